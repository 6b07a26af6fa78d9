package grid

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// workbook is an opened xlsx file. The sheet is streamed from the zip, because asking
// excelize for the merged ranges and number formats of a sheet loads all its cells;
// excelize computes formulas that were saved without a value.
type workbook struct {
	book     *Book
	data     []byte
	parts    map[string]*zip.File
	sheets   []sheet
	date1904 bool
	shared   []string
	styles   []style
	calc     *calculator
}

type sheet struct {
	name, part string
	hidden     bool
}

// openZip reads a zip file into memory and opens the workbook in it.
func openZip(b *Book, r *bufio.Reader, opt Options) error {
	data, err := io.ReadAll(&limitReader{r: r, left: MaxUnzipBytes})
	if err != nil {
		return b.readError(err)
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return b.damaged(err)
	}
	w := &workbook{book: b, data: data, parts: map[string]*zip.File{}}
	var unzipped uint64
	for _, f := range zr.File {
		if unzipped += f.UncompressedSize64; f.UncompressedSize64 > MaxUnzipBytes || unzipped > MaxUnzipBytes {
			return b.readError(errTooLarge)
		}
		w.parts[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	if err := w.refuse(); err != nil {
		return err
	}
	if err := w.load(); err != nil {
		return err
	}
	chosen, found, err := w.choose(opt.Sheet)
	if err != nil {
		return err
	}
	b.Sheet = chosen.name
	w.calc = &calculator{w: w, sheet: chosen.name}
	b.closers = append(b.closers, w.calc)
	b.each = func(fn func(int, []string) error) error {
		return w.each(chosen, found.merges, fn)
	}
	return nil
}

// refuse names the other documents that are zip files.
func (w *workbook) refuse() error {
	const saveAs = "open it in Excel or LibreOffice and save it as .xlsx"
	what := ""
	if mime, err := w.read("mimetype"); err == nil && bytes.Contains(mime, []byte("opendocument")) {
		what = "this is an OpenDocument file (.ods)"
	} else if w.parts["xl/workbook.bin"] != nil {
		what = "this is a binary workbook (.xlsb)"
	} else if w.parts["word/document.xml"] != nil || w.parts["ppt/presentation.xml"] != nil {
		what = "this is a document or a presentation, not a workbook"
	} else if w.parts["[content_types].xml"] == nil {
		return &Error{File: w.book.File, Msg: "this is a zip file, not a workbook", Hint: "unpack it and give the file inside"}
	}
	if what == "" {
		return nil
	}
	return &Error{File: w.book.File, Msg: what, Hint: saveAs}
}

func (b *Book) damaged(err error) error {
	return &Error{File: b.File, Sheet: b.Sheet, Msg: "the workbook is damaged or cut off: " + err.Error(),
		Hint: "copy or download it again, or open it in Excel and save it anew", Err: err}
}

type relationships struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// load reads the parts that say what the sheets mean: names, shared text, number formats.
func (w *workbook) load() error {
	main := "xl/workbook.xml"
	var roots relationships
	if err := w.unmarshal("_rels/.rels", &roots); err == nil {
		for _, r := range roots.List {
			if strings.HasSuffix(r.Type, "/officeDocument") {
				main = resolve("", r.Target)
			}
		}
	}
	var doc struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.unmarshal(main, &doc); err != nil {
		return w.book.damaged(err)
	}
	var rels relationships
	folder := path.Dir(main)
	if err := w.unmarshal(path.Join(folder, "_rels", path.Base(main)+".rels"), &rels); err != nil {
		return w.book.damaged(err)
	}
	w.date1904 = doc.Properties.Date1904 == "1" || doc.Properties.Date1904 == "true"
	for _, s := range doc.Sheets {
		for _, r := range rels.List {
			if r.ID == s.ID && strings.HasSuffix(r.Type, "/worksheet") {
				w.sheets = append(w.sheets, sheet{s.Name, resolve(folder, r.Target), s.State == "hidden" || s.State == "veryHidden"})
			}
		}
	}
	for _, r := range rels.List {
		var err error
		switch {
		case strings.HasSuffix(r.Type, "/sharedStrings"):
			err = w.loadShared(resolve(folder, r.Target))
		case strings.HasSuffix(r.Type, "/styles"):
			err = w.loadStyles(resolve(folder, r.Target))
		}
		if err != nil && !errors.Is(err, errNoPart) {
			return w.book.damaged(err)
		}
	}
	return nil
}

// choose finds the sheet asked for, or the first visible one with cells, then the first
// hidden one with cells.
func (w *workbook) choose(name string) (sheet, findings, error) {
	if name != "" {
		for _, same := range []func(string) bool{
			func(s string) bool { return s == name },
			func(s string) bool { return strings.EqualFold(tidyName(s), tidyName(name)) },
		} {
			for _, s := range w.sheets {
				if same(s.name) {
					found, err := w.survey(s.part)
					return s, found, err
				}
			}
		}
		var names []string
		for _, s := range w.sheets {
			names = append(names, strconv.Quote(s.name))
		}
		return sheet{}, findings{}, &Error{File: w.book.File, Msg: "there is no sheet " + strconv.Quote(name),
			Hint: "the sheets are: " + strings.Join(names, ", ")}
	}
	for _, hidden := range []bool{false, true} {
		for _, s := range w.sheets {
			if s.hidden != hidden {
				continue
			}
			found, err := w.survey(s.part)
			if err != nil || found.filled {
				return s, found, err
			}
		}
	}
	return sheet{}, findings{}, &Error{File: w.book.File, Msg: "no sheet of the workbook has cells", Hint: "save or download it again"}
}

func tidyName(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

// resolve turns the target of a relationship into the name of a part.
func resolve(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(folder, target)
}

var errNoPart = errors.New("a part is missing")

func (w *workbook) open(part string) (io.ReadCloser, error) {
	f := w.parts[strings.ToLower(part)]
	if f == nil {
		return nil, &partError{part}
	}
	return f.Open()
}

type partError struct{ part string }

func (e *partError) Error() string   { return "the part " + e.part + " is missing" }
func (e *partError) Is(t error) bool { return t == errNoPart }

func (w *workbook) read(part string) ([]byte, error) {
	r, err := w.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func (w *workbook) unmarshal(part string, into any) error {
	data, err := w.read(part)
	if err != nil {
		return err
	}
	return xml.Unmarshal(data, into)
}
