package thai

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// ErrBlank is wrapped by the errors for an empty cell, which is never a zero.
var ErrBlank = errors.New("blank")

type tokenKind int

const (
	number tokenKind = iota // ASCII digits
	word                    // letters and marks, lower case, spaces and dots inside dropped
	symbol                  // one character
)

type token struct {
	kind tokenKind
	text string
}

// scan cuts a label into numbers, words and symbols. Dashes of every length become "-".
// Letters set apart by spaces or dots are one word ("พ . ศ ." is พศ); dots after the
// label are leaders and vanish. A number may end in ".0" as spreadsheets write it; any
// other decimal part is an error.
func scan(label string) ([]token, error) {
	rs := []rune(strings.ToLower(Digits(Normalize(label))))
	var out []token
	for i := 0; i < len(rs); {
		r := rs[i]
		switch {
		case r == ' ' || r == '.' || r == '…':
			i++
		case isDigit(r):
			start := i
			for i < len(rs) && isDigit(rs[i]) {
				i++
			}
			out = append(out, token{number, string(rs[start:i])})
			zeros, fraction := i+1, i+1
			for fraction < len(rs) && isDigit(rs[fraction]) {
				fraction++
			}
			if i < len(rs) && rs[i] == '.' && fraction > zeros {
				if strings.Trim(string(rs[zeros:fraction]), "0") != "" {
					return nil, fmt.Errorf("%s is not a whole number", string(rs[start:fraction]))
				}
				i = fraction
			}
		case unicode.IsLetter(r) || unicode.IsMark(r):
			start := i
			for i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.IsMark(rs[i])) {
				i++
			}
			text := string(rs[start:i])
			if n := len(out); n > 0 && out[n-1].kind == word {
				out[n-1].text += text
			} else {
				out = append(out, token{word, text})
			}
		default:
			out = append(out, token{symbol, symbolText(r)})
			i++
		}
	}
	return out, nil
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func symbolText(r rune) string {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '~':
		return "-"
	case '＜':
		return "<"
	case '＞':
		return ">"
	}
	return string(r)
}
