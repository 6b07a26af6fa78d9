package grid

import (
	"errors"
	"path"
	"strings"
)

// workbook is an opened xlsx file. The sheet is streamed from the zip, because asking
// excelize for the merged ranges and number formats of a sheet loads all its cells;
// excelize computes formulas that were saved without a value.
type workbook struct {
	*archive
	list    []worksheet
	shared  []string
	formats numberFormats
	calc    *calculator
}

type worksheet struct {
	Sheet
	part string
}

// openXLSX opens the workbook in a zip file.
func openXLSX(a *archive, opt Options) error {
	w := &workbook{archive: a}
	if err := w.load(); err != nil {
		return err
	}
	w.calc = &calculator{w: w}
	a.book.closers = append(a.book.closers, w.calc)
	return a.book.settle(w, opt.Sheet)
}

func (w *workbook) sheets() []Sheet {
	var list []Sheet
	for _, s := range w.list {
		list = append(list, s.Sheet)
	}
	return list
}

func (w *workbook) turn(i int) (eachFunc, bool, error) {
	s := w.list[i]
	found, err := w.survey(s.part)
	each := func(fn func(int, []string) error) error { return w.each(s, found.merges, fn) }
	return each, found.filled, err
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
	w.formats.date1904 = doc.Properties.Date1904 == "1" || doc.Properties.Date1904 == "true"
	for _, s := range doc.Sheets {
		for _, r := range rels.List {
			if r.ID == s.ID && strings.HasSuffix(r.Type, "/worksheet") {
				hidden := s.State == "hidden" || s.State == "veryHidden"
				w.list = append(w.list, worksheet{Sheet{s.Name, hidden}, resolve(folder, r.Target)})
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

// resolve turns the target of a relationship into the name of a part.
func resolve(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(folder, target)
}
