package thaitext

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// hint marks a place where a line may break: a zero width space. Thai is written
// without spaces between words.
const hint = "\u200b"

// Strip takes the break marks out of a name. Nothing but labels should carry them:
// names are compared, joined and exported without.
func Strip(name string) string { return strings.ReplaceAll(name, hint, "") }

// Wrap breaks a label into lines no wider than width, at most max of them: at spaces
// and at U+200B (see [Hint]), and inside a word only where the word alone is too
// wide, but never between a letter and its marks. What does not fit ends in "…".
func (h *Handler) Wrap(label string, f font.Font, width vg.Length, max int) []string {
	fits := func(s string) bool { return h.Width(strings.TrimRight(s, " "), f) <= width }
	var lines []string
	line := ""
	for _, word := range words(label) {
		for word != "" {
			switch {
			case fits(line + word):
				line, word = line+word, ""
			case strings.TrimSpace(line) != "":
				lines, line = append(lines, line), ""
			default:
				head := headThat(word, fits)
				lines, line, word = append(lines, head), "", word[len(head):]
			}
		}
	}
	lines = append(lines, line)
	if max > 0 && len(lines) > max {
		lines = append(lines[:max-1], h.Shorten(strings.Join(lines[max-1:], ""), f, width))
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

// Shorten cuts a line so that it fits a width, and ends it in "…" where it was cut.
func (h *Handler) Shorten(line string, f font.Font, width vg.Length) string {
	line = Strip(line)
	if h.Width(line, f) <= width {
		return line
	}
	head := headThat(line, func(s string) bool { return h.Width(s+"…", f) <= width })
	return strings.TrimRight(head, " ") + "…"
}

// words splits a label after every space and at every hint.
func words(label string) []string {
	var out []string
	for _, part := range strings.Split(label, hint) {
		for {
			i := strings.IndexByte(part, ' ')
			if i < 0 {
				break
			}
			out, part = append(out, part[:i+1]), part[i+1:]
		}
		if part != "" {
			out = append(out, part)
		}
	}
	return out
}

// headThat returns the longest head of a word, in whole clusters and at least one,
// that passes. A Thai syllable may begin with a vowel (เ แ โ ใ ไ): where one starts
// in the last third of the head, the head ends before it.
func headThat(word string, fits func(string) bool) string {
	head, syllable := "", ""
	for _, c := range clusters(word) {
		if head != "" && !fits(head+c) {
			break
		}
		if isLeading([]rune(c)[0]) {
			syllable = head
		}
		head += c
	}
	if len(head) < len(word) && len(syllable)*3 > len(head)*2 {
		return syllable
	}
	return head
}

// clusters splits text into what must stay together: a letter and its marks, a
// leading vowel and its consonant, a word and its ๆ or ฯ.
func clusters(text string) []string {
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	var out []string
	glue := false
	for it := seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme().Text
		if len(out) > 0 && (glue || follows(g[0])) {
			out[len(out)-1] += string(g)
		} else {
			out = append(out, string(g))
		}
		glue = isLeading(g[len(g)-1])
	}
	return out
}

func isLeading(r rune) bool { return r >= 'เ' && r <= 'ไ' }

// follows reports whether a letter stays with the one before it.
func follows(r rune) bool {
	return unicode.Is(unicode.Mn, r) || strings.ContainsRune("ะาำๅๆฯ", r)
}
