package grid

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// numbered is a row with the number it was given.
type numbered struct {
	Row   int
	Cells []string
}

func readAll(t testing.TB, data []byte, opt Options) ([]numbered, *Book, error) {
	t.Helper()
	b, err := Read(bytes.NewReader(data), "deaths.csv", opt)
	if err != nil {
		return nil, nil, err
	}
	t.Cleanup(func() { b.Close() })
	var rows []numbered
	err = b.Rows(func(row int, cells []string) error {
		rows = append(rows, numbered{row, append([]string(nil), cells...)})
		return nil
	})
	return rows, b, err
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func TestCell(t *testing.T) {
	tests := []struct {
		row, col int
		want     string
	}{
		{1, 0, "A1"}, {14, 3, "D14"}, {2, 25, "Z2"}, {2, 26, "AA2"}, {9, 701, "ZZ9"}, {9, 702, "AAA9"}, {MaxSheetRows, MaxColumns - 1, "XFD1048576"},
	}
	for _, tt := range tests {
		if got := Cell(tt.row, tt.col); got != tt.want {
			t.Errorf("Cell(%d, %d) = %s, want %s", tt.row, tt.col, got, tt.want)
		}
		if row, col, ok := parseCell(tt.want); !ok || row != tt.row || col != tt.col {
			t.Errorf("parseCell(%s) = %d, %d, %v", tt.want, row, col, ok)
		}
	}
	for _, bad := range []string{"", "A", "1", "A0", "A-1", "A+1", "XFE1", "A1048577", "AAAA1", "A1B", "ก1"} {
		if row, col, ok := parseCell(bad); ok {
			t.Errorf("parseCell(%q) = %d, %d", bad, row, col)
		}
	}
}

func TestError(t *testing.T) {
	tests := []struct {
		err  *Error
		want string
	}{
		{(&Book{File: "deaths.xlsx", Sheet: "ชาย"}).Errorf(14, 3, "", "deaths %q is not a number", "1,2O4"), `deaths.xlsx: sheet "ชาย", cell D14: deaths "1,2O4" is not a number`},
		{(&Book{File: "ตาย.csv"}).Errorf(2, 0, "", "blank"), "ตาย.csv: cell A2: blank"},
		{(&Book{File: "a.csv"}).Errorf(2, -1, "", "too short"), "a.csv: row 2: too short"},
		{(&Book{File: "a.xlsx", Sheet: "S"}).Errorf(0, 0, "", "no header"), `a.xlsx: sheet "S": no header`},
		{&Error{File: "a.csv", Msg: "the file is empty"}, "a.csv: the file is empty"},
	}
	for _, tt := range tests {
		if got := tt.err.Error(); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
	if err := (&Book{}).Errorf(1, 1, "", "bad: %w", io.EOF); !errors.Is(err, io.EOF) {
		t.Errorf("%v does not wrap its cause", err)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	content := []byte("\ufeffจังหวัด,ตาย\r\nเลย,12\r\n")
	path := filepath.Join(dir, "การตาย ๒๕๖๕.csv")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	want := []numbered{{1, []string{"จังหวัด", "ตาย"}}, {2, []string{"เลย", "12"}}}
	sum := sha256.Sum256(content)
	open := map[string]func() (*Book, error){
		"path":        func() (*Book, error) { return Open(path, Options{}) },
		"file system": func() (*Book, error) { return OpenFS(os.DirFS(dir), "การตาย ๒๕๖๕.csv", Options{}) },
		"stream":      func() (*Book, error) { return Read(bytes.NewReader(content), "-", Options{}) },
	}
	for name, open := range open {
		t.Run(name, func(t *testing.T) {
			b, err := open()
			if err != nil {
				t.Fatal(err)
			}
			if b.SHA256() != "" {
				t.Error("a hash before the file was read")
			}
			var rows []numbered
			err = b.Rows(func(row int, cells []string) error {
				rows = append(rows, numbered{row, append([]string(nil), cells...)})
				return nil
			})
			if diff := cmp.Diff(want, rows); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if b.SHA256() != hex.EncodeToString(sum[:]) {
				t.Errorf("hash %s", b.SHA256())
			}
			if err := errors.Join(b.Close(), b.Close()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestHashIsOfThePackedFile(t *testing.T) {
	packed := gzipped([]byte("a,b\n1,2\n"))
	_, b, err := readAll(t, packed, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(packed); b.SHA256() != hex.EncodeToString(sum[:]) {
		t.Errorf("hash %s", b.SHA256())
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(filepath.Join(dir, "ไม่มี.csv"), Options{})
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasSuffix(err.Error(), "ไม่มี.csv: no such file") {
		t.Errorf("missing file: %v", err)
	}
	if _, err := OpenFS(fstest.MapFS{}, "x.csv", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file in a file system: %v", err)
	}
	if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("folder: %v", err)
	}
}

func TestRefusedContainers(t *testing.T) {
	tests := []struct {
		name, content, says string
	}{
		{"empty", "", "empty"},
		{"empty gzip", string(gzipped(nil)), "empty"},
		{"old xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "damaged or cut off"},
		{"html without a table", "\ufeff<html><form>log in</form></html>", "web page without a table"},
		{"html in capitals", "\r\n <TABLE border=1>", "web page without a table"},
		{"web archive", "MIME-Version: 1.0\nContent-Type: multipart/related", "web archive"},
		{"json", "{\"deaths\": 1}", "JSON"},
		{"rtf", "{\\rtf1 a}", "RTF"},
		{"utf-32", "\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"},
		{"xml spreadsheet", "<?xml version=\"1.0\"?><Workbook>", "XML"},
		{"pdf", "%PDF-1.7\n", "PDF"},
		{"binary", "some text and then\x00\x01\x02 not much, but binary", "binary"},
		{"gzip in gzip", string(gzipped(gzipped([]byte("a,b\n")))), "inside a gzip"},
		{"truncated gzip", string(gzipped([]byte(strings.Repeat("a,b,c\n1,2,3\n", 50))))[:30], "ends too early"},
		{"damaged zip", "PK\x03\x04 and no more", "damaged or cut off"},
		{"odt", zipped("mimetype", "application/vnd.oasis.opendocument.text"), "document"},
		{"zip of two files", zipped("deaths.csv", "a,b\n", "people.csv", "a,b\n"), "this is a zip file of 2 files, not a workbook"},
		{"zip of no file", zipped("folder/", ""), "this is a zip file of 0 files, not a workbook"},
		{"zip in a zip", zipped("a.zip", zipped("b.csv", "a,b\n")), "this is a zip file inside a zip file"},
		{"Numbers", zipped("Index/Document.iwa", "", "preview.jpg", ""), "Apple's Numbers"},
		{"word", zipped("[Content_Types].xml", "", "word/document.xml", ""), "document"},
		{"xlsb", zipped("[Content_Types].xml", "", "xl/workbook.bin", ""), "binary workbook"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { refused(t, []byte(tt.content), Options{}, tt.says) })
	}
}

// refused holds that a file is refused with a place, a reason and advice.
func refused(t *testing.T, data []byte, opt Options, says string) {
	t.Helper()
	_, _, err := readAll(t, data, opt)
	var located *Error
	if !errors.As(err, &located) || !strings.Contains(err.Error(), says) || !strings.HasPrefix(err.Error(), "deaths.csv: ") {
		t.Errorf("got %v, want an error with %q", err, says)
	} else if located.Hint == "" {
		t.Errorf("%v: no hint", err)
	}
}

// A truncated gzip whose head is whole is found while its rows are read.
func TestTruncatedGzipAfterHead(t *testing.T) {
	var text bytes.Buffer
	for i := 0; text.Len() < 4*headBytes; i++ {
		sum := sha256.Sum256([]byte{byte(i), byte(i >> 8)})
		text.WriteString(hex.EncodeToString(sum[:]) + ",1\n")
	}
	packed := gzipped(text.Bytes())
	rows, _, err := readAll(t, packed[:len(packed)-len(packed)/4], Options{})
	if err == nil || !strings.Contains(err.Error(), "ends too early") || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v after %d rows", err, len(rows))
	}
}

func TestLimitReader(t *testing.T) {
	for _, tt := range []struct {
		size, limit int64
		fails       bool
	}{{10, 10, false}, {9, 10, false}, {11, 10, true}, {0, 0, false}, {1, 0, true}} {
		got, err := io.ReadAll(&limitReader{r: bytes.NewReader(make([]byte, tt.size)), left: tt.limit})
		if errors.Is(err, errTooLarge) != tt.fails || int64(len(got)) != min(tt.size, tt.limit) {
			t.Errorf("%d bytes with limit %d: %d, %v", tt.size, tt.limit, len(got), err)
		}
	}
}

func TestRowsPassesErrorsOn(t *testing.T) {
	b, err := Read(strings.NewReader("a,b\n1,2\n"), "x.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	stop := errors.New("stop")
	if err := b.Rows(func(int, []string) error { return stop }); err != stop {
		t.Errorf("got %v", err)
	}
	if b.SHA256() != "" {
		t.Error("a hash of a file that was not read to its end")
	}
}
