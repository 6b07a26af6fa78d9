package grid

import (
	"bufio"
	"bytes"
	"strings"
	"unicode/utf8"
)

// openText prepares a separated text file: separator and line end.
func openText(b *Book, r *bufio.Reader, opt Options) error {
	if opt.Sheet != "" {
		return b.noSheets(opt.Sheet)
	}
	head, _ := r.Peek(headBytes)
	sc := &scanner{book: b, r: r, eol: lineEnd(head)}
	// Excel's own first line, which it does not show as a row.
	if line, _, found := bytes.Cut(head, []byte{sc.eol}); found && len(line) < 8 {
		if rest, ok := strings.CutPrefix(strings.ToLower(strings.TrimRight(string(line), "\r")), "sep="); ok && len(rest) == 1 && strings.Contains(candidates, rest) {
			sc.sep = rest[0]
			r.Discard(len(line) + 1)
			sc.line = 1
		}
	}
	if sc.sep == 0 {
		sc.sep = separator(head, sc.eol)
	}
	b.scan = sc.each
	return nil
}

// lineEnd is '\r' for the files of old Macintosh programs, which have no '\n' before the
// first lone '\r', and '\n' for all others.
func lineEnd(head []byte) byte {
	cr := bytes.IndexByte(head, '\r')
	lf := bytes.IndexByte(head, '\n')
	if cr >= 0 && lf != cr+1 && (lf < 0 || cr < lf) {
		return '\r'
	}
	return '\n'
}

const (
	sniffLines = 50
	candidates = "\t|;,"
)

// separator chooses the candidate that cuts the most lines into the same number of
// cells. On a tie the rarer character of running text wins: a pipe file may hold a comma
// in every line, a comma file hardly a pipe.
func separator(head []byte, eol byte) byte {
	var counts [len(candidates)]map[int]int // candidate -> how often in a line -> lines
	for i := range counts {
		counts[i] = map[int]int{}
	}
	lines := 0
	for len(head) > 0 && lines < sniffLines {
		var record []byte
		var whole bool
		record, head, whole = cutRecord(head, eol)
		if !whole && lines > 0 {
			break
		}
		for i := range counts {
			if n := countOutsideQuotes(record, candidates[i]); n > 0 {
				counts[i][n]++
			}
		}
		lines++
	}
	best, bestLines := byte(','), 0
	for i := range counts {
		for _, n := range counts[i] {
			if n > bestLines {
				best, bestLines = candidates[i], n
			}
		}
	}
	return best
}

// cutRecord cuts the first record off head, letting quoted line ends pass. A quote that
// never closes in head is taken as a plain character.
func cutRecord(head []byte, eol byte) (record, rest []byte, whole bool) {
	quoted, firstEnd := false, -1
	for i, c := range head {
		switch {
		case c == '"':
			quoted = !quoted
		case c == eol && !quoted:
			return head[:i], head[i+1:], true
		case c == eol && firstEnd < 0:
			firstEnd = i
		}
	}
	if quoted && firstEnd >= 0 {
		return head[:firstEnd], head[firstEnd+1:], true
	}
	return head, nil, false
}

func countOutsideQuotes(line []byte, sep byte) int {
	n, quoted := 0, false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == sep && !quoted:
			n++
		}
	}
	return n
}

// badText is the error for a line with bytes that mean nothing in the encoding of the
// text, in place of which a decoder gives U+FFFD.
func (s *scanner) badText(line []byte) error {
	at := bytes.IndexRune(line, utf8.RuneError)
	if s.book.Encoding != utf8Name {
		return s.book.Errorf(0, 0, encodingHint, "line %d: after %d characters stand bytes that mean nothing in %s", s.line, utf8.RuneCount(line[:at]), s.book.Encoding)
	}
	return s.book.Errorf(0, 0, encodingHint, "line %d, byte %d: the text is not UTF-8", s.line, at+1)
}
