package grid

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// undecided reads text whose encoding shows at its first byte that is not ASCII: until
// there, all of the encodings in question agree.
type undecided struct {
	book         *Book
	r            *bufio.Reader
	declared     encoding.Encoding // what a page says of itself; nil if nothing
	declaredName string
	out          io.Reader // set once it is decided
	err          error
	line, col    int // before the next byte, from 0
	last         byte
}

func (u *undecided) Read(p []byte) (int, error) {
	if u.err != nil {
		return 0, u.err
	}
	if u.out == nil {
		n, err := u.ascii(p)
		if n > 0 || err != nil {
			u.err = err
			return n, err
		}
		if u.out, u.err = u.decide(); u.err != nil {
			return 0, u.err
		}
	}
	return u.out.Read(p)
}

// ascii copies the ASCII bytes that come next. It returns 0, nil before another byte.
func (u *undecided) ascii(p []byte) (int, error) {
	if _, err := u.r.Peek(1); err != nil {
		return 0, err
	}
	window, _ := u.r.Peek(min(u.r.Buffered(), len(p)))
	n := asciiPrefix(window)
	copy(p, window[:n])
	u.count(window[:n])
	u.r.Discard(n)
	return n, nil
}

func (u *undecided) count(text []byte) {
	if len(text) == 0 {
		return
	}
	u.last = text[len(text)-1]
	if end := bytes.LastIndexByte(text, '\n'); end >= 0 {
		u.line += bytes.Count(text, []byte{'\n'})
		u.col = len(text) - end - 1
	} else {
		u.col += len(text)
	}
}

// decide chooses by the text that follows. UTF-8 with a fault stays UTF-8, so that its
// reader can say where the fault is; of Thai that is so if it makes more Thai characters
// than faults, because pairs of letters of Windows-874 can be characters of UTF-8.
func (u *undecided) decide() (io.Reader, error) {
	sample, err := u.r.Peek(headBytes)
	utf := tallyUTF8(sample, err != nil)
	enc, name := u.declared, u.declaredName
	switch {
	case utf.bad == 0, utf.thai > utf.bad:
		return u.r, nil
	case enc != nil:
	case isWindows874(sample, u.last):
		enc, name = charmap.Windows874, thaiName
	case utf.good > utf.bad:
		return u.r, nil
	default:
		return nil, &Error{File: u.book.File, Hint: encodingHint,
			Msg: fmt.Sprintf("line %d, byte %d: the text is neither UTF-8 nor Thai in Windows-874", u.line+1, u.col+1)}
	}
	u.book.Encoding = name
	return transform.NewReader(u.r, enc.NewDecoder()), nil
}
