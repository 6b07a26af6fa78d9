package cause_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

func TestParseCode(t *testing.T) {
	for _, c := range []struct {
		in, want string
		slips    string
	}{
		{"I64", "I64", ""}, {" I63.9 ", "I639", ""}, {"i64", "I64", "lower case"}, {"A17.0†", "A170", "dagger"}, {"A17.0+", "A170", "dagger"},
		{"G01*", "G01", "asterisk"}, {"I1O", "I10", "letter O for 0"}, {"EI4", "E14", "letter I for 1"}, {"El4", "E14", "letter I for 1"},
		{"eio", "E10", "lower case, letter O for 0, letter I for 1"}, {"O8O", "O80", "letter O for 0"}, {"V0123A", "V0123A", ""}, {"U07.1", "U071", ""},
	} {
		got, slips, err := cause.ParseCode(c.in)
		if err != nil || got != c.want || slips.String() != c.slips {
			t.Errorf("ParseCode(%q) = %q, %q, %v; want %q, %q", c.in, got, slips, err, c.want, c.slips)
		}
	}
	for _, bad := range []string{"", "I6", "064", "I640000", "I60-I69", "หัวใจ", "I6é", "*"} {
		if code, _, err := cause.ParseCode(bad); err == nil {
			t.Errorf("ParseCode(%q) = %q", bad, code)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{"I64", "i1o†", "A17.0*", "EI4", "\xff00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, _, err := cause.ParseCode(s)
		if err != nil {
			return
		}
		again, slips, err := cause.ParseCode(code)
		if err != nil || again != code || slips != 0 {
			t.Errorf("%q became %q, which is read as %q, %v, %v", s, code, again, slips, err)
		}
	})
}

func TestParseLabel(t *testing.T) {
	for _, c := range []struct{ in, name, codes string }{
		{"โรคหลอดเลือดในสมอง (I60-I69)", "โรคหลอดเลือดในสมอง", "I60-I69"}, {"Stroke [I60–I69, G45]", "Stroke", "I60-I69;G45"},
		{"มะเร็ง (ICD-10: C00-C97)", "มะเร็ง", "C00-C97"}, {"HIV (AIDS)", "HIV (AIDS)", ""}, {"Other", "Other", ""}, {"Other ()", "Other ()", ""},
	} {
		if name, codes := cause.ParseLabel(c.in); name != c.name || codes.String() != c.codes {
			t.Errorf("ParseLabel(%q) = %q, %q", c.in, name, codes)
		}
	}
}

func TestParseListErrors(t *testing.T) {
	for _, c := range []struct{ text, where, msg string }{
		{"", "mine.csv", "no header"},
		{"id,icd10\n", "mine.csv", "no causes"},
		{"name_en,icd10\nx,I64\n", "mine.csv", `"id" is missing`},
		{"id,icd\nx,I64\n", "mine.csv: column 2", `"icd" is not known`},
		{"# source: me\nid,icd10\nx,I64\n,I65\n", "mine.csv: line 4, column id", "empty"},
		{"id,icd10\nx,I69-I60\n", "mine.csv: line 2, column icd10", `"I69-I60" is no ICD-10 code`},
		{"id,icd10,sex\nx,I64,man\n", "mine.csv: line 2, column sex", `"man"`},
		{"id,icd10,age_from,age_to\nx,I64,15,5\n", "mine.csv: line 2, column age_to", "15 to 5"},
		{"id,icd10,age_to\nx,I64,old\n", "mine.csv: line 2, column age_to", `"old"`},
		{"id,icd10\nunmatched,I64\n", "mine.csv: line 2, column id", "kept for"},
		{"id,icd10\nx,I60,I61\n", "mine.csv: line 2, column icd10", "3 cells"},
	} {
		_, err := cause.ParseList(strings.NewReader(c.text), "mine.csv")
		problem, ok := err.(*analysis.DataError)
		if !ok || problem.Where != c.where || !strings.Contains(problem.Msg, c.msg) || problem.Hint == "" {
			t.Errorf("%q: %#v", c.text, err)
		}
	}
}

// TestListBounds: a list beyond all reason is refused, not worked through.
func TestListBounds(t *testing.T) {
	for _, text := range []string{"id,icd10\n" + strings.Repeat("a,I64\n", 31000), "id,icd10\na," + strings.Repeat("I64;", 61000), "id\n" + strings.Repeat("#", 9<<20)} {
		if _, err := cause.ParseList(strings.NewReader(text), "big.csv"); err == nil || !strings.Contains(err.Error(), "big.csv") {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

func FuzzParseList(f *testing.F) {
	f.Add("# source: me\nid,name_th,icd10\nstroke,หลอดเลือดสมอง,I60-I69\n")
	f.Add("id,name_en,sex,age_from,age_to,parent\na,Cervix (C53),female,15,,b\nb,,,,,a\n")
	f.Fuzz(func(t *testing.T, s string) {
		l, err := cause.ParseList(strings.NewReader(s), "fuzz.csv")
		if err != nil {
			return
		}
		l.Check()
		for _, leaf := range l.Leaves() {
			for _, r := range leaf.Codes {
				if _, ok := l.Find(r.To); r.From == r.To && !ok {
					t.Errorf("%s of %s is not found", r, leaf.ID)
				}
			}
		}
	})
}

func ExampleParseCode() {
	code, slips, err := cause.ParseCode("i1O")
	fmt.Println(code, slips, err)
	// Output: I10 lower case, letter O for 0 <nil>
}

func ExampleParseList() {
	list, err := cause.ParseList(strings.NewReader(`id,name_th
stroke,โรคหลอดเลือดในสมอง (I60-I69)
rest,สาเหตุอื่น (A00-I52;I70-Y98)
`), "mine.csv")
	fmt.Println(list.Items[0].TH, list.Items[0].ICD10, list.Check(), err)
	// Output: โรคหลอดเลือดในสมอง I60-I69 [] <nil>
}
