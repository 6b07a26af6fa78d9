package grid

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
)

// Records of BIFF8, the format of Excel 97 to 2003, by the numbers and layouts of MS-XLS,
// section 2.4. A record is a kind, a length and that many bytes; what is longer goes on
// in Continue records.
const (
	recFormula    = 0x0006
	recEOF        = 0x000a
	recDate1904   = 0x0022
	recFilePass   = 0x002f
	recContinue   = 0x003c
	recBoundSheet = 0x0085
	recMulRK      = 0x00bd
	recRString    = 0x00d6
	recXF         = 0x00e0
	recMergeCells = 0x00e5
	recSST        = 0x00fc
	recLabelSST   = 0x00fd
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRK         = 0x027e
	recFormat     = 0x041e
	recBOF        = 0x0809
)

var (
	errCutRecord  = errors.New("a record is cut off")
	errBadRecord  = errors.New("a record is shorter than its kind allows")
	errBadStrings = errors.New("the table of texts is damaged")
)

var le = binary.LittleEndian

// records cuts a stream into records.
type records struct {
	stream []byte
	pos    int
}

// next returns the kind and the bytes of the next record. The zeros with which some
// programs pad the stream count as its end.
func (r *records) next() (kind uint16, data []byte, err error) {
	if len(r.stream)-r.pos < 4 {
		return 0, nil, io.EOF
	}
	kind = le.Uint16(r.stream[r.pos:])
	end := r.pos + 4 + int(le.Uint16(r.stream[r.pos+2:]))
	if end > len(r.stream) {
		return 0, nil, errCutRecord
	}
	data = r.stream[r.pos+4 : end]
	if kind == 0 && len(data) == 0 {
		return 0, nil, io.EOF
	}
	r.pos = end
	return kind, data, nil
}

// continued returns data and the Continue records that follow it.
func (r *records) continued(data []byte) *pieces {
	p := &pieces{list: [][]byte{data}}
	for {
		before := r.pos
		kind, more, err := r.next()
		if err != nil || kind != recContinue {
			r.pos = before
			return p
		}
		p.list = append(p.list, more)
	}
}

// pieces reads across the limits of the records of one value.
type pieces struct {
	list [][]byte // what is left of each
}

// part returns up to n bytes, of one record; nil at the end.
func (p *pieces) part(n int) []byte {
	for len(p.list) > 0 && len(p.list[0]) == 0 {
		p.list = p.list[1:]
	}
	if len(p.list) == 0 {
		return nil
	}
	n = min(n, len(p.list[0]))
	data := p.list[0][:n]
	p.list[0] = p.list[0][n:]
	return data
}

// number reads a little-endian number of n bytes.
func (p *pieces) number(n int) (v int, ok bool) {
	for i := range n {
		b := p.part(1)
		if b == nil {
			return 0, false
		}
		v |= int(b[0]) << (8 * i)
	}
	return v, true
}

func (p *pieces) skip(n int) bool {
	for n > 0 {
		data := p.part(n)
		if data == nil {
			return false
		}
		n -= len(data)
	}
	return true
}

// characters reads n characters of one byte (the low byte of UTF-16) or two. Where they
// go on in the next record, a byte tells anew which: the only place where text and
// numbers differ in crossing over.
func (p *pieces) characters(n int, wide bool) (string, bool) {
	var units []uint16
	for n > 0 {
		if len(p.list) == 0 {
			return "", false
		}
		if len(p.list[0]) == 0 {
			if p.list = p.list[1:]; len(p.list) == 0 || len(p.list[0]) == 0 {
				return "", false
			}
			wide = p.list[0][0]&1 != 0
			p.list[0] = p.list[0][1:]
			continue
		}
		size := 1
		if wide {
			size = 2
		}
		take := min(n, len(p.list[0])/size)
		if take == 0 {
			return "", false
		}
		data := p.list[0][:take*size]
		p.list[0] = p.list[0][take*size:]
		for i := 0; i < len(data); i += size {
			unit := uint16(data[i])
			if wide {
				unit = le.Uint16(data[i:])
			}
			units = append(units, unit)
		}
		n -= take
	}
	return string(utf16.Decode(units)), true
}

// text reads a string whose length takes lengthBytes: XLUnicodeString, and with rich also
// XLUnicodeRichExtendedString, of which runs of fonts and reading aids are passed over.
func (p *pieces) text(lengthBytes int, rich bool) (string, bool) {
	n, ok1 := p.number(lengthBytes)
	flags, ok2 := p.number(1)
	if !ok1 || !ok2 {
		return "", false
	}
	runs, aids := 0, 0
	if rich && flags&0x08 != 0 {
		runs, ok1 = p.number(2)
	}
	if rich && flags&0x04 != 0 {
		aids, ok2 = p.number(4)
	}
	s, ok := p.characters(n, flags&0x01 != 0)
	return s, ok && ok1 && ok2 && p.skip(4*runs) && p.skip(aids)
}

// sharedTexts reads the table of texts (SST).
func sharedTexts(p *pieces) ([]string, error) {
	if !p.skip(4) {
		return nil, errBadStrings
	}
	count, ok := p.number(4)
	if !ok {
		return nil, errBadStrings
	}
	var texts []string
	for range count {
		s, ok := p.text(2, true)
		if !ok {
			return nil, errBadStrings
		}
		texts = append(texts, s)
	}
	return texts, nil
}
