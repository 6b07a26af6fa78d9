package wording

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/thai"
)

// rooms are where messages come from: each has its file. others.csv holds what comes
// from libraries, and pieces that stand in messages.
var rooms = []string{"ingest", "lifetable", "analysis", "cmd"}

// TestCatalogueIsWhole holds the files against the source: every message is in them,
// with the same verbs, and nothing else.
func TestCatalogueIsWhole(t *testing.T) {
	have := map[string]bool{}
	for _, e := range own(t) {
		if have[e.en] {
			t.Errorf("%q is there twice", e.en)
		}
		have[e.en] = true
	}
	want := messages(t, "../..", rooms...)
	if len(want) < 800 {
		t.Fatalf("the source has %d messages: some are no longer found", len(want))
	}
	for _, m := range want {
		if !have[m.format] {
			t.Errorf("%s: %q has no Thai", m.where, m.format)
		}
		delete(have, m.format)
	}
	for en := range have {
		t.Errorf("%q is no longer a message", en)
	}
}

func TestThaiTexts(t *testing.T) {
	for _, e := range loaded().entries {
		if en, th := verbsOf(e.en), verbsOf(e.th); !slices.Equal(en, th) {
			t.Errorf("%q has the verbs %v, in Thai %v", e.en, en, th)
		}
		if n := thai.Normalize(e.th); n != e.th {
			t.Errorf("%q is to be written %q", e.th, n)
		}
		if !strings.ContainsFunc(e.th, func(r rune) bool { return r >= 'ก' && r <= 'ฮ' }) && !glue(e.th) {
			t.Errorf("%q is not Thai", e.th)
		}
		if glue(e.en) {
			t.Errorf("%q has no words to know it by", e.en)
		}
	}
}

// TestFormatsAreKnown makes a text of every format and wants it back in Thai: none is
// taken for another.
func TestFormatsAreKnown(t *testing.T) {
	c := loaded()
	for _, e := range c.entries {
		text, want := sample(e.en), sample(e.th)
		if got := In("th", text); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
		if strings.HasSuffix(e.en, "%s") { // a list at the end is no message
			continue
		}
		if got, want := In("th", "แฟ้ม.csv: row 7: "+text), "แฟ้ม.csv: แถว 7: "+want; got != want {
			t.Errorf("%q in a place\n got %q\nwant %q", text, got, want)
		}
	}
}

// sample fills a format with arguments that are no messages.
func sample(format string) string {
	return each(format, func(s string) string { return s }, func(argument int, verb byte) string {
		switch verb {
		case 'q':
			return fmt.Sprintf(`"ก: %d ข"`, argument)
		case 'd':
			return fmt.Sprint(argument + 11)
		case 'f', 'g':
			return fmt.Sprintf("%d.5", argument)
		}
		return fmt.Sprintf("ค%d", argument)
	})
}

// verbsOf lists what a format shows, by argument.
func verbsOf(format string) []string {
	var list []string
	each(format, func(s string) string { return s }, func(argument int, verb byte) string {
		list = append(list, fmt.Sprint(argument, string(verb)))
		return ""
	})
	slices.Sort(list)
	return list
}

// own are the entries of the rooms' files.
func own(t *testing.T) []*entry {
	t.Helper()
	c := &catalogue{}
	for _, room := range rooms {
		if err := c.read(room + ".csv"); err != nil {
			t.Fatal(err)
		}
	}
	return slices.DeleteFunc(c.entries, func(e *entry) bool { return e.place })
}
