package thai

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The Thai characters that the rules below name.
const (
	saraAA      = '\u0e32' // า
	saraAM      = '\u0e33' // ำ
	saraE       = '\u0e40' // เ
	saraAE      = '\u0e41' // แ
	maiHanAkat  = '\u0e31' // ั
	saraI       = '\u0e34' // ิ, first of the vowels above and below
	phinthu     = '\u0e3a' // ฺ
	maiTaiKhu   = '\u0e47' // ็
	maiEk       = '\u0e48' // ่, first of the four tones
	maiChattawa = '\u0e4b' // ๋
	nikhahit    = '\u0e4d' // ํ
	yamakkan    = '\u0e4e' // ๎
)

// Normalize returns the canonical spelling of a Thai (or any) text, so that labels
// that look alike are alike. It removes invisible characters (category Cf: zero-width
// spaces and joiners, byte-order marks), turns every kind of space into one plain
// space and trims, writes ํ+า (with or without a tone between) as ำ with the tone
// before it, เเ as แ, drops repeated marks, puts vowel marks before tone marks, and
// applies Unicode NFC. NFKC is not used: it takes ำ apart.
//
// Normalize(Normalize(s)) == Normalize(s). Text that is canonical already is returned
// without allocation.
func Normalize(s string) string {
	if isCanonical(s) {
		return s
	}
	// One pass can bring characters together that a second one must order; each pass
	// shortens the text or moves marks towards their place, so this ends.
	for {
		next := normalizeOnce(s)
		if next == s {
			return s
		}
		s = next
	}
}

// isCanonical reports whether s is made of ASCII and Thai characters that no rule of
// Normalize changes. A false answer only costs time.
func isCanonical(s string) bool {
	prev, prevClass := ' ', 0
	for _, r := range s {
		class := 0
		switch {
		case r == ' ':
			if prev == ' ' {
				return false
			}
		case r > ' ' && r < 0x7f:
		case r >= 0x0e01 && r <= 0x0e5b:
			if class = markClass(r); class != 0 && class <= prevClass {
				return false
			}
			if r == nikhahit || r == saraE && prev == saraE {
				return false
			}
		default:
			return false
		}
		prev, prevClass = r, class
	}
	return s == "" || prev != ' '
}

func normalizeOnce(s string) string {
	in := []rune(norm.NFC.String(tidySpaces(s)))
	out := make([]rune, 0, len(in))
	for i := 0; i < len(in); {
		switch {
		case in[i] == saraE && i+1 < len(in) && in[i+1] == saraE:
			out = append(out, saraAE)
			i += 2
		case markClass(in[i]) != 0:
			var cluster []rune
			cluster, i = collectMarks(in, i)
			out = append(out, cluster...)
		default:
			out = append(out, in[i])
			i++
		}
	}
	return norm.NFC.String(string(out))
}

// tidySpaces removes invisible characters and collapses spaces.
func tidySpaces(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	pending := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			pending = b.Len() > 0
			continue
		}
		if unicode.Is(unicode.Cf, r) {
			continue
		}
		if pending {
			b.WriteByte(' ')
			pending = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// markClass orders the marks on one consonant; 0 is not a mark. Sara am counts as the
// last mark, because its circle sits above the consonant.
func markClass(r rune) int {
	switch {
	case r == phinthu:
		return 1
	case r == maiHanAkat, r >= saraI && r < phinthu, r == maiTaiKhu:
		return 2
	case r >= maiEk && r <= maiChattawa:
		return 3
	case r > maiChattawa && r <= yamakkan:
		return 4
	case r == saraAM:
		return 5
	}
	return 0
}

// collectMarks reads the run of marks that starts at in[i] and returns it in order,
// each mark once, with nikhahit and sara aa joined; and the index after the run.
func collectMarks(in []rune, i int) ([]rune, int) {
	var run []rune
	hasNikhahit, hasAM := false, false
	for ; i < len(in); i++ {
		r := in[i]
		if r == saraAA && hasNikhahit && !hasAM {
			r = saraAM
		}
		if markClass(r) == 0 {
			break
		}
		hasNikhahit = hasNikhahit || r == nikhahit
		hasAM = hasAM || r == saraAM
		run = insertMark(run, r)
	}
	if hasAM && hasNikhahit {
		kept := run[:0]
		for _, r := range run {
			if r != nikhahit {
				kept = append(kept, r)
			}
		}
		run = kept
	}
	return run, i
}

// insertMark puts r behind the marks of its own and lower classes, once.
func insertMark(run []rune, r rune) []rune {
	at := len(run)
	for i, have := range run {
		if have == r {
			return run
		}
		if at == len(run) && markClass(have) > markClass(r) {
			at = i
		}
	}
	run = append(run, 0)
	copy(run[at+1:], run[at:])
	run[at] = r
	return run
}

// Digits returns s with the Thai digits ๐-๙ written as 0-9.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '๐' && r <= '๙' {
			return r - '๐' + '0'
		}
		return r
	}, s)
}

// Key returns the folding of s under which two labels are compared: normalised, ASCII
// digits, lower case, without spaces, dots, hyphens, underscores and quotation marks.
func Key(s string) string {
	s = strings.ToLower(Digits(Normalize(s)))
	return Normalize(strings.Map(dropPunctuation, s))
}

func dropPunctuation(r rune) rune {
	switch r {
	case ' ', '.', '…', '·', '-', '‐', '‑', '‒', '–', '—', '−', '_', '\'', '"', '`', '´', '‘', '’', '“', '”':
		return -1
	}
	return r
}
