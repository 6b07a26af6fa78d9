package wording

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

const (
	anything = `(.*?)`
	noPlace  = `((?:[^:]|:[^ ])*?)` // in front of a message: places stand apart
)

// entry is a format in two languages.
type entry struct {
	en, th  string
	letters int    // of the English text itself
	longest string // piece of it, to look for first
	pattern func() *regexp.Regexp
	place   bool // cut off another
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
		front := true
		return regexp.MustCompile("^" + each(en, func(text string) string {
			front = front && countLetters(text) == 0
			return regexp.QuoteMeta(text)
		}, func(_ int, verb byte) string {
			switch m := matching[verb]; {
			case m != "":
				return m
			case front:
				return noPlace
			}
			return anything
		}) + "$")
	})
	return e
}

// each puts a format together again: texts by text, verbs by verb, which is told which
// argument it shows, from 0.
func each(format string, text func(string) string, verb func(argument int, verb byte) string) string {
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

// made reports whether the format made a text.
func (e *entry) made(text string) bool {
	return strings.Contains(text, e.longest) && len(text) >= e.letters && e.pattern().MatchString(text)
}

// say is a text that the format made, in Thai.
func (e *entry) say(c *catalogue, text string) string {
	parts := e.pattern().FindStringSubmatch(text)[1:]
	for i, part := range parts {
		if !strings.HasPrefix(part, `"`) {
			parts[i], _ = c.say(part)
		}
	}
	return each(e.th, func(s string) string { return s }, func(argument int, _ byte) string { return parts[argument] })
}

// glue reports whether a format has too few words of its own to know it by: what it
// shows has its own.
func glue(format string) bool {
	letters := countLetters(verbs.ReplaceAllString(format, ""))
	return letters == 0 || letters <= 3 && strings.HasPrefix(format, "%")
}

func countLetters(s string) (n int) {
	for _, r := range s {
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			n++
		}
	}
	return n
}
