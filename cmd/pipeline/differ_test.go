package pipeline

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFirstDifference(t *testing.T) {
	for _, tt := range []struct{ name, file, a, b, want string }{
		{"cell", "t.csv", "x,y\n1,2\n3,4\n", "x,y\n1,2\n3,5\n", `row 2, column y: "4" here, "5" when made again`},
		{"quoted cell", "t.csv", "x,y\n\"1,0\",2\n", "x,y\n\"1,1\",2\n", `row 1, column x: "1,0" here, "1,1" when made again`},
		{"tabs", "t.tsv", "x\ty\n1\t2\n", "x\ty\n1\t3\n", `row 1, column y: "2" here, "3" when made again`},
		{"header", "t.csv", "x,y\n", "x,z\n", `header, column 2: "y" here, "z" when made again`},
		{"rows", "t.csv", "x\n1\n", "x\n1\n2\n", "1 rows here, 2 when made again"},
		{"cells", "t.csv", "x,y\n1\n", "x,y\n1,2\n", "row 1: 1 cells here, 2 when made again"},
		{"cells of the header", "t.csv", "x\n", "x,y\n", "header: 1 cells here, 2 when made again"},
		{"only line ends", "t.csv", "x\r\n1\r\n", "x\n1\n", `line 1: "x\r" here, "x" when made again`},
		{"no table", "t.csv", "\"x", "x", `line 1: "\"x" here, "x" when made again`},
		{"text", "t.md", "a\nก่ข\n", "a\nก่ค\n", `line 2: "ก่ข" here, "ก่ค" when made again`},
		{"lines", "t.md", "a\n", "a\nb\n", `line 2: "" here, "b" when made again`},
		{"bytes", "t.png", "\xff\x00", "\xff\x01", "byte 2"},
		{"same", "t.md", "a", "a", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			a, b := filepath.Join(dir, tt.file), filepath.Join(dir, "again")
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

func TestShell(t *testing.T) {
	for want, args := range map[string][]string{
		"le run":                      {"run"},
		"le run ''":                   {"run", ""},
		`le x '--area=a b' 'it'\''s'`: {"x", "--area=a b", "it's"},
		"le x --area=เลย":             {"x", "--area=เลย"},
	} {
		if got := shell(args); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
