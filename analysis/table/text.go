package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"
)

// width is the number of terminal cells s takes, as go-pretty counts when it
// aligns: Thai vowels and tones above and below take none. This needs
// go-runewidth v0.0.26 or later, which go.mod asks for by itself: go-pretty is
// content with v0.0.16, where such a mark takes a cell and Thai is out of line.
func width(s string) int { return text.StringWidthWithoutEscSequences(s) }

// clean makes a text safe on one line for people: control characters, which
// could move the cursor, and line breaks become spaces, bad UTF-8 a mark, and
// invisible format characters, which could turn the line round, go.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.Is(unicode.Cf, r) && r != joiner:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

const (
	saraAm = 'ำ' // not a mark in Unicode, but one with the letter before it
	joiner = '\u200d'
)

// leading reports the Thai vowels written before their consonant.
func leading(r rune) bool { return r >= 'เ' && r <= 'ไ' }

// cluster returns the length in bytes of the first piece of s that must not be
// torn apart: a letter with its marks, in Thai with its leading vowel too.
func cluster(s string) int {
	prev, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		mark := unicode.Is(unicode.M, r) || r == saraAm || r == joiner || prev == joiner
		afterVowel := leading(prev) && unicode.Is(unicode.Lo, r) && !leading(r)
		if !mark && !afterVowel {
			break
		}
		n += size
		prev = r
	}
	return n
}

// prefix returns the length in bytes of the longest start of s, in whole
// clusters, that fits in w cells.
func prefix(s string, w int) int {
	n, used := 0, 0
	for n < len(s) {
		size := cluster(s[n:])
		used += width(s[n : n+size])
		if used > w {
			break
		}
		n += size
	}
	return n
}

// cut shortens s to w cells, with the ellipsis at the end if anything is lost.
func cut(s string, w int, ellipsis string) string {
	if width(s) <= w {
		return s
	}
	room := w - width(ellipsis)
	if room < 0 {
		return ""
	}
	return strings.TrimRight(s[:prefix(s, room)], " ") + ellipsis
}

// wrap breaks s into lines of at most w cells, at spaces, and inside a run
// without spaces that is longer than a line between clusters. w 0 is no limit.
func wrap(s string, w int) []string {
	words := strings.Fields(s)
	if w <= 0 {
		return []string{strings.Join(words, " ")}
	}
	var lines []string
	line := ""
	for _, word := range words {
		if line != "" && width(line)+1+width(word) <= w {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for width(word) > w {
			n := prefix(word, w)
			if n == 0 { // one cluster wider than a line
				_, n = utf8.DecodeRuneInString(word)
			}
			lines = append(lines, word[:n])
			word = word[n:]
		}
		line = word
	}
	return append(lines, line)
}
