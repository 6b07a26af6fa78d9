package main

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/text/unicode/norm"
)

// reportOptions are those of le report.
type reportOptions struct {
	study studyOptions
	out   outputOptions

	all      bool
	charts   string
	exposure []string
	force    bool
	flags    *pflag.FlagSet

	known knowledge
}

// noCharts is the word after --charts for a report without files of charts.
const noCharts = "none"

func newReportCmd(io *streams) *cobra.Command {
	var opts reportOptions
	cmd := &cobra.Command{
		Use:   "report DATA -o DIR",
		Short: "Page, workbook and charts for the chosen areas",
		Long: `Write a report into a folder: a page to read and print (report.html), charts as files
with their numbers (charts) and an index for programs (report.json). The page holds its
charts and fonts, needs no network, and prints on A4. For several areas there is a folder
for each, and a page that leads to them (index.html).

Without --against, an area is compared with the country if the data have one, else with
all areas together. An area that cannot be worked out does not stop the others: it is
named at the end, and the exit status is 3.

EXAMPLES
  le report sample --area เลย --lang th -o loei
  le report sample --area Loei --area Trang --against Thailand --charts none -o two
  le report sample --all --charts none -o provinces
  le report sample:sakaeo --year 2564 --charts png -o sakaeo-2564
  le report sample --area เลย --exposure smoking=male:38%,female:2% --draws 200 -o local` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runReport(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	opts.flags = f
	f.StringVarP(&opts.out.file, "output", "o", "", "folder to write (required)")
	f.BoolVar(&opts.all, "all", false, "all areas that have data (the default without --area)")
	f.StringVar(&opts.charts, "charts", "", "charts as files: "+strings.Join(chart.Formats(), ", ")+" or none (default: svg; none for more than one area, whose pages hold them)")
	f.StringArrayVar(&opts.exposure, "exposure", nil, "exposures to risk factors: a CSV file, or risk=male:38%,female:2% (repeatable; see le risks --help)")
	f.BoolVar(&opts.force, "force", false, "write into a folder that le did not make")
	opts.out.addLangFlags(f)
	opts.study.addFlags(f)
	return cmd
}

func (o *reportOptions) settle(io *streams) error {
	if o.out.file == "" || o.out.file == "-" {
		return usagef("le report DATA -o DIR", "no folder to write to: -o is missing")
	}
	if o.all && len(o.study.pairs.areas) > 0 {
		return usagef("leave out one of the two", "--all and --area exclude each other")
	}
	if o.charts != "" && o.charts != noCharts && !slices.Contains(chart.Formats(), o.charts) {
		return usagef("choose among: "+strings.Join(append(chart.Formats(), noCharts), ", "), "--charts %q is no format", o.charts)
	}
	if err := o.out.settleLang(io); err != nil {
		return err
	}
	if err := o.study.settle(); err != nil {
		return err
	}
	var err error
	if o.known, err = (&risksOptions{exposure: o.exposure}).readKnowledge(); err != nil {
		return err
	}
	return nil
}

func runReport(ctx context.Context, io *streams, names []string, opts reportOptions) error {
	if err := opts.settle(io); err != nil {
		return err
	}
	l, err := opts.study.data.load(ctx, io, names, opts.study.pairs.assume())
	if err != nil {
		return err
	}
	if err := (&chartOptions{out: opts.out, study: opts.study}).warn(io, l.Data.Warnings); err != nil {
		return err
	}
	areas, err := opts.choose(l.Data)
	if err != nil {
		return err
	}
	w := &reportWriter{o: &opts, l: l, areas: areas, settings: opts.settings(), names: folderNames(l.Data, areas)}
	return w.run(ctx, io)
}

// choose lists the areas, and settles what they are compared with.
func (o *reportOptions) choose(d *analysis.Dataset) ([]reportArea, error) {
	o.study.pairs.period, o.study.pairs.againstPeriod = likeData(d, o.study.pairs.period), likeData(d, o.study.pairs.againstPeriod)
	other, err := o.study.pairs.otherArea(d)
	if err != nil {
		return nil, err
	}
	chosen, err := o.study.pairs.nearAreas(d, other)
	if err != nil {
		return nil, err
	}
	var areas []reportArea
	for _, a := range chosen {
		if !slices.ContainsFunc(areas, func(known reportArea) bool { return known.index == a }) { // named twice
			areas = append(areas, reportArea{a, o.studyOptions(d, a, other)})
		}
	}
	return areas, nil
}

// reportArea is an area to report on.
type reportArea struct {
	index int
	how   study.Options
}

// studyOptions are those of the study of one area. Where no other side is named, it is
// the usual one.
func (o *reportOptions) studyOptions(d *analysis.Dataset, area, other int) study.Options {
	s := &o.study
	opt := study.Options{Versus: s.pairs.versus(other), Period: s.pairs.period, OpenAge: s.table.openAge, AllowSmall: s.data.small,
		Ax: s.table.rule, Method: s.how, Level: s.table.levels[0], Draws: s.draws, Seed: s.table.seed, Checked: s.data.ungrouped}
	opt.Risks.Evidence = o.known.evidence
	if len(o.exposure) > 0 {
		opt.Risks.Exposures = o.known.exposures
	}
	if s.pairs.against == "" && s.pairs.againstYear == "" && s.pairs.againstSexName == "" {
		opt.Versus = study.Usual(d, area)
	}
	return opt
}

// settings lists the flags that were given and change numbers, words or pictures. Files
// are named without their folders, so that the same data give the same page anywhere.
func (o *reportOptions) settings() (list [][2]string) {
	o.flags.Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "output", "force", "quiet", "strict", "password-env", "all", "area":
			return
		}
		value := strings.Trim(f.Value.String(), "[]")
		if !strings.Contains(value, "=") {
			value = path.Base(strings.ReplaceAll(value, `\`, "/"))
		}
		list = append(list, [2]string{"--" + f.Name, value})
	})
	return list
}

// folderNames gives every area a folder: its code and English name in plain letters,
// numbered where two would be alike.
func folderNames(d *analysis.Dataset, areas []reportArea) []string {
	var names []string
	for _, a := range areas {
		area := d.Areas[a.index]
		name := slug(strings.TrimSpace(area.Code + " " + area.EN))
		if name == "" {
			name = fmt.Sprintf("area-%d", a.index+1)
		}
		unique := name
		for n := 2; slices.Contains(names, unique); n++ {
			unique = fmt.Sprintf("%s-%d", name, n)
		}
		names = append(names, unique)
	}
	return names
}

// slug keeps Latin letters, without their accents, and digits, small, with a dash for all
// between them.
func slug(s string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
	words := strings.FieldsFunc(plain, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// inputs are the files of a run, those of exposures behind the data, without folders.
func (o *reportOptions) inputs(l *ingest.Loaded) (list []ingest.Input) {
	for _, in := range slices.Concat(l.Inputs, o.known.inputs) {
		list = append(list, ingest.Input{Name: path.Base(strings.ReplaceAll(in.Name, `\`, "/")), SHA256: in.SHA256})
	}
	return list
}

// sources are the inputs as a page names them.
func (o *reportOptions) sources(l *ingest.Loaded) (list []report.Source) {
	for _, in := range o.inputs(l) {
		list = append(list, report.Source{Name: in.Name, SHA256: in.SHA256})
	}
	return list
}
