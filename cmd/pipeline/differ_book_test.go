package pipeline

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/table"
)

// book writes a workbook of one column.
func book(t *testing.T, column string, meta any, values ...any) string {
	t.Helper()
	b := table.New([]table.Column{{Name: column}})
	for _, v := range values {
		b.Append(v)
	}
	var text bytes.Buffer
	if err := report.WriteTable(&text, b.Table(), table.Options{Meta: meta}); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// remarked is a packed file with a remark at the end of one part.
func remarked(t *testing.T, packed, part string) string {
	t.Helper()
	r, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	w := zip.NewWriter(&text)
	for _, f := range r.File {
		if f.Name != part {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.Create(part)
		if err == nil {
			_, err = io.Copy(out, io.MultiReader(in, strings.NewReader("<!-- -->")))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestFirstBookDifference(t *testing.T) {
	meta := map[string]string{"method": "half"}
	for _, tt := range []struct{ name, a, b, want string }{
		{"cell", book(t, "x", nil, "a", "b"), book(t, "x", nil, "a", "ค"), `sheet "data", cell A3: "b" here, "ค" when made again`},
		{"rows", book(t, "x", nil, "a"), book(t, "x", nil, "a", "b"), `sheet "data", cell A3: "" here, "b" when made again`},
		{"sheets", book(t, "x", nil, "a"), book(t, "x", meta, "a"), `sheets: ["data"] here, ["data" "meta"] when made again`},
		{"styles", book(t, "x", nil, "a"), remarked(t, book(t, "x", nil, "a"), "xl/styles.xml"), "no cell, but the part xl/styles.xml"},
		{"no workbook", "a", "b", `line 1: "a" here, "b" when made again`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			a, b := filepath.Join(dir, "t.xlsx"), filepath.Join(dir, "again")
			for name, text := range map[string]string{a: tt.a, b: tt.b} {
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got := firstDifference(a, b); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
