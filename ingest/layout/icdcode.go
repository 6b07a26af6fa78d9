package layout

import (
	"hash/fnv"
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// codeRead is an underlying cause as a line list codes it.
type codeRead struct {
	index    uint16
	stable   uint16 // the same in every list, unlike index
	category string // the first three characters, "" if it is no code
	cleaned  bool   // dots, spaces, daggers or lower case
	slipped  bool   // O for 0, I or L for 1
	missing  bool
}

// icdCategory reads an ICD-10 code of three to six characters and returns its
// three-character category. It takes codes with or without the dot, in lower case, with
// dagger or asterisk, and, in the places of digits, O for 0 and I or L for 1.
func icdCategory(text string) (category string, cleaned, slipped, ok bool) {
	if len(text) >= 3 && len(text) <= 6 && plainCode(text) {
		return text[:3], false, false, true
	}
	code := strings.ToUpper(thai.Digits(thai.Normalize(text)))
	code = strings.Map(func(c rune) rune {
		switch c {
		case '.', ' ', '*', '+', '†', '-', '\'', '"':
			return -1
		}
		return c
	}, code)
	if len(code) < 3 || len(code) > 6 {
		return "", false, false, false
	}
	b := []byte(code)
	for i := 1; i < len(b); i++ {
		switch {
		case b[i] == 'O' && i < 3:
			b[i], slipped = '0', true
		case (b[i] == 'I' || b[i] == 'L') && i < 3:
			b[i], slipped = '1', true
		}
	}
	if !plainCode(string(b)) {
		return "", false, false, false
	}
	return string(b[:3]), code != text, slipped, true
}

// plainCode reports a letter and two digits, then letters or digits.
func plainCode[T string | []byte](s T) bool {
	if s[0] < 'A' || s[0] > 'Z' || s[1] < '0' || s[1] > '9' || s[2] < '0' || s[2] > '9' {
		return false
	}
	for i := 3; i < len(s); i++ {
		if c := s[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// cause reads the underlying cause of the row.
func (l *lineList) cause() *codeRead {
	text := l.at(lineCause)
	if n := len(text); n >= 3 && n <= 6 && plainCode(text) {
		plain := &l.plain[int(text[0]-'A')*100+int(text[1]-'0')*10+int(text[2]-'0')]
		if plain.category == "" {
			*plain = *l.readCause(string(text))
		}
		return plain
	}
	c := l.codes.of(text, l.readCause)
	switch {
	case c.missing:
		l.note(NoCause, lineCause, "", notStated)
	case c.slipped:
		l.note(CodeSlip, lineCause, string(text), c.category)
	case c.cleaned:
		l.note(CodeCleaned, lineCause, short(text), c.category)
	}
	return c
}

func (l *lineList) readCause(text string) *codeRead {
	category, cleaned, slipped, ok := icdCategory(text)
	if ok {
		return &codeRead{l.tally.label(category), stableCause(category), category, cleaned, slipped, false}
	}
	label := thai.Normalize(text)
	if labelKey(label) == "" || strings.EqualFold(label, "NULL") {
		return &codeRead{index: l.tally.label(notStated), missing: true}
	}
	return &codeRead{index: l.tally.label(label), stable: stableCause(label)}
}

// stableCause is a number for a cause that is the same in every list: a category's own, or
// a hash of other texts.
func stableCause(label string) uint16 {
	const categories = 26 * 100
	if len(label) == 3 && plainCode(label) {
		return uint16(label[0]-'A')*100 + uint16(label[1]-'0')*10 + uint16(label[2]-'0')
	}
	h := fnv.New32a()
	h.Write([]byte(label)) // never fails
	return categories + uint16(h.Sum32()%(1<<16-categories))
}
