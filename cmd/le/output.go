package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/pflag"
)

// outputOptions say how a result is written.
type outputOptions struct {
	to, file  string
	query     table.Query
	lang, era string
	bom       bool

	format table.Format
	be     bool           // years in the Buddhist era
	flags  *pflag.FlagSet // of the command
}

func (o *outputOptions) addFlags(f *pflag.FlagSet) {
	o.flags = f
	f.StringVar(&o.to, "to", "", "format: table, csv, tsv, json, md, xlsx (default: table on a terminal, csv in a pipe)")
	f.StringVarP(&o.file, "output", "o", "", "write to this file; its ending chooses the format")
	f.StringSliceVar(&o.query.Columns, "columns", nil, "columns to write, in this order")
	f.StringSliceVar(&o.query.Sort, "sort", nil, "sort by column, -column for falling")
	f.StringArrayVar(&o.query.Where, "where", nil, "keep rows with column=value (also != < <= > >=)")
	f.IntVar(&o.query.Top, "top", 0, "keep the first N rows")
	o.addLangFlags(f)
	f.BoolVar(&o.bom, "bom", false, "start CSV with a byte order mark, for Excel")
}

func (o *outputOptions) addLangFlags(f *pflag.FlagSet) {
	f.StringVar(&o.lang, "lang", "", "language for people: th or en (default from LE_LANG or the locale)")
	f.StringVar(&o.era, "era", "", "years as be (พ.ศ.) or ce (ค.ศ.) (default: be in Thai, ce in English and in machine formats)")
}

// settle checks the options against each other and fills in defaults. It comes
// before any reading, so that a wrong flag is found at once.
func (o *outputOptions) settle(io *streams) error {
	if o.file == "-" { // by custom: standard output
		o.file = ""
	}
	var err error
	switch {
	case o.to != "":
		o.format, err = table.ParseFormat(o.to)
	case o.file != "":
		o.format, err = table.FormatOf(o.file)
	case io.terminal:
		o.format = table.Terminal
	default:
		o.format = table.CSV
	}
	if err != nil {
		return err
	}
	if o.format == table.XLSX && o.file == "" && io.terminal {
		return usagef("add -o FILE.xlsx", "a workbook cannot be shown on a terminal")
	}
	if o.query.Top < 0 {
		return usagef("", "--top %d is negative", o.query.Top)
	}
	return o.settleLang(io)
}

// settleLang settles the language and the calendar for people.
func (o *outputOptions) settleLang(io *streams) error {
	if o.lang = strings.ToLower(o.lang); o.lang == "" {
		o.lang = io.lang()
	} else if o.lang != "th" && o.lang != "en" {
		return usagef("", "--lang %q is neither th nor en", o.lang)
	}
	switch strings.ToLower(o.era) {
	case "be":
		o.be = true
	case "ce":
	case "":
		o.be = o.human() && o.lang == "th"
	default:
		return usagef("", "--era %q is neither be nor ce", o.era)
	}
	return nil
}

// check finds mistakes in --columns, --sort and --where before any work is done.
func (o *outputOptions) check(columns []table.Column) error {
	_, err := table.New(columns).Table().Apply(o.query)
	return err
}

// human reports whether the format is for people rather than programs.
func (o *outputOptions) human() bool {
	return o.format == table.Terminal || o.format == table.Markdown
}

// period shows a period in the era chosen.
func (o *outputOptions) period(p analysis.Period) string {
	if o.be {
		return p.Label(analysis.BE)
	}
	return p.Label(analysis.CE)
}

// areaName shows an area: in the language for people, else in the source's own.
func (o *outputOptions) areaName(a analysis.Area) string {
	if o.human() {
		return a.Name(o.lang)
	}
	return a.Name("th")
}

// sexName shows a sex: in the language for people, else the machine's word.
func (o *outputOptions) sexName(s analysis.Sex) string {
	if o.human() && o.lang == "th" {
		return thaiSex(s)
	}
	return s.String()
}

func thaiSex(s analysis.Sex) string {
	return [...]string{analysis.Both: "รวม", analysis.Male: "ชาย", analysis.Female: "หญิง", analysis.UnknownSex: "ไม่ทราบ"}[s]
}

// pick chooses between the English and the Thai wording.
func (o *outputOptions) pick(en, th string) string {
	if o.lang == "th" {
		return th
	}
	return en
}

// meta is the "meta" object of JSON output.
type meta struct {
	Version   string             `json:"version"`
	Command   string             `json:"command"`
	Options   map[string]string  `json:"options"`
	Method    map[string]string  `json:"method"`
	Simulated bool               `json:"simulated"`
	Title     string             `json:"title,omitempty"`
	Inputs    []ingest.Input     `json:"inputs"`
	Warnings  []analysis.Warning `json:"warnings"`
	Notes     []string           `json:"notes"`
	Results   any                `json:"results,omitempty"`

	Quality        *qualityMeta `json:"quality,omitempty"`
	Redistribution []movedMeta  `json:"redistribution,omitempty"`
}

// result is a finished table with what belongs around it.
type result struct {
	table    *table.Table
	title    string
	notes    []string // method and remarks, in the language for people
	warnings []analysis.Warning
	meta     meta
}

// write prints the warnings and the result.
func (o *outputOptions) write(io *streams, d dataOptions, r *result) error {
	if !d.quiet {
		o.warn(io, r.warnings)
	}
	if d.strict && len(r.warnings) > 0 {
		return &gateError{msg: fmt.Sprintf("%d warning(s), and --strict was given: nothing was written", len(r.warnings))}
	}
	t, err := r.table.Apply(o.query)
	if err != nil {
		return err
	}
	notes := slices.Clone(r.notes)
	if o.file != "" || o.format == table.Markdown { // on a terminal they stand right above
		for _, w := range o.condense(r.warnings) {
			notes = append(notes, o.pick("Warning: ", "คำเตือน: ")+w)
		}
	}
	r.meta.Warnings, r.meta.Notes = r.warnings, r.notes
	r.meta.Options = o.given()
	if r.meta.Warnings == nil {
		r.meta.Warnings = []analysis.Warning{}
	}
	how := table.Options{Lang: o.lang, BOM: o.bom, Title: r.title, Notes: notes, Meta: r.meta}
	if o.file == "" {
		how.Width, how.Color = io.width, io.color()
		return o.encode(io.out, t, how)
	}
	var b bytes.Buffer
	if err := o.encode(&b, t, how); err != nil {
		return err
	}
	return writeFailed(o.file, ingest.WriteFile(o.file, b.Bytes()))
}

// encode writes a table in the format chosen.
func (o *outputOptions) encode(w io.Writer, t *table.Table, how table.Options) error {
	if o.format == table.XLSX {
		return report.WriteTable(w, t, how)
	}
	return table.Write(w, o.format, t, how)
}

// given lists the flags that were set, but for those that say where the result
// goes: the same result is the same bytes in every file.
func (o *outputOptions) given() map[string]string {
	set := map[string]string{}
	o.flags.Visit(func(f *pflag.Flag) {
		if list, ok := f.Value.(pflag.SliceValue); ok {
			set[f.Name] = strings.Join(list.GetSlice(), ",")
		} else if f.Name != "output" && f.Name != "quiet" && f.Name != "log" {
			set[f.Name] = f.Value.String()
		}
	})
	return set
}

// writeFailed names the file that was asked for; the cause may name a temporary
// one beside it.
func writeFailed(name string, err error) error {
	cause := err
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		cause = path.Err
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		cause = link.Err
	}
	if cause == err { // not of the file system
		return err
	}
	return fmt.Errorf("%s cannot be written: %w", name, cause)
}

// alike is how many warnings of one kind people are shown; JSON carries all.
const alike = 3

// condense words warnings for people: no more than a few of a kind, and how many
// there are.
func (o *outputOptions) condense(warnings []analysis.Warning) []string {
	count := map[string]int{}
	for _, w := range warnings {
		count[w.Code]++
	}
	var list []string
	seen := map[string]int{}
	for _, w := range warnings {
		switch seen[w.Code]++; {
		case seen[w.Code] < alike || count[w.Code] == alike && seen[w.Code] == alike:
			list = append(list, o.pick(w.EN, w.TH))
		case seen[w.Code] == alike:
			list = append(list, fmt.Sprintf(o.pick("… and %d more of the same kind (%s)", "… และอีก %d รายการแบบเดียวกัน (%s)"), count[w.Code]-alike+1, w.Code))
		}
	}
	return list
}

// simulatedNote is printed with every result drawn from simulated data.
func (o *outputOptions) simulatedNote() string {
	return o.pick("SIMULATED DATA: made up for exercises, no finding about real places", "ข้อมูลจำลอง: สร้างขึ้นเพื่อฝึกปฏิบัติ ไม่ใช่ผลของพื้นที่จริง")
}
