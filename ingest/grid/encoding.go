package grid

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	utf8Name     = "utf-8"
	thaiName     = "windows-874"
	encodingHint = "name the encoding, as in --encoding windows-874 or --encoding windows-1252, or open it in Excel and save it as \"CSV UTF-8\""
)

// lookup finds an encoding by any of its usual names (WHATWG Encoding Standard, and the
// names of code page 874 that it does not list) and returns its canonical name.
func lookup(name string) (enc encoding.Encoding, canonical string, err error) {
	plain := strings.ToLower(strings.TrimSpace(name))
	switch plain {
	case "874", "cp874", "cp-874", "ms874", "ibm874", "x-windows-874", "windows874", "tis620", "tis-620-2533", "thai":
		plain = thaiName
	}
	enc, err = htmlindex.Get(plain)
	if err != nil {
		return nil, "", err
	}
	canonical, err = htmlindex.Name(enc)
	if canonical == "replacement" || canonical == "x-user-defined" {
		err = fmt.Errorf("%s is no encoding of text", canonical)
	}
	return enc, canonical, err
}

// decode returns the text of r in UTF-8 without its byte-order mark. A mark is believed
// before anything else; then the encoding that the caller names; then the bytes, which
// tell UTF-16 by its zeros at once, and UTF-8 from Windows-874 at the first byte that is
// not ASCII. declared is what the text says of itself, and is believed of text that is
// not UTF-8.
func (b *Book) decode(r *bufio.Reader, named, declared string) (*bufio.Reader, error) {
	var chosen encoding.Encoding
	if named != "" {
		var err error
		if chosen, b.Encoding, err = lookup(named); err != nil {
			return nil, &Error{File: b.File, Msg: "there is no encoding " + strconv.Quote(named), Hint: "the usual ones are utf-8, utf-16, windows-874 (or tis-620) and windows-1252", Err: err}
		}
	}
	head, _ := r.Peek(headBytes)
	for _, m := range marks() {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			r.Discard(len(m.bytes))
			return b.decodeAs(r, m.enc, m.name), nil
		}
	}
	little, big := marks()[1], marks()[2]
	if chosen != nil && b.Encoding != little.name {
		return b.decodeAs(r, chosen, b.Encoding), nil
	}
	// "utf-16" is a name of both; the bytes say which.
	switch bigEndian, ok := isUTF16(head); {
	case bigEndian:
		return b.decodeAs(r, big.enc, big.name), nil
	case ok, chosen != nil:
		return b.decodeAs(r, little.enc, little.name), nil
	}
	b.Encoding = utf8Name
	u := &undecided{book: b, r: r}
	b.ascii = func() bool { return u.out == nil }
	if enc, name, err := lookup(declared); err == nil && name != utf8Name && !strings.HasPrefix(name, "utf-16") {
		u.declared, u.declaredName = enc, name
	}
	return bufio.NewReaderSize(u, headBytes), nil
}

func (b *Book) decodeAs(r *bufio.Reader, enc encoding.Encoding, name string) *bufio.Reader {
	b.Encoding = name
	if name == utf8Name {
		return r
	}
	return bufio.NewReaderSize(transform.NewReader(r, enc.NewDecoder()), headBytes)
}

type mark struct {
	bytes, name string
	enc         encoding.Encoding
}

func marks() []mark {
	return []mark{
		{utf8BOM, utf8Name, encoding.Nop},
		{"\xff\xfe", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	}
}

// isUTF16 finds UTF-16 without its mark. In Thai, Latin and digits the high byte of a
// character is 0x00 or 0x0E; in the low byte both are rare.
func isUTF16(head []byte) (bigEndian, ok bool) {
	var high [2]int
	for i, c := range head {
		if c == 0 || c == 0x0e {
			high[i%2]++
		}
	}
	pairs := len(head) / 2
	if pairs < 4 || bytes.IndexByte(head, 0) < 0 {
		return false, false
	}
	likely := func(n int) bool { return n*10 >= pairs*9 }
	rare := func(n int) bool { return n*10 <= pairs*2 }
	switch {
	case likely(high[1]) && rare(high[0]):
		return false, true
	case likely(high[0]) && rare(high[1]):
		return true, true
	}
	return false, false
}

// isWindows874 says whether bytes can be Thai text in Windows-874, whose letters are
// those of TIS 620. before is the byte in front of them. Western and Cyrillic text, whose
// bytes mean Thai letters too, differs in that its letters stand among ASCII letters, or
// break the order of Thai writing: marks above and below follow a consonant.
func isWindows874(text []byte, before byte) bool {
	high, odd, together := 0, 0, 0
	for i, c := range text {
		if c >= utf8.RuneSelf {
			if charmap.Windows874.DecodeByte(c) == utf8.RuneError {
				return false
			}
			var after byte
			if i+1 < len(text) {
				after = text[i+1]
			}
			high++
			if asciiLetter(before) || asciiLetter(after) || thaiMark(c) && !(before >= 0xa1 && before <= 0xda || thaiMark(before)) {
				odd++
			}
			if before >= 0xa1 || after >= 0xa1 {
				together++
			}
		}
		before = c
	}
	return high > 0 && odd*10 <= high && together*2 >= high
}

func asciiLetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

// thaiMark tells the vowels, tones and signs that stand above or below a consonant.
func thaiMark(c byte) bool {
	return c == 0xd1 || c >= 0xd4 && c <= 0xda || c >= 0xe7 && c <= 0xee
}

// tally is what text looks like when it is taken for UTF-8.
type tally struct {
	good, thai int // characters beyond ASCII, and those of them that are Thai
	bad        int // bytes that are no UTF-8
}

// tallyUTF8 leaves a character out that is cut at the end of text that is not whole.
func tallyUTF8(text []byte, whole bool) (n tally) {
	for len(text) > 0 {
		if text[0] < utf8.RuneSelf {
			text = text[1:]
			continue
		}
		r, size := utf8.DecodeRune(text)
		switch {
		case r != utf8.RuneError || size > 1:
			n.good++
			if r >= 0x0e00 && r <= 0x0e7f {
				n.thai++
			}
		case whole || utf8.FullRune(text):
			n.bad++
		}
		text = text[size:]
	}
	return n
}
