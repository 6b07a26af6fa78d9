package grid

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestRowCells: the cells of a row are the same as bytes and as strings, in whatever
// order they are asked for, and whether they came from a text file or a workbook.
func TestRowCells(t *testing.T) {
	cell := rapid.SampledFrom([]string{"", " ", "a", "เลย", "1,2", "say \"hi\"", "x\ny"})
	rapid.Check(t, func(t *rapid.T) {
		var rows [][]string
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			rows = append(rows, rapid.SliceOfN(cell, 2, 5).Draw(t, "row"))
		}
		var file bytes.Buffer
		var filled []numbered
		for i, row := range rows {
			for j, c := range row {
				if j > 0 {
					file.WriteByte(',')
				}
				file.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
			}
			file.WriteByte('\n')
			if !blank(row) {
				filled = append(filled, numbered{i + 1, row})
			}
		}
		fromText, err := Read(&file, "rows.csv", Options{})
		if err != nil {
			t.Fatal(err)
		}
		fromSheet := &Book{in: newInput(strings.NewReader(""), 0, Options{}), each: func(fn func(int, []string) error) error {
			for _, row := range filled {
				if err := fn(row.Row, row.Cells); err != nil {
					return err
				}
			}
			return nil
		}}
		stringsFirst := rapid.Bool().Draw(t, "strings first")
		for _, book := range []*Book{fromText, fromSheet} {
			var got []numbered
			if err := book.Scan(func(r *Row) error {
				if stringsFirst {
					r.Strings()
				}
				var cells []string
				for i := range r.Len() {
					cells = append(cells, string(r.Cell(i)))
				}
				if diff := cmp.Diff(cells, r.Strings()); diff != "" || r.Cell(-1) != nil || r.Cell(r.Len()) != nil {
					t.Fatalf("row %d (-Cell +Strings):\n%s", r.N, diff)
				}
				if want := strings.TrimSpace(strings.Join(cells, "")) == ""; r.Blank() != want {
					t.Fatalf("Blank of %q is %t", cells, r.Blank())
				}
				got = append(got, numbered{r.N, cells})
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(filled, got); diff != "" {
				t.Fatalf("(-written +read):\n%s", diff)
			}
		}
	})
}

func TestRowOf(t *testing.T) {
	r := RowOf(7, []string{"a", "เลย"})
	if r.N != 7 || r.Len() != 2 || string(r.Cell(1)) != "เลย" || r.Cell(2) != nil {
		t.Errorf("%+v", r)
	}
}

// TestOnRead: it is told of every piece up to the last byte, and its error ends the
// reading.
func TestOnRead(t *testing.T) {
	text := "a,b\n" + strings.Repeat("1,2\n", headBytes)
	for name, data := range map[string][]byte{"plain": []byte(text), "gzip": gzipped([]byte(text))} {
		t.Run(name, func(t *testing.T) {
			last := int64(0)
			book, err := Read(bytes.NewReader(data), name, Options{OnRead: func(done, size int64) error {
				if done <= last || size != 0 {
					t.Errorf("%d of %d bytes after %d", done, size, last)
				}
				last = done
				return nil
			}})
			if err != nil {
				t.Fatal(err)
			}
			if err := book.Rows(func(int, []string) error { return nil }); err != nil || last != int64(len(data)) {
				t.Errorf("%d of %d bytes: %v", last, len(data), err)
			}
		})
	}
	stop := errors.New("stop")
	for name, after := range map[string]int64{"at once": 0, "in the middle": headBytes + 1} {
		t.Run(name, func(t *testing.T) {
			book, err := Read(io.LimitReader(strings.NewReader(text), int64(len(text))), "deaths.csv", Options{OnRead: func(done, _ int64) error {
				if done > after {
					return stop
				}
				return nil
			}})
			if err == nil {
				err = book.Rows(func(int, []string) error { return nil })
			}
			if err != stop {
				t.Errorf("got %v, want the error as it is", err)
			}
		})
	}
}
