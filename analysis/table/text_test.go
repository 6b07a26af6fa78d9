package table

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/jedib0t/go-pretty/v6/text"
	"pgregory.net/rapid"
)

// Counted by hand: a vowel or tone above or below takes no cell, sara am one.
func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"น้ำ": 2, "เสี่ยง": 4, "ที่": 1, "จำนวน": 5, "ผู้ใหญ่": 4, "a…│█": 4, "": 0,
	} {
		if got := width(s); got != want {
			t.Errorf("width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"เสี่ยง", 4, "เสี่ยง"},
		{"เสี่ยง", 3, "เสี่…"},
		{"เสี่ยง", 2, "…"}, // not เ…, and not the letter without its marks
		{"จำนวน", 2, "…"},
		{"จำนวน", 3, "จำ…"},
		{"น้ำ ดื่ม", 4, "น้ำ…"},
		{"abcdef", 4, "abc…"},
		{"abcdef", 0, ""},
	} {
		if got := cut(c.s, c.w, "…"); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want []string
	}{
		{"life expectancy at birth", 15, []string{"life expectancy", "at birth"}},
		{"  spaces   fold ", 0, []string{"spaces fold"}},
		{"อายุคาดเฉลี่ย เมื่อแรกเกิด", 9, []string{"อายุคาดเฉลี่", "ย", "เมื่อแรกเกิด"}},
		{"ที่ที่ที่", 2, []string{"ที่ที่", "ที่"}},
		{"กำกำ", 3, []string{"กำ", "กำ"}},
		{"กำกำ", 1, []string{"ก", "ำ", "ก", "ำ"}},
		{"", 5, []string{""}},
	} {
		if diff := cmp.Diff(c.want, wrap(c.s, c.w)); diff != "" {
			t.Errorf("wrap(%q, %d) -want +got:\n%s", c.s, c.w, diff)
		}
	}
}

// phrase draws mixed Thai, Latin and some stranger runes, in orders no writer
// would use as well.
func phrase() *rapid.Generator[string] {
	return rapid.StringOf(rapid.RuneFrom([]rune("abz AZ019-,.()กขงนมสอเแโไำะาิีึืุู่้๊๋์ัํฯ๐๙ \t…é\u0301生👩\u200d\u200b\u202e")))
}

// letters counts the runes that are no marks: for Thai and Latin this is the
// width by Unicode's categories, for others less, independent of go-pretty's tables.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.In(r, unicode.Mn, unicode.Cc, unicode.Cf) {
			n++
		}
	}
	return n
}

func TestNoLineWiderThanTheTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SliceOfN(rapid.IntRange(0, 2), 1, 7).Draw(t, "kinds")
		cols := make([]Column, len(kinds))
		for i, k := range kinds {
			cols[i] = Column{
				Name: string(rune('a' + i)), EN: phrase().Draw(t, "heading"), Kind: Kind(k),
				HideIfSame: rapid.Bool().Draw(t, "hide"), Bar: k != int(Text) && rapid.Bool().Draw(t, "bar"),
			}
		}
		b := New(cols)
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			row := make([]any, len(kinds))
			for i, k := range kinds {
				switch {
				case rapid.IntRange(0, 5).Draw(t, "missing") == 0:
				case Kind(k) == Text:
					row[i] = phrase().Draw(t, "text")
				case Kind(k) == Int:
					row[i] = rapid.Int().Draw(t, "int")
				default:
					row[i] = finite().Draw(t, "float")
				}
			}
			b.Append(row...)
		}
		o := Options{
			Width: rapid.IntRange(minWidth, 120).Draw(t, "width"), ASCII: rapid.Bool().Draw(t, "ascii"),
			Color: rapid.Bool().Draw(t, "color"), Title: phrase().Draw(t, "title"), Notes: []string{phrase().Draw(t, "note")},
		}
		var out strings.Builder
		if err := Write(&out, Terminal, b.Table(), o); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			if w := text.StringWidthWithoutEscSequences(line); w > o.Width {
				t.Fatalf("%d cells on a terminal of %d: %q", w, o.Width, line)
			}
			if !o.Color && letters(line) > o.Width {
				t.Fatalf("%d letters on a terminal of %d: %q", letters(line), o.Width, line)
			}
		}
	})
}

// A line never starts with a mark, unless its text does.
func TestMarksStayWithTheirLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := "ก" + strings.ReplaceAll(strings.ReplaceAll(phrase().Draw(t, "s"), " ", ""), "\t", "")
		w := rapid.IntRange(4, 20).Draw(t, "w")
		lines := wrap(s, w)
		if got := strings.Join(lines, ""); got != s {
			t.Fatalf("wrap(%q, %d) lost text: %q", s, w, got)
		}
		for _, l := range append(lines, cut(s, w, "")) {
			if r, _ := utf8.DecodeRuneInString(l); (unicode.Is(unicode.Mn, r) || r == saraAm) && !overfull(s, w) {
				t.Fatalf("wrap or cut (%q, %d): a line starts with a mark: %q", s, w, l)
			}
		}
	})
}

// overfull reports a single cluster wider than the line, which must be torn.
func overfull(s string, w int) bool {
	for len(s) > 0 {
		n := cluster(s)
		if width(s[:n]) > w {
			return true
		}
		s = s[n:]
	}
	return false
}

func TestNarrowTerminal(t *testing.T) {
	b := New([]Column{
		{Name: "cause", TH: "สาเหตุ"},
		{Name: "gap", TH: "ผลต่ออายุคาดเฉลี่ย (ปี)", Kind: Float, Decimals: 1, Signed: true, Bar: true},
		{Name: "deaths", TH: "จำนวนตาย", Kind: Int},
	})
	b.Append("อุบัติเหตุทางถนนที่มีความเสี่ยงสูง", -1.5, 1234567)
	b.Append("น้ำ", 0.5, 1)
	for _, c := range []struct {
		name string
		w    int
		want string
	}{
		{"slim bar", 64, `                          ผลต่ออายุคาดเฉลี่ย
สาเหตุ                                (ปี)               จำนวนตาย
───────────────────────────────────────────────────────────────
อุบัติเหตุทางถนนที่มีความเสี่ยงสูง            -1.5  ██████│     1,234,567
น้ำ                                  +0.5        │██           1
`},
		{"no bar, text cut", 50, `                         ผลต่ออายุคาดเฉลี่ย
สาเหตุ                               (ปี)   จำนวนตาย
──────────────────────────────────────────────────
อุบัติเหตุทางถนนที่มีความเสี่ยง…            -1.5  1,234,567
น้ำ                                 +0.5          1
`},
		{"column left out", 36, `                      ผลต่ออายุคาดเฉลี่ย
สาเหตุ                            (ปี)
────────────────────────────────────
อุบัติเหตุทางถนนที่มีความ…             -1.5
น้ำ                              +0.5

คอลัมน์ที่ไม่ได้แสดง (จอแคบ): deaths
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, written(t, Terminal, b.Table(), Options{Lang: "th", Width: c.w})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestNumberIsNeverCut(t *testing.T) {
	b := New([]Column{{Name: "number", Kind: Int}})
	b.Append(123456789)
	b.Append(42)
	want := "  number\n────────\n########\n      42\n"
	if diff := cmp.Diff(want, written(t, Terminal, b.Table(), Options{Width: 8})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
