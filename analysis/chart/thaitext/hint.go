package thaitext

import (
	_ "embed" // the words
	"strings"
	"sync"
)

//go:embed words.txt
var wordFile string

// lexicon holds the known words; it is read once and never changed.
var lexicon = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for line := range strings.Lines(wordFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			known[w] = true
		}
	}
	return known
})

// longestWord bounds the words looked up, in clusters.
const longestWord = 24

// Hint marks with U+200B where two known words of a Thai name meet, so that Wrap can
// break it there; marks that a name already carries are kept. A name is split so
// that the fewest letters stay unknown and, among such splits, into the fewest
// words. Strip undoes it.
func Hint(name string) string {
	parts := strings.Split(name, hint)
	for i, p := range parts {
		parts[i] = hintPart(p)
	}
	return strings.Join(parts, hint)
}

// split is the best way to split the first clusters of a name: what it costs and the
// word it ends with.
type split struct {
	unknown, words int
	from           int // where the last word begins
	known          bool
}

func (s split) better(t split) bool {
	if s.unknown != t.unknown {
		return s.unknown < t.unknown
	}
	return s.words < t.words
}

func hintPart(name string) string {
	cs := clusters(name)
	best := make([]split, len(cs)+1)
	for end := 1; end <= len(cs); end++ {
		before := best[end-1]
		best[end] = split{before.unknown + 1, before.words + 1, end - 1, false}
		for from := end - 1; from >= 0 && from >= end-longestWord; from-- {
			if !lexicon()[strings.Join(cs[from:end], "")] {
				continue
			}
			if s := (split{best[from].unknown, best[from].words + 1, from, true}); s.better(best[end]) {
				best[end] = s
			}
		}
	}
	var out []string
	for end := len(cs); end > 0; end = best[end].from {
		from := best[end].from
		word := strings.Join(cs[from:end], "")
		if best[end].known && from > 0 && best[from].known {
			word = hint + word
		}
		out = append(out, word)
	}
	var b strings.Builder
	for i := len(out) - 1; i >= 0; i-- {
		b.WriteString(out[i])
	}
	return b.String()
}
