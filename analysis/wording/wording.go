// Package wording says in Thai what errors and hints say in English. The texts stand in
// files that a spreadsheet opens: a format of the program, and the same in Thai.
//
//	In        a text in the language chosen
//	Error     an error in the language chosen
//
// An error is worded once, in English, where it is found, and translated where a
// person reads it: the text is recognised by the format that made it. Parts that are
// messages of their own are translated as well, places ("row 12", "sheet …, cell D14")
// included. What is not recognised stays as it is.
package wording

import (
	"cmp"
	"embed"
	"encoding/csv"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed *.csv
var files embed.FS

// Error is what an error says, in a language: "th", or else English.
func Error(lang string, err error) string { return In(lang, err.Error()) }

// In is a text of the program in a language, "th" or else English. Every line is a
// text of its own.
func In(lang, text string) string {
	if lang != "th" {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line, end := strings.CutSuffix(line, "\n")
		th, _ := loaded().say(line)
		b.WriteString(th)
		if end {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

var loaded = sync.OnceValue(func() *catalogue {
	c := &catalogue{}
	names, err := fs.Glob(files, "*.csv")
	for _, name := range names {
		if err == nil {
			err = c.read(name)
		}
	}
	if err != nil {
		panic("wording: " + err.Error()) // a fault of the program, found by every test
	}
	slices.SortStableFunc(c.entries, func(a, b *entry) int { return cmp.Compare(b.letters, a.letters) })
	return c
})

// catalogue holds all formats, those with most text of their own first.
type catalogue struct{ entries []*entry }

func (c *catalogue) read(name string) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = 2
	rows, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, row := range rows[1:] {
		c.entries = append(c.entries, newEntry(row[0], row[1]))
		if en, th, ok := place(row[0], row[1]); ok {
			e := newEntry(en, th)
			e.place = true
			c.entries = append(c.entries, e)
		}
	}
	return nil
}

// place cuts the message off a format that ends in one, such as "row %d: %s": the place
// may stand in front of others.
func place(en, th string) (string, string, bool) {
	en, message := cutMessage(en)
	th, also := cutMessage(th)
	return en, th, message && also && !glue(en)
}

func cutMessage(format string) (string, bool) {
	if i := strings.LastIndex(format, ": %"); i > 0 && len(format) == i+len(": %w") {
		return format[:i], true
	}
	return format, false
}

// say translates a text. known is false if no part of it is in the catalogue.
//
// A text may be a message with places in front of it, and what a place is called may
// look like a message: the format with most text of its own decides.
func (c *catalogue) say(text string) (th string, known bool) {
	best, from := c.find(text, 0), 0
	for _, separator := range []string{": ", " "} {
		for i := range text {
			if !strings.HasPrefix(text[i:], separator) {
				continue
			}
			least := 0
			if separator == " " {
				least = leastInSentence
			}
			if best != nil {
				least = max(least, best.letters+1)
			}
			if e := c.find(text[i+len(separator):], least); e != nil {
				best, from = e, i+len(separator)
			}
		}
	}
	if best == nil {
		return c.places(text)
	}
	th = best.say(c, text[from:])
	if from == 0 {
		return th, true
	}
	front := strings.TrimRight(text[:from], " ")
	colon := strings.HasSuffix(front, ":")
	front, _ = c.say(strings.TrimSuffix(front, ":"))
	if colon {
		front += ":"
	}
	return front + " " + th, true
}

// leastInSentence is how many letters a message has at least that stands behind words
// without a colon, as in "deaths is empty".
const leastInSentence = 6

// places translates what stands between colons.
func (c *catalogue) places(text string) (th string, known bool) {
	parts := strings.Split(text, ": ")
	for i, part := range parts {
		if e := c.find(part, 0); e != nil {
			parts[i], known = e.say(c, part), true
		}
	}
	return strings.Join(parts, ": "), known
}

// find returns the entry that a text was made by, of those with at least so many
// letters; nil if there is none.
func (c *catalogue) find(text string, letters int) *entry {
	for _, e := range c.entries {
		if e.letters < letters {
			return nil
		}
		if e.made(text) {
			return e
		}
	}
	return nil
}
