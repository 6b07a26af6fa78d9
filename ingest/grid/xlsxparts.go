package grid

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// loadShared reads the table of texts that cells refer to by number. The reading aids
// for East Asian scripts (rPh) are not part of the text.
func (w *workbook) loadShared(part string) error {
	r, err := w.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	dec := xml.NewDecoder(bufio.NewReader(r))
	var text strings.Builder
	inText, inAid := false, false
	for {
		t, err := dec.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text.Reset()
			case "t":
				inText = !inAid
			case "rPh":
				inAid = true
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				w.shared = append(w.shared, unescapeText(text.String()))
			case "t":
				inText = false
			case "rPh":
				inAid = false
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
}

// unescapeText undoes the _xHHHH_ by which spreadsheets write control characters.
func unescapeText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if i+7 <= len(s) && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				i += 7
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// loadStyles reads the number format of each cell style.
func (w *workbook) loadStyles(part string) error {
	var doc struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.unmarshal(part, &doc); err != nil {
		return err
	}
	custom := map[int]style{}
	for _, f := range doc.Formats {
		custom[f.ID] = styleOf(f.Code)
	}
	for _, c := range doc.Cells {
		st, ok := custom[c.Format]
		if !ok {
			st = builtinStyle(c.Format)
		}
		w.formats.styles = append(w.formats.styles, st)
	}
	return nil
}

// findings are what a survey of a sheet brings.
type findings struct {
	merges merges
	filled bool // some cell holds something
}

// survey reads through a sheet once, before its rows are streamed, because the list of
// merged ranges stands behind the cells. It looks at tags only, so it costs little more
// than unzipping.
func (w *workbook) survey(part string) (found findings, err error) {
	f, err := w.open(part)
	if err != nil {
		return findings{}, w.book.damaged(err)
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, headBytes)
	for {
		piece, err := r.ReadSlice('>')
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return findings{}, w.book.damaged(err)
		}
		tag := piece[bytes.LastIndexByte(piece, '<')+1:]
		switch string(tagName(tag)) {
		case "f", "v", "t":
			found.filled = true
		case "mergeCell":
			if m, ok := parseMerge(tag); ok {
				found.merges.add(m)
			}
		}
	}
}

// tagName is the name at the beginning of a tag, without its prefix.
func tagName(tag []byte) []byte {
	start, end := 0, 0
	for ; end < len(tag); end++ {
		switch tag[end] {
		case ':':
			start = end + 1
		case ' ', '\t', '\r', '\n', '/', '>':
			return tag[start:end]
		}
	}
	return tag[start:end]
}

func parseMerge(tag []byte) (merge, bool) {
	_, ref, _ := strings.Cut(string(tag), `ref="`)
	ref, _, _ = strings.Cut(ref, `"`)
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return merge{}, false
	}
	top, left, ok1 := parseCell(from)
	bottom, right, ok2 := parseCell(to)
	return merge{top: top, left: left, bottom: bottom, right: right}, ok1 && ok2
}
