package table

import (
	"io"
	"strings"
	"testing"
)

// sample is a small result with all that a column can declare: a hidden code,
// columns equal in all rows, Thai text, the text NA, missing values.
func sample() *Table {
	b := New([]Column{
		{Name: "area_code", Hidden: true},
		{Name: "area", EN: "Area", TH: "พื้นที่", HideIfSame: true},
		{Name: "cause", EN: "Cause", TH: "สาเหตุ"},
		{Name: "gap", EN: "Gap", TH: "ผลต่าง", Kind: Float, Decimals: 2, Signed: true, Bar: true},
		{Name: "deaths", EN: "Deaths", TH: "จำนวนตาย", Kind: Int},
	})
	b.Append("42", "เลย", "น้ำ, จม", 0.25, 1234)
	b.Append("42", "เลย", `=1+"2"`, -0.5, 7)
	b.Append("42", "เลย", "NA", nil, nil)
	b.Append("42", "เลย", "เสี่ยง|ที่", -0.004, 0)
	return b.Table()
}

func empty() *Table {
	return New([]Column{{Name: "area", EN: "Area", TH: "พื้นที่", HideIfSame: true}, {Name: "n", EN: "N", Kind: Int, Bar: true}}).Table()
}

func written(t *testing.T, f Format, tb *Table, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, f, tb, o); err != nil {
		t.Fatalf("Write(%v) = %v", f, err)
	}
	return b.String()
}

// column returns the values of a column, for comparing.
func column(t *testing.T, tb *Table, name string) []any {
	t.Helper()
	col := tb.Index(name)
	if col < 0 {
		t.Fatalf("no column %q", name)
	}
	vs := make([]any, tb.Len())
	for row := range vs {
		vs[row] = tb.Value(row, col)
	}
	return vs
}

func panics(f func()) (msg string) {
	defer func() {
		if r := recover(); r != nil {
			msg, _ = r.(string)
		}
	}()
	f()
	return ""
}

// limited accepts n bytes and then fails.
type limited struct {
	n   int
	err error
}

func (l *limited) Write(p []byte) (int, error) {
	if len(p) <= l.n {
		l.n -= len(p)
		return len(p), nil
	}
	n := l.n
	l.n = 0
	return n, l.err
}

var _ io.Writer = (*limited)(nil)
