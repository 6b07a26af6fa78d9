package cause

import (
	"fmt"
	"strings"
)

// Slip is a set of ways in which a code was written otherwise than ICD-10 has it.
// A code with slips is understood; the slips are there to be reported.
type Slip uint8

// The slips.
const (
	LowerCase Slip = 1 << iota // "i64"
	Dagger                     // "A17.0†" or "A17.0+": the underlying disease
	Asterisk                   // "G01*": a manifestation, never an underlying cause
	LetterO                    // the letter O for the digit 0, "I1O"
	LetterI                    // the letter I or l for the digit 1, "EI4"
)

var slipNames = []string{"lower case", "dagger", "asterisk", "letter O for 0", "letter I for 1"}

// String lists the slips, "lower case, letter O for 0", or "".
func (s Slip) String() string {
	var names []string
	for i, name := range slipNames {
		if s&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// ParseCode reads one ICD-10 code of 3 to 6 characters as files write them and
// returns it as [Range] has it: upper case, no dot, no mark. Points and spaces are
// form, not slips. The letters O and I are read as digits in the second and all
// later places, where ICD-10 has no such letters.
func ParseCode(s string) (string, Slip, error) {
	var slips Slip
	text := strings.TrimSpace(s)
	for mark, slip := range map[string]Slip{"†": Dagger, "+": Dagger, "*": Asterisk} {
		if cut, found := strings.CutSuffix(text, mark); found {
			text, slips = cut, slips|slip
		}
	}
	var b strings.Builder
	for i, r := range []byte(strings.NewReplacer(".", "", " ", "").Replace(text)) {
		if i > 0 && r == 'l' {
			r = 'I'
		} else if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
			slips |= LowerCase
		}
		switch {
		case i > 0 && r == 'O':
			r, slips = '0', slips|LetterO
		case i > 0 && r == 'I':
			r, slips = '1', slips|LetterI
		}
		b.WriteByte(r)
	}
	code := b.String()
	if !isCode(code) {
		return "", 0, fmt.Errorf("%q is no ICD-10 code: write a letter, two digits and up to three more, such as I64 or I63.9", s)
	}
	return code, slips, nil
}
