package words

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// verbs finds what fmt replaces in a format.
var verbs = regexp.MustCompile(`%(?:\[(\d)\])?[-+ #0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// matching are the texts that verbs become. Quoted texts are whole, so that a name with
// a colon does not end a message.
var matching = map[byte]string{
	'q': `("(?:[^"\\]|\\.)*"|\[.*?\]|'.+?')`,
	'd': `(-?\d+)`,
	'f': `(-?[\d.]+)`,
	'g': `(\S+)`,
	't': `(true|false)`,
}

const anything = `(.*?)`

// entry is a format in two languages.
type entry struct {
	en, th  string
	letters int    // of the English text itself
	longest string // piece of it, to look for first
	pattern func() *regexp.Regexp
}

func newEntry(en, th string) *entry {
	e := &entry{en: en, th: th}
	for _, piece := range verbs.Split(en, -1) {
		e.letters += countLetters(piece)
		if len(piece) > len(e.longest) {
			e.longest = piece
		}
	}
	e.pattern = sync.OnceValue(func() *regexp.Regexp {
		var b strings.Builder
		b.WriteString("^")
		b.WriteString(e.each(en, regexp.QuoteMeta, func(_ int, verb byte) string {
			if m := matching[verb]; m != "" {
				return m
			}
			return anything
		}))
		b.WriteString("$")
		return regexp.MustCompile(b.String())
	})
	return e
}

// each puts a format together again: texts by text, verbs by verb, which is told which
// argument it shows, from 0.
func (e *entry) each(format string, text func(string) string, verb func(argument int, verb byte) string) string {
	var b strings.Builder
	next, at := 0, 0
	for _, m := range verbs.FindAllStringSubmatchIndex(format, -1) {
		b.WriteString(text(format[at:m[0]]))
		at = m[1]
		kind := format[m[4]]
		if kind == '%' {
			b.WriteString(text("%"))
			continue
		}
		if m[2] >= 0 {
			n, _ := strconv.Atoi(format[m[2]:m[3]])
			next = n - 1
		}
		b.WriteString(verb(next, kind))
		next++
	}
	b.WriteString(text(format[at:]))
	return b.String()
}

// vague reports whether a format has so little text of its own that it fits much that
// it did not make: a part of it must be known too.
func (e *entry) vague() bool { return e.letters <= 3 && strings.HasPrefix(e.en, "%") }

// made reports whether the format made a text.
func (e *entry) made(c *catalogue, text string) bool {
	if !strings.Contains(text, e.longest) || len(text) < e.letters {
		return false
	}
	parts := e.pattern().FindStringSubmatch(text)
	if parts == nil || !e.vague() {
		return parts != nil
	}
	for _, part := range parts[1:] {
		if _, known := c.say(part); known {
			return true
		}
	}
	return false
}

// say is a text that the format made, in Thai.
func (e *entry) say(c *catalogue, text string) string {
	parts := e.pattern().FindStringSubmatch(text)[1:]
	for i, part := range parts {
		if !strings.HasPrefix(part, `"`) {
			parts[i], _ = c.say(part)
		}
	}
	return e.each(e.th, func(s string) string { return s }, func(argument int, _ byte) string { return parts[argument] })
}

// glue reports whether a format has no words of its own.
func glue(format string) bool { return countLetters(verbs.ReplaceAllString(format, "")) == 0 }

func countLetters(s string) (n int) {
	for _, r := range s {
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			n++
		}
	}
	return n
}
