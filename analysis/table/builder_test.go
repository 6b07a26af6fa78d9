package table

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestValuesComeBack(t *testing.T) {
	b := New([]Column{{Name: "s"}, {Name: "n", Kind: Int}, {Name: "x", Kind: Float}})
	b.Append("NA", math.MaxInt, 0.1)
	b.Append("NaN", math.MinInt, math.NaN())
	b.Append("", 0, 3)
	b.Append(nil, nil, nil)
	first := b.Table()
	b.Append("nan", -1, 5e-324)
	all := b.Table()
	// Taking rows and columns must not turn a name into a missing value either.
	again, err := all.Apply(Query{Sort: []string{"n"}, Columns: []string{"x", "s", "n"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		t    *Table
		col  string
		want []any
	}{
		{"text", all, "s", []any{"NA", "NaN", "", nil, "nan"}},
		{"int", all, "n", []any{math.MaxInt, math.MinInt, 0, nil, -1}},
		{"float", all, "x", []any{0.1, nil, 3.0, nil, 5e-324}},
		{"builder goes on", first, "n", []any{math.MaxInt, math.MinInt, 0, nil}},
		{"text sorted", again, "s", []any{"NaN", "nan", "", "NA", nil}},
		{"float sorted", again, "x", []any{nil, 5e-324, 3.0, 0.1, nil}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, column(t, c.t, c.col)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestProgrammerErrorsPanic(t *testing.T) {
	one := func(k Kind, row ...any) func() {
		return func() { New([]Column{{Name: "c", Kind: k}}).Append(row...) }
	}
	declare := func(cols ...Column) func() { return func() { New(cols) } }
	for _, c := range []struct {
		name string
		f    func()
		want string
	}{
		{"count", one(Text, "a", "b"), "table: row of 2 values for 1 columns"},
		{"text as int", one(Int, "a"), `table: column "c": text "a" in a column of numbers`},
		{"int as text", one(Text, 1), `table: column "c": number 1 in a text column`},
		{"float as int", one(Int, 1.5), `table: column "c": float64 1.5 in a column that is not Float`},
		{"type", one(Int, int64(1)), `table: column "c": value of type int64, want string, int, float64 or nil`},
		{"infinite", one(Float, math.Inf(-1)), `table: column "c": infinite value`},
		{"no columns", declare(), "table: no columns declared"},
		{"no name", declare(Column{}), `table: "" cannot be a column name`},
		{"operator in name", declare(Column{Name: "a=b"}), `table: "a=b" cannot be a column name`},
		{"twice", declare(Column{Name: "a"}, Column{Name: "a"}), `table: column "a" declared twice`},
		{"kind", declare(Column{Name: "a", Kind: 9}), `table: column "a" has unknown kind 9`},
		{"decimals", declare(Column{Name: "a", Kind: Float, Decimals: 16}), `table: column "a" has 16 decimals, want 0 to 15`},
		{"bar of text", declare(Column{Name: "a", Bar: true}), `table: text column "a" cannot be signed, rounded or drawn as a bar`},
		{"format", func() { _ = Write(nil, 99, nil, Options{}) }, "table: unknown format 99"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := panics(c.f); got != c.want {
				t.Errorf("panic %q, want %q", got, c.want)
			}
		})
	}
}

func TestHeading(t *testing.T) {
	full := Column{Name: "ex", EN: "Life expectancy", TH: "อายุคาดเฉลี่ย"}
	for _, c := range []struct {
		c          Column
		lang, want string
	}{
		{full, "th", "อายุคาดเฉลี่ย"},
		{full, "en", "Life expectancy"},
		{full, "", "Life expectancy"},
		{Column{Name: "ex", EN: "Life expectancy"}, "th", "Life expectancy"},
		{Column{Name: "ex"}, "th", "ex"},
	} {
		if got := c.c.Heading(c.lang); got != c.want {
			t.Errorf("Heading(%q) of %+v = %q, want %q", c.lang, c.c, got, c.want)
		}
	}
}
