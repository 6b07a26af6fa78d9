package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/thai"
	"github.com/spf13/pflag"
)

// dataOptions say how DATA is read.
type dataOptions struct {
	sheet, encoding, passwordEnv string

	single bool
	spread bool
	small  bool
	quiet  bool
	strict bool
}

func (o *dataOptions) addFlags(f *pflag.FlagSet) {
	o.addFileFlags(f)
	f.BoolVar(&o.spread, "spread-unknown", false, "share out deaths of unknown age or sex in proportion to the known ones")
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
	f.BoolVar(&o.quiet, "quiet", false, "print no warnings")
	f.BoolVar(&o.strict, "strict", false, "fail with exit status 4 if there is any warning")
}

// load reads DATA. sides are used for data without columns for year or sex.
func (o *dataOptions) load(ctx context.Context, io *streams, names []string, assume ingest.Options) (*ingest.Loaded, error) {
	assume.KeepSingleAges = o.single
	assume.Sheet, assume.Encoding, assume.Stdin = o.sheet, o.encoding, io.in
	if o.passwordEnv != "" {
		if assume.Password = io.env(o.passwordEnv); assume.Password == "" {
			return nil, usagef("set it before: "+o.passwordEnv+"=… le …", "", "--password-env: the variable %s is empty", o.passwordEnv)
		}
	}
	l, err := ingest.Load(ctx, names, assume)
	if err == nil && o.spread {
		l.Data = l.Data.SpreadUnknown()
	}
	return l, err
}

// findArea matches a name by code, Thai or English name, case and spaces folded.
// Variants of a Thai place's name count as its name.
func findArea(d *analysis.Dataset, name string) (int, error) {
	key := thai.Key(name)
	known, isPlace := thai.FindPlace(name)
	for i, a := range d.Areas {
		for _, n := range []string{a.Code, a.TH, a.EN} {
			if n != "" && thai.Key(n) == key {
				return i, nil
			}
		}
		if isPlace && known.Code != "" && known.Code == a.Code && known.TH == a.TH {
			return i, nil
		}
	}
	var names []string
	for _, a := range d.Areas {
		names = append(names, a.TH, a.EN)
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
			return p, usagef("write a year such as 2564 or 2021, or a run such as 2562-2565", "", "--%s: %v", flag, err)
		case i == 0:
			p = analysis.Period{From: y.From, To: y.To, Fiscal: y.Fiscal}
		case y.From != p.To+1 || y.Fiscal != p.Fiscal:
			return p, usagef("list years that follow each other", "", "--%s: %s does not follow %s", flag, y, p)
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
		return 0, usagef("write male, female or both (ชาย หญิง รวม)", "", "--%s: %q is no sex", flag, text)
	case s == thai.Male:
		return analysis.Male, nil
	case s == thai.Female:
		return analysis.Female, nil
	}
	return analysis.Both, nil
}
