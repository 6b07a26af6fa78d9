package grid

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// page is a web page in memory, in UTF-8. Its tables are its sheets: a table inside a
// cell of another is a sheet of its own, and no part of that cell.
type page struct {
	book *Book
	data []byte
	list []Sheet
	size []int // cells with text of each table
}

const tableName = "table " // and a number from 1

func openHTML(b *Book, r *bufio.Reader, opt Options) error {
	data, err := io.ReadAll(&limitReader{r: r, left: MaxUnzipBytes})
	if err != nil {
		return b.readError(err)
	}
	p := &page{book: b, data: data}
	if err := p.checkText(); err != nil {
		return err
	}
	largest := ""
	for i, t := range p.survey().tables {
		p.list = append(p.list, Sheet{Name: tableName + strconv.Itoa(i+1)})
		p.size = append(p.size, t.filled)
	}
	best := 0
	for i, n := range p.size {
		if n > best {
			best, largest = n, p.list[i].Name
		}
	}
	if best == 0 {
		return &Error{File: b.File, Msg: "this is a web page without a table, whatever its name says",
			Hint: "download it again: the site may have sent its log-in page or an error message"}
	}
	if opt.Sheet == "" {
		opt.Sheet = largest
	}
	return b.settle(p, opt.Sheet)
}

// checkText refuses bytes that mean nothing in the encoding of the page.
func (p *page) checkText() error {
	at := -1
	if !utf8.Valid(p.data) {
		at = bytes.IndexRune(p.data, utf8.RuneError)
	} else if p.book.Encoding != utf8Name {
		at = bytes.Index(p.data, []byte("\ufffd"))
	}
	if at < 0 {
		return nil
	}
	line := 1 + bytes.Count(p.data[:at], []byte{'\n'})
	return &Error{File: p.book.File, Msg: fmt.Sprintf("line %d: the page has bytes that mean nothing in %s", line, p.book.Encoding), Hint: encodingHint}
}

func (p *page) sheets() []Sheet { return p.list }

func (p *page) turn(i int) (eachFunc, bool, error) {
	each := func(fn func(int, []string) error) error {
		w := &pageWalk{page: p, wanted: i, fn: fn}
		return w.walk()
	}
	return each, p.size[i] > 0, nil
}

// survey counts the cells of every table.
func (p *page) survey() *pageWalk {
	w := &pageWalk{page: p, wanted: -1}
	_ = w.walk() // what is wrong is reported when the rows are read
	return w
}

const (
	maxTables = 10_000 // of a page
	maxToken  = 16 << 20
)

// pageWalk goes through a page once. It reads the rows of one table, or counts the cells
// of all.
type pageWalk struct {
	page   *page
	wanted int // index of the table that is read, -1 to count
	fn     func(row int, cells []string) error
	tables []*pageTable
	open   []*pageTable // innermost last
	silent string       // the element whose text does not show
}

func (w *pageWalk) walk() error {
	z := html.NewTokenizer(bytes.NewReader(w.page.data))
	z.SetMaxBuf(maxToken)
	for {
		var err error
		switch z.Next() {
		case html.ErrorToken:
			if err = z.Err(); errors.Is(err, io.EOF) {
				return w.closeAll()
			}
			return w.page.book.readError(err)
		case html.TextToken:
			if t := w.top(); t != nil && t.inCell && w.silent == "" {
				t.write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			err = w.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			err = w.end(string(name))
		}
		if err != nil {
			return err
		}
	}
}

func (w *pageWalk) top() *pageTable {
	if len(w.open) == 0 {
		return nil
	}
	return w.open[len(w.open)-1]
}

// start opens a tag. The end tags of rows and cells may be left out, so that a row or a
// cell also ends where the next one starts.
func (w *pageWalk) start(z *html.Tokenizer) error {
	tag, hasAttr := z.TagName()
	switch name := string(tag); name {
	case "script", "style", "title", "template":
		w.silent = name
		return nil
	case "table":
		if len(w.tables) == maxTables {
			return w.page.book.Errorf(0, 0, saveAsXLSX, "the page has more than %d tables", maxTables)
		}
		if outer := w.top(); outer != nil {
			outer.lineEnd()
		}
		t := &pageTable{walk: w, read: len(w.tables) == w.wanted}
		w.tables, w.open = append(w.tables, t), append(w.open, t)
		return nil
	}
	t := w.top()
	if t == nil {
		return nil
	}
	switch string(tag) {
	case "tr":
		if err := t.endRow(); err != nil {
			return err
		}
		return t.startRow()
	case "td", "th":
		if err := t.endCell(); err != nil {
			return err
		}
		cols, rows := spans(z, hasAttr)
		return t.startCell(cols, rows)
	case "thead", "tbody", "tfoot":
		return t.endRow()
	case "br", "p", "div", "li":
		t.lineEnd()
	}
	return nil
}

func (w *pageWalk) end(name string) error {
	if w.silent != "" {
		if name == w.silent {
			w.silent = ""
		}
		return nil
	}
	t := w.top()
	if t == nil {
		return nil
	}
	switch name {
	case "table":
		w.open = w.open[:len(w.open)-1]
		return t.endRow()
	case "tr", "thead", "tbody", "tfoot":
		return t.endRow()
	case "td", "th":
		return t.endCell()
	case "p", "div", "li":
		t.lineEnd()
	}
	return nil
}

func (w *pageWalk) closeAll() error {
	for _, t := range w.open {
		if err := t.endRow(); err != nil {
			return err
		}
	}
	return nil
}

// spans reads how many columns and rows a cell covers; rowspan="0" means all that follow.
func spans(z *html.Tokenizer, more bool) (cols, rows int) {
	cols, rows = 1, 1
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		n, err := strconv.Atoi(string(bytes.TrimSpace(val)))
		if err != nil || n < 0 {
			continue
		}
		switch string(key) {
		case "colspan":
			cols = min(max(n, 1), MaxColumns+1)
		case "rowspan":
			rows = min(n, MaxSheetRows)
			if rows == 0 {
				rows = MaxSheetRows
			}
		}
	}
	return cols, rows
}
