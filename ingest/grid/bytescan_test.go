package grid

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestASCIIPrefix(t *testing.T) {
	for n := range 40 {
		for _, tail := range []string{"", "\xa1", "\xa1aaaaaaaaa"} {
			if got := asciiPrefix([]byte(strings.Repeat("a", n) + tail)); got != n {
				t.Errorf("%d and %q: %d", n, tail, got)
			}
		}
	}
}

func TestValidUTF8AgreesWithTheStandardLibrary(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "abcdefgh", "ก", "๛", "é", "€", "😀", "\xe0", "\xb8", "\xb9", "\x80", "\xc0\x80", "\xed\xa0\x80", "\xe0\xb8a", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		if got := validUTF8([]byte(text)); got != utf8.ValidString(text) {
			t.Fatalf("%q: %v", text, got)
		}
	})
}

func TestCutCellsAgreesWithSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sep := rapid.SampledFrom([]byte(candidates)).Draw(t, "separator")
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab;,|\t\u00ac-ก\x00\x01"))).Draw(t, "line")
		cells := func(most int) ([]string, bool) {
			ends, whole := cutCells([]int32{-1}, []byte(text), sep, most)
			r := Row{text: []byte(text), ends: ends}
			return r.Strings(), whole
		}
		got, whole := cells(1000)
		if diff := cmp.Diff(strings.Split(text, string(sep)), got); diff != "" || !whole {
			t.Fatalf("%q (-strings.Split +cutCells):\n%s", text, diff)
		}
		if most := len(got) - 1; most > 0 {
			if some, whole := cells(most); len(some) != most || whole {
				t.Fatalf("%q: %d cells of at most %d", text, len(some), most)
			}
		}
	})
}
