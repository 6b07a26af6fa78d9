package thaitext

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	h := newHandler(t)
	em := func(n float64) vg.Length { return vg.Length(n) }
	for _, c := range []struct {
		name, label string
		width       vg.Length // em
		max         int
		want        []string
	}{
		{"fits", "ปอดบวม", em(10), 2, []string{"ปอดบวม"}},
		{"at a hint", "โรค" + hint + "หัวใจ", em(3), 2, []string{"โรค", "หัวใจ"}},
		{"at a space", "one two", em(2.5), 2, []string{"one", "two"}},
		{"no room for a third line", "one two three", em(2.8), 2, []string{"one", "two…"}},
		{"a word too wide", "กกกกกกกก", em(2), 0, []string{"กกก", "กกก", "กก"}},
		{"marks stay with their letter", "กี่กี่กี่", em(0.7), 0, []string{"กี่", "กี่", "กี่"}},
		{"a leading vowel stays with its letter", "เกเกเก", em(1.3), 0, []string{"เก", "เก", "เก"}},
		{"nothing", "", em(5), 2, []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := h.Wrap(c.label, Regular(1), c.width, c.max); !cmp.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// labels are strings of what names are made of, and of what they should not be.
func labels() *rapid.Generator[string] {
	return rapid.StringOf(rapid.RuneFrom([]rune("กขงมนสอเแโไำะาิีึืุู่้๊๋์ัๆฯ๐๙abcZ09 -,." + hint)))
}

func TestWrapKeepsEverything(t *testing.T) {
	h := newHandler(t)
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || string(r) == hint {
				return -1
			}
			return r
		}, s)
	}
	rapid.Check(t, func(rt *rapid.T) {
		label := labels().Draw(rt, "label")
		width := vg.Length(rapid.Float64Range(1, 20).Draw(rt, "width"))
		lines := h.Wrap(label, Regular(1), width, 0)
		if got := letters(strings.Join(lines, "")); got != letters(label) {
			rt.Fatalf("lines hold %q, want %q", got, letters(label))
		}
		for _, l := range lines {
			if h.Width(l, Regular(1)) > width && len(clusters(l)) > 1 {
				rt.Fatalf("line %q is wider than %v", l, width)
			}
		}
		if n := rapid.IntRange(1, 3).Draw(rt, "max"); len(h.Wrap(label, Regular(1), width, n)) > n {
			rt.Fatalf("more than %d lines", n)
		}
	})
}

// TestWrapKeepsMarks: of a label whose marks all stand on letters, no line begins with
// a mark or a vowel that belongs to the letter before it.
func TestWrapKeepsMarks(t *testing.T) {
	h := newHandler(t)
	syllable := rapid.SampledFrom([]string{"ก", "กี่", "กู้", "กำ", "น้ำ", "เชื้อ", "แก้", "ไป", "กะ", "กา", "จริง ๆ", "a", "9 "})
	rapid.Check(t, func(rt *rapid.T) {
		label := ""
		for _, s := range rapid.SliceOfN(syllable, 1, 20).Draw(rt, "syllables") {
			label += s + rapid.SampledFrom([]string{"", "", " ", hint}).Draw(rt, "between")
		}
		width := vg.Length(rapid.Float64Range(0.2, 8).Draw(rt, "width"))
		for _, l := range h.Wrap(label, Regular(1), width, 0) {
			if r := []rune(l); len(r) > 0 && (unicode.Is(unicode.Mn, r[0]) || strings.ContainsRune("ะาำ", r[0])) {
				rt.Fatalf("line %q of %q begins with what belongs to the line before", l, label)
			}
		}
	})
}

func TestHint(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"โรคหลอดเลือดในสมอง", "โรค|หลอดเลือด|ใน|สมอง"},
		{"โรคหัวใจขาดเลือด", "โรค|หัวใจ|ขาดเลือด"},
		{"สาเหตุที่ระบุไม่ชัดแจ้ง", "สาเหตุ|ที่|ระบุ|ไม่ชัดแจ้ง"},
		{"อุบัติเหตุการขนส่ง", "อุบัติเหตุ|การ|ขนส่ง"},
		{"Stroke", "Stroke"},
		{"", ""},
	} {
		if got := strings.ReplaceAll(Hint(c.name), hint, "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestStripUndoesHint(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		name := Strip(labels().Draw(rt, "name"))
		if got := Strip(Hint(name)); got != name {
			rt.Fatalf("%q became %q", name, got)
		}
	})
}

func FuzzHintAndWrap(f *testing.F) {
	h := newHandler(f)
	f.Add("โรคหลอดเลือดในสมอง", 5.0)
	f.Add("\u200b\u0e33\u0e48 เ", 0.1)
	f.Add("\xff\xfe", 1.0)
	f.Fuzz(func(t *testing.T, label string, width float64) {
		lines := h.Wrap(Hint(label), Regular(1), vg.Length(width), 3)
		if len(lines) == 0 || len(lines) > 3 {
			t.Errorf("%d lines", len(lines))
		}
	})
}
