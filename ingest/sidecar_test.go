package ingest_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/ingest"
)

// sidecarFile writes one file and names it.
func sidecarFile(t testing.TB, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "side.csv")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestReadAx(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       map[int]float64
	}{
		{"plain", "age,ax\n0,0.1\n1-4,1.5\n5-9,2.5\n85+,6\n", map[int]float64{0: 0.1, 1: 1.5, 5: 2.5, 85: 6}},
		{"other columns, other order", "n,AX,note,Age\n1,0.1,from box 3.1,0\n5,2.5,,5-9\n", map[int]float64{0: 0.1, 5: 2.5}},
		{"nameless columns", ",age,,ax,\nx,0,y,0.1,z\n", map[int]float64{0: 0.1}},
		{"Thai", "อายุ,ax\nต่ำกว่า 1 ปี,๐.๑\n๑-๔ ปี, ๑.๕ \n", map[int]float64{0: 0.1, 1: 1.5}},
		{"semicolons", "age;ax\n0;0.1\n", map[int]float64{0: 0.1}},
		{"exponent", "age,ax\n0,1e-1\n", map[int]float64{0: 0.1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := sidecarFile(t, c.text)
			got, input, err := ingest.ReadAx(name)
			if err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			if input.Name != name || len(input.SHA256) != 64 {
				t.Errorf("the file read is named %+v", input)
			}
		})
	}
}

// TestSidecarErrors wants every message to say where, what and what to do.
func TestSidecarErrors(t *testing.T) {
	ax := func(name string) error { _, _, err := ingest.ReadAx(name); return err }
	health := func(name string) error { _, err := ingest.ReadHealth(name); return err }
	for _, c := range []struct {
		name string
		read func(string) error
		text string
		want string // beside the name of the file
	}{
		{"empty", ax, "", ": the file is empty"},
		{"header alone", ax, "age,ax\n", ": there are no values in it"},
		{"no column", ax, "age,a\n0,0.1\n", ": row 1: there is no column ax"},
		{"a column twice", ax, "age,ax,อายุ\n0,0.1,0\n", ": cell C1: a second column age"},
		{"age twice", ax, "age,ax\n0,0.1\n0,0.2\n", ": cell A3: a second value for age 0"},
		{"the same start twice", ax, "age,ax\n0,0.1\n0-4,0.2\n", ": cell A3: a second value for age 0"},
		{"no age", ax, "age,ax\nyoung,0.1\n", `: cell A2: age "young"`},
		{"a date for an age", ax, "age,ax\n1,1\n4-Jan,0.1\n", ": this is a date"},
		{"a blank age", ax, "age,ax\n,0.1\n", ": cell A2: age is blank"},
		{"all ages", ax, "age,ax\nรวม,0.1\n", ": cell A2: age is no age group"},
		{"no number", ax, "age,ax\n0,O.1\n", `: cell B2: ax "O.1" is not a number`},
		{"nothing", ax, "age,ax\n0\n", `: cell B2: ax "" is not a number`},
		{"NaN", ax, "age,ax\n0,NaN\n", `ax "NaN" is not a number`},
		{"infinite", ax, "age,ax\n0,Inf\n", `ax "Inf" is not a number`},
		{"negative", ax, "age,ax\n0,-0.1\n", `ax "-0.1" is not a number`},
		{"too many", ax, "age,ax\n" + strings.Repeat("0,0.1\n", 100001), "more than 100000 rows"},

		{"no prevalence", health, "age,n\n0+,5\n", ": row 1: there is no column prevalence"},
		{"above one", health, "age,prevalence\n0+,12\n", ": cell B2: prevalence 12 is above 1"},
		{"above 100 %", health, "age,prevalence\n0+,101%\n", ": cell B2: prevalence 1.01 is above 1"},
		{"no sex", health, "sex,age,prevalence\nx,0+,0.1\n", `: cell A2: sex "x" is not known`},
		{"unknown sex", health, "sex,age,prevalence\nunknown,0+,0.1\n", `: cell A2: sex "unknown" is not known`},
		{"n no number", health, "age,prevalence,n\n0+,0.1,many\n", `: cell C2: n "many" is not a number`},
		{"overlap", health, "age,prevalence\n0-9,0.1\n5+,0.1\n", ": cell A3: age 5+ overlaps age 0-9 of row 2"},
		{"another area", health, "area,age,prevalence\nก,0+,0.1\nข,0+,0.2\n", ": cell B3: age 0+ overlaps age 0+ of row 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := sidecarFile(t, c.text)
			err := c.read(name)
			if err == nil {
				t.Fatal("no error")
			}
			if got := err.Error(); !strings.HasPrefix(got, name+": ") || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	for _, read := range []func(string) error{ax, health} {
		if err := read(filepath.Join(t.TempDir(), "none.csv")); err == nil || !strings.Contains(err.Error(), "none.csv: no such file") {
			t.Errorf("got %v", err)
		}
	}
}

// FuzzSidecars wants no panic, and of what is accepted only usable numbers.
func FuzzSidecars(f *testing.F) {
	f.Add("age,ax\n0,0.1\n1-4,1.5\n85+,6\n")
	f.Add("อายุ,ความชุก,เพศ,จำนวนตัวอย่าง\n๐-๙ ปี,10%,ชาย,100\n10 ปีขึ้นไป,40 %,ชาย,100\n")
	f.Add("sex,age,prevalence,n\nboth,0-130,0.5,1e12\nmale,0+,1,0\n")
	f.Add("age,prevalence\n0-4,0.1\n3-9,0.1\n")
	f.Add("age,prevalence,age,ax\n0+,0.1,5+,1e-320\n")
	f.Fuzz(func(t *testing.T, text string) {
		name := sidecarFile(t, text)
		if values, _, err := ingest.ReadAx(name); err == nil {
			if len(values) == 0 {
				t.Error("no values and no error")
			}
			for age, v := range values {
				if age < 0 || age > 130 || !(v >= 0 && v <= 1e12) {
					t.Errorf("age %d, ax %v", age, v)
				}
			}
		}
		if h, err := ingest.ReadHealth(name); err == nil {
			checkHealth(t, h)
		}
	})
}

// diff reports a difference, if there is one.
func diff(t *testing.T, what string, want, got any, opts ...cmp.Option) {
	t.Helper()
	if d := cmp.Diff(want, got, opts...); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
