package table

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func people() *Table {
	b := New([]Column{{Name: "id", Kind: Int}, {Name: "name"}, {Name: "x", Kind: Float}, {Name: "n", Kind: Int}})
	b.Append(1, "Loei", 2.0, 10)
	b.Append(2, " loei ", -1.5, nil)
	b.Append(3, "เลย", nil, 10)
	b.Append(4, "", 2.0, 3)
	b.Append(5, nil, 0.1, 3)
	b.Append(6, "a<=b=c", 1e300, -7)
	return b.Table()
}

func TestWhere(t *testing.T) {
	for _, c := range []struct {
		exprs []string
		want  []any
	}{
		{nil, []any{1, 2, 3, 4, 5, 6}},
		{[]string{"name=LOEI"}, []any{1, 2}},
		{[]string{"name== loei"}, []any{1, 2}},
		{[]string{" name != loei "}, []any{3, 4, 5, 6}},
		{[]string{"name=เลย"}, []any{3}},
		{[]string{"name="}, []any{4, 5}},
		{[]string{"name!="}, []any{1, 2, 3, 6}},
		{[]string{"name=a<=b=c"}, []any{6}},
		{[]string{"x=2"}, []any{1, 4}},
		{[]string{"x=2.00"}, []any{1, 4}},
		{[]string{"x!=2"}, []any{2, 3, 5, 6}},
		{[]string{"x="}, []any{3}},
		{[]string{"x!="}, []any{1, 2, 4, 5, 6}},
		{[]string{"x<0.1"}, []any{2}},
		{[]string{"x<=0.1"}, []any{2, 5}},
		{[]string{"x>2"}, []any{6}},
		{[]string{"x >= 2"}, []any{1, 4, 6}},
		{[]string{"n>-10", "n<10"}, []any{4, 5, 6}},
		{[]string{"n=10", "name=loei"}, []any{1}},
		{[]string{"n=4"}, []any{}},
	} {
		t.Run(firstOf(c.exprs), func(t *testing.T) {
			got, err := people().Where(c.exprs)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, column(t, got, "id")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func firstOf(e []string) string {
	if len(e) == 0 {
		return "none"
	}
	return e[0]
}

func TestSort(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want []any
	}{
		{[]string{"x"}, []any{2, 5, 1, 4, 6, 3}},
		{[]string{"-x"}, []any{6, 1, 4, 5, 2, 3}},
		{[]string{"n", "x"}, []any{6, 5, 4, 1, 3, 2}},
		{[]string{"-n", "-id"}, []any{3, 1, 5, 4, 6, 2}},
		{[]string{"name"}, []any{4, 2, 1, 6, 3, 5}},
		{nil, []any{1, 2, 3, 4, 5, 6}},
	} {
		t.Run(firstOf(c.keys), func(t *testing.T) {
			got, err := people().Sort(c.keys)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, column(t, got, "id")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Three keys with many ties against a plain comparison of slices, the original
// position being the last key: so the order is right and stable.
func TestSortIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOf(rapid.SliceOfN(rapid.IntRange(0, 2), 3, 3)).Draw(t, "rows")
		b := New([]Column{{Name: "a", Kind: Int}, {Name: "b", Kind: Int}, {Name: "c", Kind: Int}, {Name: "id", Kind: Int}})
		for i := range rows {
			b.Append(rows[i][0], rows[i][1], rows[i][2], i)
			rows[i] = append(rows[i], i)
		}
		slices.SortFunc(rows, slices.Compare)
		sorted, err := b.Table().Sort([]string{"a", "b", "c"})
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range rows {
			if got := sorted.Value(i, 3); got != want[3] {
				t.Fatalf("row %d is %v, want %v", i, got, want[3])
			}
		}
	})
}

func TestSelectAndTop(t *testing.T) {
	tb, err := sample().Select([]string{"deaths", " area ", "area_code"})
	if err != nil {
		t.Fatal(err)
	}
	if tb, err = tb.Top(2); err != nil {
		t.Fatal(err)
	}
	want := "Deaths  Area  area_code\n───────────────────────\n 1,234  เลย   42\n     7  เลย   42\n"
	if diff := cmp.Diff(want, written(t, Terminal, tb, Options{})); diff != "" {
		t.Errorf("asked-for columns are shown, -want +got:\n%s", diff)
	}
	if tb, err = tb.Top(99); err != nil || tb.Len() != 2 {
		t.Errorf("Top(99) of 2 rows: %d rows, %v", tb.Len(), err)
	}
}

func TestApply(t *testing.T) {
	before := written(t, CSV, people(), Options{})
	tb := people()
	got, err := tb.Apply(Query{Where: []string{"n!="}, Sort: []string{"-x"}, Top: 3, Columns: []string{"id"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("id\n6\n1\n4\n", written(t, CSV, got, Options{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff(before, written(t, CSV, tb, Options{})); diff != "" {
		t.Errorf("Apply changed its table, -want +got:\n%s", diff)
	}
	if got, err := tb.Apply(Query{}); err != nil || got.Len() != tb.Len() {
		t.Errorf("empty query: %d rows, %v", got.Len(), err)
	}
}

func TestUsageErrors(t *testing.T) {
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Where: []string{"x"}}, `where "x": want column=value, column!=value or, for numbers, column<value with < <= > >=`},
		{Query{Where: []string{"=1"}}, `where "=1": want column=value, column!=value or, for numbers, column<value with < <= > >=`},
		{Query{Where: []string{"x!1"}}, `where "x!1": want column=value, column!=value or, for numbers, column<value with < <= > >=`},
		{Query{Where: []string{"X=1"}}, `where "X=1": there is no column "X"; the columns are id, name, x, n`},
		{Query{Where: []string{"name<b"}}, `where "name<b": column "name" holds text, which knows = and != only`},
		{Query{Where: []string{"x>many"}}, `where "x>many": column "x" holds numbers and "many" is not one`},
		{Query{Where: []string{"x>"}}, `where "x>": column "x" holds numbers and "" is not one`},
		{Query{Where: []string{"x<NaN"}}, `where "x<NaN": column "x" holds numbers and "NaN" is not one`},
		{Query{Where: []string{"x<1e999"}}, `where "x<1e999": column "x" holds numbers and "1e999" is not one`},
		{Query{Sort: []string{"-age"}}, `sort "-age": there is no column "age"; the columns are id, name, x, n`},
		{Query{Columns: []string{"age"}}, `columns "age": there is no column "age"; the columns are id, name, x, n`},
		{Query{Columns: []string{"x", "n", "x"}}, `columns "x": named twice`},
		{Query{Top: -1}, `top -1: want at least 1 row`},
	} {
		t.Run(c.want, func(t *testing.T) {
			_, err := people().Apply(c.q)
			if e := new(UsageError); !errors.As(err, &e) {
				t.Fatalf("error %v (%T), want a usage error", err, err)
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func FuzzWhere(f *testing.F) {
	for _, s := range []string{"name=Loei", "x<=2.5", "x!=", "n >= 3", "==", "name=!=<>", "x<1e999", "\xff=\xff", "เลย=1"} {
		f.Add(s)
	}
	tb := people()
	f.Fuzz(func(t *testing.T, expr string) {
		kept, err := tb.Where([]string{expr})
		if err != nil {
			if e := new(UsageError); !errors.As(err, &e) {
				t.Fatalf("Where(%q): %T is not a usage error", expr, err)
			}
			return
		}
		c, err := parseCondition(expr)
		if err != nil {
			t.Fatalf("Where took %q, parseCondition did not: %v", expr, err)
		}
		if c.op != "=" || c.value != "" && (c.value[0] == '=') {
			return
		}
		rest, err := tb.Where([]string{c.col + "!=" + c.value})
		if err != nil {
			t.Fatalf("complement of %q: %v", expr, err)
		}
		if kept.Len()+rest.Len() != tb.Len() {
			t.Fatalf("%q keeps %d rows and its complement %d of %d", expr, kept.Len(), rest.Len(), tb.Len())
		}
	})
}
