package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/layout"
	"github.com/lehackathon/le/ingest/thai"
	"github.com/spf13/pflag"
)

// dataOptions say how DATA is read.
type dataOptions struct {
	sheet, encoding, passwordEnv string
	causes                       string

	single bool
	spread bool
	small  bool
	quiet  bool
	strict bool

	lang string // of progress; "" for that of the locale

	redistribute redistributeOptions // of commands that have its flag

	// What load makes on its way to the data a command works on.
	list          *cause.List       // of --causes; nil for none
	ungrouped     *analysis.Dataset // causes as the files have them
	redistributed *analysis.Dataset // the same, redistributed
}

func (o *dataOptions) addFlags(f *pflag.FlagSet) {
	o.addFileFlags(f)
	f.BoolVar(&o.spread, "spread-unknown", false, "share out deaths of unknown age or sex in proportion to the known ones")
	f.StringVar(&o.causes, "causes", "", "regroup the causes by their ICD-10 codes to a list: "+strings.Join(cause.Builtins(), ", ")+", or a CSV file")
	f.BoolVar(&o.small, "allow-small", false, fmt.Sprintf("build tables for fewer than %d person-years", analysis.RefuseBelow))
	o.addReportFlags(f)
}

// addFileFlags say how files are opened.
func (o *dataOptions) addFileFlags(f *pflag.FlagSet) {
	f.StringVar(&o.sheet, "sheet", "", "worksheet to read (default: the first that has cells)")
	f.BoolVar(&o.single, "single-ages", false, "keep single ages instead of abridging them to groups")
	f.StringVar(&o.encoding, "encoding", "", "encoding of text files: utf-8, utf-16, windows-874, tis-620 … (default: detected)")
	f.StringVar(&o.passwordEnv, "password-env", "", "environment variable that holds the password of a protected workbook")
}

func (o *dataOptions) addReportFlags(f *pflag.FlagSet) {
	f.BoolVar(&o.quiet, "quiet", false, "print no warnings and no progress")
	f.BoolVar(&o.strict, "strict", false, "fail with exit status 4 if there is any warning")
}

// load reads DATA. sides are used for data without columns for year or sex.
func (o *dataOptions) load(ctx context.Context, io *streams, names []string, assume ingest.Options) (*ingest.Loaded, error) {
	assume.KeepSingleAges = o.single
	assume.Sheet, assume.Encoding, assume.Stdin = o.sheet, o.encoding, io.in
	if o.passwordEnv != "" {
		if assume.Password = io.env(o.passwordEnv); assume.Password == "" {
			return nil, usagef("set it before: "+o.passwordEnv+"=… le …", "--password-env: the variable %s is empty", o.passwordEnv)
		}
	}
	if err := o.redistribute.settle(); err != nil {
		return nil, err
	}
	var err error
	if o.list, err = o.causeList(); err != nil {
		return nil, err
	}
	l, err := o.read(ctx, io, names, assume)
	if err != nil {
		return nil, err
	}
	if o.spread {
		l.Data = l.Data.SpreadUnknown()
	}
	o.ungrouped = l.Data
	if o.redistributed, err = o.redistribute.apply(l.Data); err != nil {
		return nil, err
	}
	var report cause.Report
	if l.Data, report, err = o.group(o.redistributed); err != nil {
		return nil, err
	}
	l.Data.Warnings = append(l.Data.Warnings, strays(report)...)
	return l, nil
}

// group regroups causes to the list of --causes, if any.
func (o *dataOptions) group(d *analysis.Dataset) (*analysis.Dataset, cause.Report, error) {
	if o.list == nil {
		return d, cause.Report{}, nil
	}
	return cause.Group(d, o.list)
}

// treated is the dataset a command works on under another treatment of useless causes.
func (o *dataOptions) treated(t treatment) (*analysis.Dataset, error) {
	d := o.ungrouped
	if t.rules != nil {
		var err error
		if d, _, err = cause.RedistributeDataset(d, *t.rules); err != nil {
			return nil, err
		}
	}
	d, _, err := o.group(d)
	return d, err
}

// read reads the files and shows how far it has come.
func (o *dataOptions) read(ctx context.Context, io *streams, names []string, assume ingest.Options) (*ingest.Loaded, error) {
	shown := newProgress(io, cmp.Or(o.lang, io.lang()), o.quiet)
	defer shown.clear()
	assume.Progress = shown.read
	if explain := assume.Explain; explain != nil {
		assume.Explain = func(t layout.Taken) {
			shown.clear()
			explain(t)
		}
	}
	return ingest.Load(ctx, names, assume)
}

// causeList opens the list that --causes names; nil for none.
func (o *dataOptions) causeList() (*cause.List, error) {
	switch {
	case o.causes == "":
		return nil, nil
	case slices.Contains(cause.Builtins(), o.causes):
		return cause.Builtin(o.causes)
	}
	f, err := os.Open(o.causes)
	if err != nil {
		return nil, usagef("choose among: "+strings.Join(cause.Builtins(), ", ")+", or name a file", "--causes %q is no list and no file", o.causes)
	}
	defer f.Close()
	list, err := cause.ParseList(f, o.causes)
	if err != nil {
		return nil, &analysis.DataError{Msg: err.Error(), Hint: "the columns are id, name_en, name_th, icd10, parent"}
	}
	return list, nil
}

// strays words the deaths that no item of a list holds.
func strays(r cause.Report) []analysis.Warning {
	if len(r.Strays) == 0 {
		return nil
	}
	var names []string
	for _, s := range r.Strays {
		names = append(names, fmt.Sprintf("%s (%s, %.0f)", s.Cause.Name("en"), s.Why, s.Deaths))
	}
	if len(names) > 3 {
		names = append(names[:3], fmt.Sprintf("and %d more", len(r.Strays)-3))
	}
	share := 100 * r.Unmatched() / r.Deaths
	return []analysis.Warning{{Code: "not-in-list",
		EN: fmt.Sprintf("%.0f deaths (%.1f %%) are in no item of the list %s and are kept as %q: %s", r.Unmatched(), share, r.List, cause.UnmatchedID, strings.Join(names, "; ")),
		TH: fmt.Sprintf("ผู้เสียชีวิต %.0f ราย (ร้อยละ %.1f) ไม่อยู่ในรายการ %s แสดงไว้ในบรรทัด %q: %s", r.Unmatched(), share, r.List, cause.UnmatchedID, strings.Join(names, "; "))}}
}

// findArea matches a name by code, Thai or English name, case and spaces folded.
// Variants of a Thai place's name count as its name.
func findArea(d *analysis.Dataset, name string) (int, error) {
	key := thai.Key(name)
	known, isPlace := thai.FindPlace(name)
	for i, a := range d.Areas {
		for _, n := range a.Names() {
			if thai.Key(n) == key {
				return i, nil
			}
		}
		if isPlace && known.Code != "" && known.Code == a.Code && known.TH == a.TH {
			return i, nil
		}
	}
	var names []string
	for _, a := range d.Areas {
		names = append(names, a.Names()...)
	}
	hint := "areas: " + strings.Join(areaNames(d, 12), ", ")
	if near := thai.Nearest(name, names, 3); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, ", ") + "?\n" + hint
	}
	return 0, &analysis.DataError{Msg: fmt.Sprintf("no area is called %q", name), Hint: hint}
}

// areaNames lists up to n areas with code and both names.
func areaNames(d *analysis.Dataset, n int) []string {
	var list []string
	for _, a := range d.Areas {
		if len(list) == n {
			return append(list, fmt.Sprintf("… (%d in all)", len(d.Areas)))
		}
		name := a.Name("th")
		if a.EN != "" && a.EN != name {
			name += " " + a.EN
		}
		list = append(list, strings.TrimSpace(a.Code+" "+name))
	}
	return list
}

// parseYears reads --year: one year or a run, พ.ศ. or ค.ศ.
func parseYears(flag, text string) (analysis.Period, error) {
	var p analysis.Period
	for i, part := range strings.Split(text, ",") { // 2562,2563,2564 is a run written out
		y, err := thai.ParseYear(part)
		switch {
		case err != nil:
			return p, usagef("write a year such as 2564 or 2021, or a run such as 2562-2565", "--%s: %v", flag, err)
		case i == 0:
			p = analysis.Period{From: y.From, To: y.To, Fiscal: y.Fiscal}
		case y.From != p.To+1 || y.Fiscal != p.Fiscal:
			return p, usagef("list years that follow each other", "--%s: %s does not follow %s", flag, y, p)
		default:
			p.To = y.To
		}
	}
	return p, nil
}

// likeData takes a bare year for a fiscal one where the data have no others.
func likeData(d *analysis.Dataset, p analysis.Period) analysis.Period {
	if p.From != 0 && d.Periods[0].Fiscal {
		p.Fiscal = true // a dataset never mixes the two
	}
	return p
}

// parseSex reads --sex and --against-sex.
func parseSex(flag, text string) (analysis.Sex, error) {
	s, err := thai.ParseSex(text)
	switch {
	case err != nil || s == thai.SexUnknown:
		return 0, usagef("write male, female or both (ชาย หญิง รวม)", "--%s: %q is no sex", flag, text)
	case s == thai.Male:
		return analysis.Male, nil
	case s == thai.Female:
		return analysis.Female, nil
	}
	return analysis.Both, nil
}
