package grid

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestPassword(t *testing.T) {
	const password = "รหัส-1234"
	plain := saved(t, func(f *excelize.File) { f.SetCellValue("Sheet1", "B2", "ลับ") })
	locked, err := excelize.Encrypt(plain, &excelize.Options{Password: password})
	if err != nil {
		t.Fatal(err)
	}
	rows, _, err := readAll(t, locked, Options{Password: password})
	if diff := cmp.Diff([]numbered{{2, []string{"", "ลับ"}}}, rows); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if rows, _, err := readAll(t, plain, Options{Password: password}); err != nil || len(rows) != 1 {
		t.Errorf("a password that is not needed: %v", err)
	}
	for name, tt := range map[string]struct {
		data            []byte
		password, wants string
	}{
		"none":         {locked, "", "deaths.csv: the workbook is protected by a password"},
		"wrong":        {locked, "1234", "deaths.csv: the password does not open the workbook"},
		"cut off":      {locked[:len(locked)/2], password, "deaths.csv: the workbook is damaged or cut off"},
		"no mechanism": {oleFile([]string{"EncryptionInfo", "EncryptedPackage"}, []byte("\x04\x00\x04\x00????"), nil), password, "deaths.csv: the workbook is damaged or cut off"},
		"endless rounds": {oleFile([]string{"EncryptionInfo", "EncryptedPackage"}, []byte("\x04\x00\x04\x00\x40\x00\x00\x00"+`<encryption><e spinCount="999999999"/></encryption>`), nil), password,
			"deaths.csv: the workbook is damaged or cut off: its encryption asks for 999999999 rounds or bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := readAll(t, tt.data, Options{Password: tt.password})
			var located *Error
			if !errors.As(err, &located) || !strings.HasPrefix(err.Error(), tt.wants) || located.Hint == "" {
				t.Fatalf("got  %v\nwant %s", err, tt.wants)
			}
			if strings.Contains(err.Error()+located.Hint, tt.password) && tt.password != "" {
				t.Error("the password stands in the message")
			}
			if name == "none" && !strings.Contains(located.Hint, "--password-env") {
				t.Errorf("hint %q", located.Hint)
			}
		})
	}
}

// The counts of sectors in the header ask for memory.
func TestOLEHeaderCounts(t *testing.T) {
	good := oldXLS(oneSheet(nil, func(w *biffWriter) { w.record(0x0203, cell(0, 0, 0), 1.0) }))
	for _, at := range []int{40, 44, 64, 72} {
		data := bytes.Clone(good)
		copy(data[at:], "\xff\xff\xff\xff")
		if _, _, err := readAll(t, data, Options{}); err == nil || !strings.Contains(err.Error(), "damaged or cut off") {
			t.Errorf("count at %d: %v", at, err)
		}
	}
}

// A workbook embedded in another is no part of it, and an old copy beside the new stream
// is passed over.
func TestOLEStreams(t *testing.T) {
	stream := oneSheet(nil, func(w *biffWriter) { w.record(0x0204, cell(0, 0, 0), text8("new")) })
	old := &biffWriter{}
	old.record(0x0809, uint16(0x0500), uint16(0x0005), uint32(0))
	rows, _, err := readAll(t, oleFile([]string{"Book", "WORKBOOK"}, old.Bytes(), stream), Options{})
	if err != nil || rows[0].Cells[0] != "new" {
		t.Errorf("%v, %v", rows, err)
	}
	large := oneSheet(nil, func(w *biffWriter) {
		for i := range uint16(60_000) {
			w.record(0x027e, cell(i, 0, 0), rkInteger(int32(i), false))
		}
	})
	rows, _, err = readAll(t, oldXLS(large), Options{})
	if err != nil || len(rows) != 60_000 || rows[59_999].Cells[0] != "59999" {
		t.Errorf("a large stream: %d rows, %v", len(rows), err)
	}
}

// Sheets of one file are read one after another; the hash is of the file.
func TestSelect(t *testing.T) {
	xlsx := saved(t, func(f *excelize.File) {
		for _, name := range []string{"ตาย", "ประชากร"} {
			f.NewSheet(name)
			set(t, f, name, map[string]any{"A1": name, "A2": "x"})
			f.MergeCell(name, "A1", "B1")
		}
	})
	b, err := Read(bytes.NewReader(xlsx), "x.xlsx", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	want := []Sheet{{"Sheet1", false}, {"ตาย", false}, {"ประชากร", false}}
	if diff := cmp.Diff(want, b.Sheets()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	sum := ""
	for _, s := range b.Sheets() {
		if err := b.Select(s.Name); err != nil {
			t.Fatal(err)
		}
		var got [][]string
		if err := b.Rows(func(_ int, cells []string) error { got = append(got, append([]string(nil), cells...)); return nil }); err != nil {
			t.Fatal(err)
		}
		if s.Name != "Sheet1" && (len(got) != 2 || got[0][1] != s.Name) || s.Name == "Sheet1" && len(got) != 0 {
			t.Errorf("%s: %q", s.Name, got)
		}
		if len(b.SHA256()) != 64 || sum != "" && b.SHA256() != sum {
			t.Errorf("hash %q after %q", b.SHA256(), sum)
		}
		sum = b.SHA256()
	}
	text, err := Read(strings.NewReader("a,b\n"), "x.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if text.Sheets() != nil || text.Select("ตาย") == nil {
		t.Error("a text file has no sheets")
	}
}
