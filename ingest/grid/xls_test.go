package grid

import (
	"bytes"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func oldXLS(stream []byte) []byte { return oleFile([]string{"Workbook"}, stream) }

// cell is the beginning of the records of cells.
func cell(row, col, xf uint16) []byte { return packed(row, col, xf) }

// formats defines cell styles 0 General, 1 a date, 2 a custom date, 3 a code of 4 digits.
func formats(w *biffWriter) {
	w.record(0x041e, uint16(164), text8("yyyy-mm-dd"))
	w.record(0x041e, uint16(165), text8("0000"))
	for _, format := range []uint16{0, 16, 164, 165} {
		w.record(0x00e0, uint16(0), format, [16]byte{})
	}
}

func TestXLS(t *testing.T) {
	tests := []struct {
		name    string
		globals func(w *biffWriter)
		fill    func(w *biffWriter)
		want    []numbered
	}{
		{"numbers", nil, func(w *biffWriter) {
			w.record(0x0203, cell(0, 0, 0), 0.1)
			w.record(0x0203, cell(0, 1, 0), -5.0)
			w.record(0x027e, cell(0, 2, 0), rkInteger(-5, false))
			w.record(0x027e, cell(0, 3, 0), rkInteger(1234, true))
			w.record(0x027e, cell(0, 4, 0), rkFloat(1.5))
			w.record(0x0203, cell(0, 5, 0), math.Copysign(0, -1))
			w.record(0x0203, cell(0, 6, 0), 65124716.0)
			w.record(0x0203, cell(0, 7, 0), 1e-9)
			w.record(0x027e, cell(0, 8, 0), rkInteger(-12345, true))
			w.record(0x00bd, uint16(2), uint16(1), uint16(0), rkInteger(7, false), uint16(0), rkFloat(0.25), uint16(2))
		}, []numbered{{1, []string{"0.1", "-5", "-5", "12.34", "1.5", "0", "65124716", "1e-09", "-123.45"}}, {3, []string{"", "7", "0.25"}}}},
		{"texts", func(w *biffWriter) {
			w.record(0x00fc, uint32(3), uint32(3), text16("เลย"), text8("Loei"),
				// rich text: 1 run of 4 bytes; reading aid of 3 bytes
				uint16(2), uint8(0x0d), uint16(1), uint32(3), wideChars("กข"), uint32(0), "aid")
		}, func(w *biffWriter) {
			w.record(0x00fd, cell(0, 0, 0), uint32(0))
			w.record(0x00fd, cell(0, 1, 0), uint32(1))
			w.record(0x00fd, cell(0, 2, 0), uint32(2))
			w.record(0x0204, cell(1, 0, 0), text16("ตาย"))
			w.record(0x00d6, cell(1, 1, 0), text8("rich"), uint16(1), uint32(0))
		}, []numbered{{1, []string{"เลย", "Loei", "กข"}}, {2, []string{"ตาย", "rich"}}}},
		{"formulas and their results", nil, func(w *biffWriter) {
			rest := packed(uint16(0), uint32(0), uint16(0))
			w.record(0x0006, cell(0, 0, 0), 2.5, rest)
			w.record(0x0006, cell(0, 1, 0), uint8(0), [5]byte{}, uint16(0xffff), rest)
			w.record(0x04bc, [8]byte{}) // a shared formula may stand before the text
			w.record(0x0207, text16("รวม"))
			w.record(0x0006, cell(0, 2, 0), uint8(1), uint8(0), uint8(1), [3]byte{}, uint16(0xffff), rest)
			w.record(0x0006, cell(0, 3, 0), uint8(2), uint8(0), uint8(0x07), [3]byte{}, uint16(0xffff), rest)
			w.record(0x0006, cell(0, 4, 0), uint8(3), [5]byte{}, uint16(0xffff), rest)
			w.record(0x0205, cell(0, 5, 0), uint8(1), uint8(0))
			w.record(0x0205, cell(0, 6, 0), uint8(0x2a), uint8(1))
		}, []numbered{{1, []string{"2.5", "รวม", "TRUE", "#DIV/0!", "", "TRUE", "#N/A"}}}},
		{"formats", formats, func(w *biffWriter) {
			w.record(0x0203, cell(0, 0, 1), 45295.0)
			w.record(0x0203, cell(0, 1, 2), 45295.5)
			w.record(0x027e, cell(0, 2, 3), rkInteger(501, false))
			w.record(0x0203, cell(0, 3, 0), 45295.0)
		}, []numbered{{1, []string{"2024-01-04", "2024-01-04 12:00:00", "0501", "45295"}}}},
		{"days since 1904", func(w *biffWriter) { w.record(0x0022, uint16(1)); formats(w) }, func(w *biffWriter) {
			w.record(0x0203, cell(0, 0, 1), 43833.0)
		}, []numbered{{1, []string{"2024-01-04"}}}},
		{"merged cells", nil, func(w *biffWriter) {
			w.record(0x0204, cell(0, 0, 0), text16("ปี"))
			w.record(0x0204, cell(1, 0, 0), text8("x"))
			w.record(0x027e, cell(1, 2, 0), rkInteger(3, false))
			w.record(0x027e, cell(2, 2, 0), rkInteger(4, false))
			w.record(0x00e5, uint16(2), uint16(0), uint16(0), uint16(0), uint16(2), uint16(1), uint16(2), uint16(0), uint16(1))
		}, []numbered{{1, []string{"ปี", "ปี", "ปี"}}, {2, []string{"x", "x", "3"}}, {3, []string{"x", "x", "4"}}}},
		{"blanks, a chart in the sheet, cells out of order", nil, func(w *biffWriter) {
			w.record(0x0204, cell(3, 1, 0), text8("b"))
			w.record(0x0809, uint16(0x0600), uint16(0x0020), uint64(0), uint32(0))
			w.record(0x0203, cell(0, 0, 0), 99.0)
			w.record(0x000a)
			w.record(0x0201, cell(3, 7, 0))
			w.record(0x0204, cell(1, 0, 0), text8("a"))
		}, []numbered{{2, []string{"a"}}, {4, []string{"", "b"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			stream := oneSheet(tt.globals, tt.fill)
			for form, data := range map[string][]byte{"in a compound file": oldXLS(stream), "bare": stream} {
				rows, b, err := readAll(t, data, Options{})
				if diff := cmp.Diff(tt.want, rows); err != nil || diff != "" {
					t.Fatalf("%s: %v (-want +got):\n%s", form, err, diff)
				}
				if b.Sheet != "ชาย" || b.Encoding != "" {
					t.Errorf("sheet %q, encoding %q", b.Sheet, b.Encoding)
				}
			}
		})
	}
}

// The table of texts is cut into records of at most 8,224 bytes, wherever that falls.
func TestXLSTextsAcrossRecords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := rapid.SliceOfN(rapid.StringOf(rapid.SampledFrom([]rune("aกé"))), 1, 6).Draw(rt, "texts")
		w := &biffWriter{}
		kind, record := uint16(0x00fc), packed(uint32(len(want)), uint32(len(want)))
		flush := func() {
			w.record(kind, record)
			kind, record = 0x003c, nil
		}
		cutHere := func() bool { return rapid.IntRange(0, 3).Draw(rt, "cut") == 0 }
		for _, s := range want {
			chars := []rune(s)
			runs, aids := rapid.IntRange(0, 2).Draw(rt, "runs"), rapid.IntRange(0, 5).Draw(rt, "aids")
			narrow := func(rest []rune) bool {
				for _, c := range rest {
					if c > 0xff {
						return false
					}
				}
				return rapid.Bool().Draw(rt, "narrow")
			}
			one := narrow(chars)
			flags := uint8(0x0c)
			if !one {
				flags |= 1
			}
			if cutHere() {
				flush()
			}
			record = append(record, packed(uint16(len(chars)), flags, uint16(runs), uint32(aids))...)
			for i, c := range chars {
				if i > 0 && cutHere() {
					flush()
					one = narrow(chars[i:])
					record = append(record, map[bool]byte{true: 0, false: 1}[one])
				}
				if one {
					record = append(record, byte(c))
				} else {
					record = append(record, packed(uint16(c))...)
				}
			}
			for range 4*runs + aids {
				if cutHere() {
					flush()
				}
				record = append(record, 0xee)
			}
		}
		flush()
		r := &records{stream: w.Bytes()}
		_, data, err := r.next()
		if err != nil {
			rt.Fatal(err)
		}
		got, err := sharedTexts(r.continued(data))
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			rt.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

// Any number that a workbook can hold comes back as the same float64.
func TestXLSNumbersRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := rapid.Float64().Draw(rt, "number")
		rows, _, err := readAll(t, oneSheet(nil, func(w *biffWriter) { w.record(0x0203, cell(0, 0, 0), want) }), Options{})
		if err != nil || len(rows) != 1 {
			rt.Fatal(rows, err)
		}
		if got, err := strconv.ParseFloat(rows[0].Cells[0], 64); err != nil || got != want {
			rt.Fatalf("%v came back as %s", want, rows[0].Cells[0])
		}
	})
}

func TestXLSSheets(t *testing.T) {
	text := func(s string) func(w *biffWriter) {
		return func(w *biffWriter) { w.record(0x0204, cell(0, 0, 0), text16(s)) }
	}
	data := oldXLS(xlsStream(nil, xlsSheet{name: "กราฟ", kind: 2}, xlsSheet{name: "ซ่อน", state: 1, fill: text("hidden")},
		xlsSheet{name: "ว่าง"}, xlsSheet{name: "ชาย", fill: text("men")}, xlsSheet{name: "ลับ", state: 2, fill: text("very hidden")}))
	rows, b, err := readAll(t, data, Options{})
	if err != nil || b.Sheet != "ชาย" || rows[0].Cells[0] != "men" {
		t.Fatalf("%v, %v", rows, err)
	}
	want := []Sheet{{"ซ่อน", true}, {"ว่าง", false}, {"ชาย", false}, {"ลับ", true}}
	if diff := cmp.Diff(want, b.Sheets()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if rows, _, err := readAll(t, data, Options{Sheet: "ซ่อน"}); err != nil || rows[0].Cells[0] != "hidden" {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestXLSRefuses(t *testing.T) {
	good := oldXLS(oneSheet(nil, func(w *biffWriter) { w.record(0x0203, cell(0, 0, 0), 1.0) }))
	old := &biffWriter{}
	old.record(0x0809, uint16(0x0500), uint16(0x0005), uint32(0))
	cut := oneSheet(nil, func(w *biffWriter) { w.record(0x0203, cell(0, 0, 0), 1.0) })
	tests := []struct {
		name string
		data []byte
		says string
	}{
		{"Excel 95 stream", oleFile([]string{"Book"}, old.Bytes()), "Excel 95 or older"},
		{"Excel 95 under the new name", oldXLS(old.Bytes()), "Excel 95 or older"},
		{"simple writer of the old format", packed(uint16(0x0809), uint16(8), uint16(0), uint16(0x10), uint32(0), uint16(0x0a), uint16(0)), "Excel 95 or older"},
		{"Excel 4", []byte("\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00"), "Excel 4 or older"},
		{"password", oldXLS(oneSheet(func(w *biffWriter) { w.record(0x002f, [6]byte{}) }, nil)), "protected by a password"},
		{"Word", oleFile([]string{"WordDocument"}, nil), "document"},
		{"other", oleFile([]string{"Contents"}, nil), "without a workbook"},
		{"rights management", oleFile([]string{"EncryptedPackage"}, nil), "rights management"},
		{"cut off in a record", cut[:len(cut)-7], "damaged or cut off: a record is cut off"},
		{"cut off between records", cut[:len(cut)-4], "damaged or cut off"},
		{"half of the file", good[:len(good)/2], "damaged or cut off"},
		{"no more than the signature", good[:8], "damaged or cut off"},
		{"missing text", oneSheet(nil, func(w *biffWriter) { w.record(0x00fd, cell(4, 3, 0), uint32(7)) }), `sheet "ชาย", cell D5: the cell refers to text "7", which is missing`},
		{"no number", oneSheet(nil, func(w *biffWriter) { w.record(0x0203, cell(0, 1, 0), math.NaN()) }), `sheet "ชาย", cell B1: the cell holds bytes that are no number`},
		{"too wide", oneSheet(nil, func(w *biffWriter) { w.record(0x0203, cell(0, 256, 0), 1.0) }), "more than 256 columns"},
		{"short record", oneSheet(nil, func(w *biffWriter) { w.record(0x0203, cell(0, 0, 0), uint32(1)) }), "shorter than its kind allows"},
		{"damaged texts", oneSheet(func(w *biffWriter) { w.record(0x00fc, uint32(9), uint32(9), text8("a")) }, nil), "table of texts"},
		{"no sheet", xlsStream(nil), "no sheet of the workbook has cells"},
		{"empty sheet", oneSheet(nil, nil), "no sheet of the workbook has cells"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(t, tt.data, Options{})
			var located *Error
			if !errors.As(err, &located) || !strings.Contains(err.Error(), tt.says) || located.Hint == "" {
				t.Errorf("got %v, want an error with %q and a hint", err, tt.says)
			}
		})
	}
}

// Every beginning of a file is refused or read, and nothing is made up.
func TestTruncatedXLS(t *testing.T) {
	stream := oneSheet(func(w *biffWriter) { w.record(0x00fc, uint32(1), uint32(1), text16("เลย")) }, func(w *biffWriter) {
		for i := range uint16(300) {
			w.record(0x00fd, cell(i, 0, 0), uint32(0))
			w.record(0x027e, cell(i, 1, 0), rkInteger(int32(i), false))
		}
	})
	for n := 8; n < len(stream); n += 13 {
		if rows, _, err := readAll(t, stream[:n], Options{}); err == nil {
			t.Fatalf("%d of %d bytes: %d rows", n, len(stream), len(rows))
		}
	}
	data := oldXLS(stream)
	for n := 8; n < len(data); n += 512 {
		if rows, _, err := readAll(t, data[:n], Options{}); err == nil && len(rows) != 300 {
			t.Fatalf("%d of %d bytes: %d rows", n, len(data), len(rows))
		}
	}
}

func FuzzXLS(f *testing.F) {
	stream := xlsStream(func(w *biffWriter) {
		formats(w)
		w.record(0x00fc, uint32(2), uint32(2), text16("เลย"), uint16(3), uint8(0), "ab")
		w.record(0x003c, uint8(1), wideChars("ก"))
	}, xlsSheet{name: "ชาย", fill: func(w *biffWriter) {
		w.record(0x00fd, cell(0, 0, 0), uint32(1))
		w.record(0x00bd, uint16(1), uint16(0), uint16(3), rkInteger(501, false), uint16(1), rkFloat(45000), uint16(1))
		w.record(0x0006, cell(2, 0, 0), uint8(0), [5]byte{}, uint16(0xffff), [8]byte{})
		w.record(0x0207, text8("x"))
		w.record(0x0205, cell(2, 1, 0), uint8(7), uint8(1))
		w.record(0x0204, cell(3, 1, 0), text8("y"))
		w.record(0x00e5, uint16(1), uint16(0), uint16(2), uint16(0), uint16(3))
	}}, xlsSheet{name: "b", state: 1})
	f.Add(stream)
	f.Add(oldXLS(stream))
	f.Add(oleFile([]string{"EncryptionInfo", "EncryptedPackage"}, []byte("\x04\x00\x04\x00"), nil))
	f.Add(oleFile([]string{"EncryptionInfo", "EncryptedPackage"}, []byte("\x04\x00\x04\x00\x40\x00\x00\x00"+`<encryption><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" hashAlgorithm="SHA512" saltValue="AAAA"/>`+
		`<keyEncryptors><keyEncryptor><encryptedKey spinCount="9" saltSize="16" blockSize="16" keyBits="256" hashSize="64" hashAlgorithm="SHA512" saltValue="AAAA" encryptedKeyValue="AAAA"/></keyEncryptor></keyEncryptors></encryption>`), make([]byte, 64)))
	for _, data := range realFiles(f, ".xls") {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.HasPrefix(data, []byte("\xd0\xcf")) {
			data = append([]byte("\x09\x08\x10\x00"), data[min(4, len(data)):]...)
		}
		checkRowsAs(t, data, Options{Password: "1234"})
	})
}
