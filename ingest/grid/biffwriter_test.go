package grid

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// biffWriter writes the least that is a BIFF8 stream, by the layouts of MS-XLS 2.4. It
// shares no code with the reader.
type biffWriter struct{ bytes.Buffer }

func (w *biffWriter) record(kind uint16, fields ...any) {
	data := packed(fields...)
	binary.Write(w, binary.LittleEndian, kind)
	binary.Write(w, binary.LittleEndian, uint16(len(data)))
	w.Write(data)
}

func packed(fields ...any) []byte {
	var b bytes.Buffer
	for _, f := range fields {
		switch f := f.(type) {
		case string:
			b.WriteString(f)
		default:
			binary.Write(&b, binary.LittleEndian, f)
		}
	}
	return b.Bytes()
}

func wideChars(s string) []byte { return packed(utf16.Encode([]rune(s))) }

// text16 is XLUnicodeString in two bytes a character; text8 in one.
func text16(s string) []byte {
	return packed(uint16(len(utf16.Encode([]rune(s)))), uint8(1), wideChars(s))
}
func text8(s string) []byte { return packed(uint16(len(s)), uint8(0), s) }

// xlsSheet is a sheet of a fixture: the records between its BOF and EOF.
type xlsSheet struct {
	name  string
	state uint8
	kind  uint8
	fill  func(w *biffWriter)
}

// xlsStream makes a workbook stream; globals writes the records about all of it.
func xlsStream(globals func(w *biffWriter), sheets ...xlsSheet) []byte {
	build := func(offsets []int) (stream []byte, at []int) {
		w := &biffWriter{}
		w.record(0x0809, uint16(0x0600), uint16(0x0005), uint64(0), uint32(0))
		if globals != nil {
			globals(w)
		}
		for i, s := range sheets {
			chars := wideChars(s.name)
			w.record(0x0085, uint32(offsets[i]), s.state, s.kind, uint8(len(chars)/2), uint8(1), chars)
		}
		w.record(0x000a)
		for _, s := range sheets {
			at = append(at, w.Len())
			w.record(0x0809, uint16(0x0600), uint16(0x0010), uint64(0), uint32(0))
			if s.fill != nil {
				s.fill(w)
			}
			w.record(0x000a)
		}
		return w.Bytes(), at
	}
	_, at := build(make([]int, len(sheets)))
	stream, _ := build(at)
	return stream
}

// oneSheet is a stream with a sheet "ชาย".
func oneSheet(globals, fill func(w *biffWriter)) []byte {
	return xlsStream(globals, xlsSheet{name: "ชาย", fill: fill})
}

// rkInteger and rkFloat pack numbers (MS-XLS 2.5.217).
func rkInteger(n int32, hundredths bool) uint32 {
	v := uint32(n)<<2 | 2
	if hundredths {
		v |= 1
	}
	return v
}

func rkFloat(f float64) uint32 { return uint32(math.Float64bits(f)>>32) &^ 3 }

// oleFile puts streams into a compound file (MS-CFB, version 3). Streams are padded to
// 4,096 bytes, below which they would have to stand in another stream.
func oleFile(names []string, streams ...[]byte) []byte {
	const sector, endOfChain, fatSector, free = 512, 0xfffffffe, 0xfffffffd, 0xffffffff
	entry := func(name string, kind uint8, child, right, start, size uint32) []byte {
		var field [64]byte
		copy(field[:], wideChars(name))
		return packed(field, uint16(2*len(name)+2), kind, uint8(1), uint32(free), right, child, [16]byte{}, uint32(0), uint64(0), uint64(0), start, uint64(size))
	}
	var fat []uint32
	var body bytes.Buffer
	chain := func(n int) uint32 { // takes the next n sectors
		start := uint32(len(fat))
		for i := range n - 1 {
			fat = append(fat, start+uint32(i)+1)
		}
		fat = append(fat, endOfChain)
		return start
	}
	sectors := func(n int) int { return (n + sector - 1) / sector }
	child := uint32(free)
	if len(names) > 0 {
		child = 1
	}
	directory := entry("Root Entry", 5, child, free, endOfChain, 0)
	for i, name := range names {
		data := streams[i]
		if len(data) < 4096 {
			data = append(bytes.Clone(data), make([]byte, 4096-len(data))...)
		}
		right := uint32(free)
		if i+1 < len(names) {
			right = uint32(i) + 2
		}
		directory = append(directory, entry(name, 2, free, right, chain(sectors(len(data))), uint32(len(data)))...)
		body.Write(data)
		body.Write(make([]byte, sectors(len(data))*sector-len(data)))
	}
	directory = append(directory, make([]byte, sectors(len(directory))*sector-len(directory))...)
	directoryAt := chain(len(directory) / sector)
	body.Write(directory)
	fatAt := len(fat)
	fatSectors := 1
	for fatSectors*sector/4 < len(fat)+fatSectors {
		fatSectors++
	}
	for range fatSectors {
		fat = append(fat, fatSector)
	}
	for len(fat) < fatSectors*sector/4 {
		fat = append(fat, free)
	}
	body.Write(packed(fat))
	header := packed("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", [16]byte{}, uint16(0x3e), uint16(3), uint16(0xfffe), uint16(9), uint16(6), [6]byte{},
		uint32(0), uint32(fatSectors), directoryAt, uint32(0), uint32(4096), uint32(endOfChain), uint32(0), uint32(endOfChain), uint32(0))
	for i := range 109 {
		at := uint32(free)
		if i < fatSectors {
			at = uint32(fatAt + i)
		}
		header = append(header, packed(at)...)
	}
	return append(header, body.Bytes()...)
}
