package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
	"github.com/lehackathon/le/testdata"
)

// Options say how inputs are read.
type Options struct {
	Sheet    string          // worksheet to read; "" is every visible one that is recognised
	Encoding string          // of text and web pages; "" finds it out
	Password string          // of protected workbooks
	Stdin    io.Reader       // what "-" means
	Sex      analysis.Sex    // of data without a sex column
	Year     analysis.Period // of data without a year column
	Selected bool            // Sex and Year are a selection: what files say goes before
	Area     string          // of data without an area column

	As             string             // shape of every sheet, see layout.ShapeNames; "" recognises it
	Map            layout.Mapping     // what columns hold, where their names do not say it
	Fiscal         bool               // count lists of deaths by fiscal year; a fiscal Year does the same
	ShortYears     bool               // read dates with a year of two digits as of พ.ศ. 2500-2599
	District       bool               // keep the districts of line lists apart
	Residual       bool               // share out residual groups of a population
	Explain        func(layout.Taken) // told what each sheet was taken for; may be nil
	KeepSingleAges bool               // do not abridge single ages to groups
	Progress       func(Progress)     // told how far the reading has come; may be nil
}

// Progress says how much of a file has been read, in bytes as it is stored.
type Progress struct {
	File       string
	Done, Size int64 // Size is 0 if it is not known
}

// grid are the options with which a file is opened.
func (l *loader) grid(file string) grid.Options {
	o := l.opt
	return grid.Options{Sheet: o.Sheet, Encoding: o.Encoding, Password: o.Password, OnRead: l.onRead(file)}
}

// onRead passes on how far a file has been read, and ends the reading when the context
// does.
func (l *loader) onRead(file string) func(done, size int64) error {
	return func(done, size int64) error {
		if l.opt.Progress != nil {
			l.opt.Progress(Progress{File: file, Done: done, Size: size})
		}
		return l.ctx.Err()
	}
}

// Input is a file that was read.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Loaded is a dataset with where it comes from.
type Loaded struct {
	Data        *analysis.Dataset
	Inputs      []Input
	Conversions []layout.Conversion
	Sheets      []layout.Taken // what was read, and what each sheet was taken for
	Mapping     layout.Mapping // what the columns of tidy files and line lists were read as
}

// samplePrefix marks a sample built into the program.
const samplePrefix = "sample"

// Load reads everything named into one dataset. Errors are *grid.Error or
// *analysis.DataError values that say where and what to do.
func Load(ctx context.Context, names []string, opt Options) (*Loaded, error) {
	l := &loader{ctx: ctx, opt: opt, reader: layout.NewReader()}
	l.reader.Sex, l.reader.Year, l.reader.Area = opt.Sex, opt.Year, opt.Area
	l.reader.Selected = opt.Selected
	l.reader.As, l.reader.Map, l.reader.District, l.reader.Residual = opt.As, opt.Map, opt.District, opt.Residual
	l.reader.ShortYears = opt.ShortYears
	l.reader.Fiscal, l.reader.Impossible = opt.Fiscal, impossible
	l.reader.Explain = l.explain
	l.reader.Builder.KeepSingleAges = opt.KeepSingleAges
	for _, name := range names {
		if err := l.load(name); err != nil {
			return nil, err
		}
	}
	if err := l.reader.Finish(); err != nil {
		return nil, err
	}
	data, err := l.reader.Builder.Dataset()
	if err != nil {
		return nil, err
	}
	if l.folders == 1 { // the title of one of several would be wrong
		data.Title, data.TitleTH = l.about.Title, l.about.TitleTH
	}
	data.Simulated = l.simulated
	checkAreas(data)
	return &Loaded{Data: data, Inputs: l.inputs, Conversions: l.reader.Log.Conversions(), Sheets: l.sheets, Mapping: l.reader.Used()}, nil
}

// impossible says why nobody of a sex and age can have died of an ICD-10 category.
func impossible(category string, sex analysis.Sex, low, high int) string {
	codes, err := cause.ParseRanges(category)
	if err != nil {
		return ""
	}
	return cause.Impossible(codes, sex, low, high)
}

type loader struct {
	ctx    context.Context
	opt    Options
	reader *layout.Reader
	inputs []Input
	files  []Input // of inputs, those that are no part of a folder
	sheets []layout.Taken

	folders   int
	about     descriptor // of the folder read last
	simulated bool       // any folder was
}

func (l *loader) load(name string) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	sample, isSample := strings.CutPrefix(name, samplePrefix)
	switch {
	case name == "-":
		if l.opt.Stdin == nil {
			return &grid.Error{File: "-", Msg: "there is no standard input here"}
		}
		book, err := grid.Read(l.opt.Stdin, "standard input", l.grid("standard input"))
		return l.read(book, err)
	case isSample && (sample == "" || sample[0] == ':'):
		return l.loadSample(strings.TrimPrefix(sample, ":"))
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return l.loadFolder(os.DirFS(name), name)
	}
	book, err := grid.Open(name, l.grid(name))
	if err := l.read(book, err); err != nil {
		return err
	}
	return l.refuseCopy(l.inputs[len(l.inputs)-1])
}

// refuseCopy refuses a file that was given before, under this name or another.
func (l *loader) refuseCopy(in Input) error {
	for _, before := range l.files {
		if before.SHA256 == in.SHA256 {
			return &grid.Error{File: in.Name, Msg: fmt.Sprintf("this is the same file as %s, byte for byte: its counts would be taken twice", before.Name),
				Hint: "give it once"}
		}
	}
	l.files = append(l.files, in)
	return nil
}

func (l *loader) loadSample(name string) error {
	if name == "" {
		name = testdata.DefaultSample
	}
	folder, ok := testdata.Sample(name)
	if !ok {
		var have []string
		for _, s := range testdata.Samples() {
			have = append(have, samplePrefix+":"+s.Name)
		}
		return &grid.Error{File: samplePrefix + ":" + name, Msg: "no such sample", Hint: "there are: " + strings.Join(have, ", ")}
	}
	return l.loadFolder(folder, samplePrefix+":"+name)
}

// foundAgain are the remarks that reading a dataset folder makes anew.
var foundAgain = map[string]bool{"unknown-age-or-sex": true, "unknown-population": true, "no-population": true, "edited-dataset": true, "parts-and-whole": true, "area-total": true}

// maxDescriptor is far above the length of any datapackage.json, in bytes.
const maxDescriptor = 16 << 20

// loadFolder reads the resources that a folder's datapackage.json names.
func (l *loader) loadFolder(folder fs.FS, name string) error {
	if info, err := fs.Stat(folder, descriptorFile); err == nil && info.Size() > maxDescriptor {
		return &grid.Error{File: path.Join(name, descriptorFile), Msg: "is too long to describe a dataset", Hint: "make the dataset again with le ingest"}
	}
	raw, err := fs.ReadFile(folder, descriptorFile)
	if errors.Is(err, fs.ErrNotExist) {
		return &grid.Error{File: name, Msg: "this folder is no dataset: it has no " + descriptorFile,
			Hint: "name the files in it, or make a dataset of them: le ingest FILE… -o DIR"}
	} else if err != nil {
		return &grid.Error{File: name, Msg: err.Error(), Err: err}
	}
	var d descriptor
	if err := json.Unmarshal(raw, &d); err != nil {
		return &grid.Error{File: path.Join(name, descriptorFile), Msg: "is not readable: " + err.Error(), Hint: "make the dataset again with le ingest", Err: err}
	}
	if len(d.Resources) == 0 {
		return &grid.Error{File: path.Join(name, descriptorFile), Msg: "names no files", Hint: "make the dataset again with le ingest"}
	}
	l.about, l.folders, l.simulated = d, l.folders+1, l.simulated || d.Simulated
	for _, w := range d.Warnings {
		if !foundAgain[w.Code] {
			l.reader.Builder.Warn(w.Code, w.EN, w.TH)
		}
	}
	for _, r := range d.Resources {
		if !fs.ValidPath(r.Path) {
			return &grid.Error{File: path.Join(name, descriptorFile), Msg: fmt.Sprintf("the path %q leads out of the folder", r.Path),
				Hint: "name files inside the folder"}
		}
		file := filepath.ToSlash(filepath.Join(name, r.Path))
		book, err := grid.OpenFS(folder, r.Path, grid.Options{OnRead: l.onRead(file)})
		var located *grid.Error
		switch {
		case errors.As(err, &located):
			located.File = file
		case err == nil:
			book.File = file
		}
		if err := l.read(book, err); err != nil {
			return err
		}
		got := l.inputs[len(l.inputs)-1]
		if want, ok := strings.CutPrefix(r.Hash, hashPrefix); ok && !strings.EqualFold(want, got.SHA256) {
			l.reader.Builder.Warn("edited-dataset",
				fmt.Sprintf("%s was changed after the dataset was made: its SHA-256 is not the one in %s", got.Name, descriptorFile),
				fmt.Sprintf("%s ถูกแก้ไขหลังสร้างชุดข้อมูล: ค่า SHA-256 ไม่ตรงกับใน %s", got.Name, descriptorFile))
		}
	}
	for _, a := range d.Aliases {
		l.reader.AlsoCalled(a.Code, a.Name, a.Names)
	}
	return nil
}

func (l *loader) explain(t layout.Taken) {
	l.sheets = append(l.sheets, t)
	if l.opt.Explain != nil {
		l.opt.Explain(t)
	}
}
