package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/layout"
	"github.com/spf13/cobra"
)

type ingestOptions struct {
	data     dataOptions
	dir      string
	force    bool
	year     string
	lang     string
	area     string
	sex      string
	as       string
	maps     []string
	mapFile  string
	saveMap  string
	explain  bool
	district bool
	fiscal   bool
	residual bool
	short    bool
}

func newIngestCmd(io *streams) *cobra.Command {
	var opts ingestOptions
	cmd := &cobra.Command{
		Use:   "ingest FILE… -o DIR",
		Short: "Read spreadsheets, check them, write a dataset folder",
		Long: `Read deaths and population from one or more files, check them against each
other and write a dataset folder: deaths.csv, population.csv, causes.csv and
datapackage.json (a Frictionless data package with the name and SHA-256 of every
input and a log of every conversion). Reading the folder gives the same numbers.

Every visible sheet is recognised by its first rows: tidy tables (area, year, sex,
age, cause, deaths, population; พื้นที่ ปี เพศ กลุ่มอายุ สาเหตุการตาย จำนวนตาย ประชากร, in
any order), lists with one death a row such as the ministry's death file, tables with
ages, sexes or years in columns, the register's population by age, DEATH with PERSON
of the 43 files, and some files of other countries. --explain says what each sheet was
taken for and why; --as and --map correct it: --map "โรค=cause" says what a column holds.

Ids, names and addresses of persons are dropped while reading and appear nowhere.
The folder also holds ingest-report.md and ingest-report.json: every kind of conversion
with its count and examples.

SHAPES
  ` + strings.Join(layout.ShapeNames(), " ") + `

EXAMPLES
  le ingest deaths.csv population.xlsx -o mydata
  le ingest --explain deaths.csv population.csv
  le ingest deaths.csv population.csv --save-map columns.csv -o mydata
  le ingest sample:sakaeo -o sakaeo` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runIngest(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opts.dir, "output", "o", "", "folder to write (required)")
	f.BoolVar(&opts.force, "force", false, "write into a folder that le did not make")
	opts.data.addFileFlags(f)
	f.StringVar(&opts.year, "year", "", "year of data without a year column")
	f.StringVar(&opts.area, "area", "", "area of data without an area column")
	f.StringVar(&opts.sex, "sex", "", "sex of data without a sex column: male or female")
	f.BoolVar(&opts.explain, "explain", false, "print what each sheet was taken for, and why; without -o nothing is written")
	f.StringVar(&opts.as, "as", "", "read every sheet as this shape (see SHAPES), or those of one file: FILE=SHAPE, several with commas")
	f.StringArrayVar(&opts.maps, "map", nil, "what a column holds, as column=field; the field ignore passes it over (repeatable)")
	f.StringVar(&opts.mapFile, "map-file", "", "file with the columns column and field: --map for each row")
	f.StringVar(&opts.saveMap, "save-map", "", "write what the columns were read as, for --map-file")
	f.BoolVar(&opts.fiscal, "fiscal", false, "count lists of deaths by fiscal year (1 October of the year before to 30 September)")
	f.BoolVar(&opts.district, "district", false, "keep the districts of lists of deaths and of registers apart")
	f.BoolVar(&opts.short, "short-years", false, "read dates with a year of two digits as of พ.ศ. 2500-2599: 31/5/64 is of 2564")
	f.BoolVar(&opts.residual, "spread-residual", false, "share out people of registers without an age in proportion to the others")
	f.StringVar(&opts.lang, "lang", "", "language of messages: th or en")
	opts.data.addReportFlags(f)
	return cmd
}

func runIngest(ctx context.Context, io *streams, files []string, opts ingestOptions) error {
	if opts.dir == "" && !opts.explain {
		return usagef("le ingest FILE… -o DIR", "no folder to write to: -o is missing")
	}
	out := outputOptions{lang: opts.lang}
	if err := out.settle(io); err != nil {
		return err
	}
	opts.data.lang = out.lang
	assume, stamp, err := opts.settle(io, files)
	if err != nil {
		return err
	}
	l, err := opts.data.load(ctx, io, files, assume)
	if problem := (*analysis.DataError)(nil); opts.explain && opts.dir == "" && errors.As(err, &problem) {
		fmt.Fprintf(io.err, out.pick("le: note: %s\n", "le: หมายเหตุ: %s\n"), wording.Error(out.lang, problem)) // the sheets are explained; no dataset is asked for
		return nil
	}
	if err != nil {
		return err
	}
	if opts.saveMap != "" {
		if err := ingest.WriteMapping(opts.saveMap, l.Mapping); err != nil {
			return err
		}
	}
	if opts.dir == "" {
		return nil
	}
	d := l.Data
	if !opts.data.quiet {
		for _, c := range l.Conversions {
			fmt.Fprintf(io.err, "le: %s\n", converted(out.lang, c))
		}
		out.warn(io, d.Warnings)
	}
	if opts.data.strict && len(d.Warnings) > 0 {
		return &gateError{msg: fmt.Sprintf("%d warning(s), and --strict was given: nothing was written", len(d.Warnings))}
	}
	if err := ingest.Write(opts.dir, l, stamp, opts.force); err != nil {
		return writeFailed(opts.dir, err)
	}
	deaths, years := d.Totals()
	if !opts.data.quiet {
		fmt.Fprintf(io.err, out.pick("le: wrote %s: %.0f deaths and %.0f person-years in %d area(s), %s to %s, %d causes, ages %s\n",
			"le: เขียน %s แล้ว: ตาย %.0f ราย %.0f คน-ปี %d พื้นที่ %s ถึง %s %d สาเหตุ กลุ่มอายุ %s\n"),
			opts.dir, deaths, years, len(d.Areas), label(d.Periods[0], out), label(d.Periods[len(d.Periods)-1], out), len(d.Causes), d.Ages)
	}
	return nil
}

// converted is a line about a kind of conversion, with its first example.
func converted(lang string, c layout.Conversion) string {
	if lang != "th" {
		return c.String()
	}
	s := fmt.Sprintf("%s: %d", c.TH, c.Count)
	if len(c.Examples) == 0 {
		return s
	}
	e := c.Examples[0]
	where := wording.In(lang, e.Where)
	switch {
	case e.From == "" && e.To == "":
		return s + fmt.Sprintf(" (ที่แรก: %s)", where)
	case e.From == "":
		return s + fmt.Sprintf(" (ที่แรก: %s, %q)", where, e.To)
	}
	return s + fmt.Sprintf(" (ที่แรก: %s, %q -> %q)", where, e.From, e.To)
}

// settle turns the flags into options, and into the stamp of the folder.
func (o *ingestOptions) settle(io *streams, files []string) (ingest.Options, ingest.Stamp, error) {
	assume := ingest.Options{Area: o.area, District: o.district, Fiscal: o.fiscal, Residual: o.residual, ShortYears: o.short}
	stamp := ingest.Stamp{Version: version, Options: map[string]any{}}
	for name, value := range map[string]string{"year": o.year, "sheet": o.data.sheet, "area": o.area, "sex": o.sex, "as": o.as} {
		if value != "" {
			stamp.Options[name] = value
		}
	}
	for name, value := range map[string]bool{"district": o.district, "fiscal": o.fiscal, "spread-residual": o.residual, "short-years": o.short} {
		if value {
			stamp.Options[name] = true
		}
	}
	var err error
	if o.year != "" {
		if assume.Year, err = parseYears("year", o.year); err != nil {
			return assume, stamp, err
		}
	}
	if o.sex != "" {
		if assume.Sex, err = parseSex("sex", o.sex); err != nil {
			return assume, stamp, err
		}
	}
	for _, one := range layout.ParseShapes(o.as) {
		if !slices.Contains(layout.ShapeNames(), one.Shape) {
			return assume, stamp, usagef("the shapes are "+strings.Join(layout.ShapeNames(), ", "), "--as: there is no shape %q", one.Shape)
		}
		if one.File != "" && !slices.ContainsFunc(files, func(f string) bool { return f == one.File || filepath.Base(f) == one.File }) {
			return assume, stamp, usagef("write the name as it is given: --as FILE=SHAPE", "--as: no file %q is read", one.File)
		}
	}
	assume.As = o.as
	if assume.Map, err = o.mapping(); err != nil {
		return assume, stamp, err
	}
	var mapped []string
	for _, m := range assume.Map {
		mapped = append(mapped, m.Column+"="+m.Field)
	}
	if len(mapped) > 0 {
		stamp.Options["map"] = mapped
	}
	if o.explain {
		assume.Explain = func(t layout.Taken) { _, _ = fmt.Fprint(io.out, explainSheet(t)) }
	}
	return assume, stamp, nil
}

// mapping gathers --map-file and --map; --map goes first.
func (o *ingestOptions) mapping() (layout.Mapping, error) {
	var m layout.Mapping
	for _, text := range o.maps {
		one, err := layout.ParseMapping(text)
		if err != nil {
			return nil, usagef("write --map column=field; the fields are "+strings.Join(layout.MappingFields(), ", "), "--map: %v", err)
		}
		m = append(m, one)
	}
	if o.mapFile == "" {
		return m, nil
	}
	saved, err := ingest.ReadMapping(o.mapFile)
	return append(m, saved...), err
}

// explainSheet words what a sheet was taken for, and what it was not and why.
func explainSheet(t layout.Taken) string {
	var b strings.Builder
	b.WriteString(t.File)
	if t.Sheet != "" {
		fmt.Fprintf(&b, ": sheet %q", t.Sheet)
	}
	if t.Shape == "" {
		fmt.Fprintf(&b, ": not read: %s\n", t.Why)
	} else {
		fmt.Fprintf(&b, ": %s (%s · %s): %s\n", t.Shape, t.EN, t.TH, t.Why)
	}
	for _, n := range t.Not {
		fmt.Fprintf(&b, "  not %s\n", n)
	}
	return b.String()
}

func label(p analysis.Period, out outputOptions) string {
	if out.lang == "th" {
		return p.Label(analysis.BE)
	}
	return p.Label(analysis.CE)
}
