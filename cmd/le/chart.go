package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/cobra"
)

// allKinds stands for every kind after le chart.
const allKinds = "all"

type chartOptions struct {
	study studyOptions
	out   outputOptions

	size, purpose, format string
	dataFile              string // CSV twin, "" for none
	force                 bool

	style *chart.Style
}

func newChartCmd(io *streams) *cobra.Command {
	var opts chartOptions
	cmd := &cobra.Command{
		Use:   "chart KIND DATA -o FILE",
		Short: "A chart for the wall, a page or a slide: png, svg or pdf",
		Long: `Draw one chart; the ending of FILE chooses png, svg or pdf. KIND all draws every kind
that the data allow into a folder, with a CSV file of its numbers beside each.

Titles say what was found, in Thai or English (--lang). Without --against, charts of
a gap compare with the country if the data have one, else with all areas together.

KINDS
` + kindHelp() + `
EXAMPLES
  le chart gap sample --area เลย --against ประเทศไทย --sex male --lang th -o gap.png
  le chart age-cause sample --area Loei --sex each -o ages.svg
  le chart waterfall sample:sakaeo --year 2564 --sex male --against-sex female -o waterfall.pdf
  le chart trend sample --area ตรัง --area เลย --size slide --for projector -o trend.png
  le chart gap sample --area Trang --size 1600x900 --data gap.csv -o gap.png
  le chart all sample --area เลย --lang th -o charts` + exitStatus,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usagef("le chart KIND DATA -o FILE, with KIND one of: "+strings.Join(append(kindNames(), allKinds), ", "), "name a kind of chart and the data to draw")
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return append(kindNames(), allKinds), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runChart(cmd.Context(), io, args[0], args[1:], opts)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opts.out.file, "output", "o", "", "file to write, or the folder of KIND all (required)")
	f.StringVar(&opts.size, "size", chart.Sizes()[0].Name, "size: "+strings.Join(sizeNames(), ", ")+", or pixels such as 1600x900")
	f.StringVar(&opts.purpose, "for", chart.Purposes()[0], "size of the letters: "+strings.Join(chart.Purposes(), ", "))
	f.StringVar(&opts.format, "format", "", "png, svg or pdf (default: by the ending of FILE; png for KIND all)")
	f.StringVar(&opts.dataFile, "data", "", "also write the numbers of the chart to this CSV file")
	f.BoolVar(&opts.force, "force", false, "write into a folder that le did not make")
	opts.out.addLangFlags(f)
	opts.study.addFlags(f)
	return cmd
}

func kindNames() (names []string) {
	for _, k := range chart.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

func sizeNames() (names []string) {
	for _, s := range chart.Sizes() {
		names = append(names, s.Name)
	}
	return names
}

// kindHelp lists the kinds with what they show and need.
func kindHelp() string {
	var b strings.Builder
	for _, k := range chart.Kinds() {
		fmt.Fprintf(&b, "  %-10s %s\n             needs %s\n", k.Name, k.Shows.EN, k.Need.Describe().EN)
	}
	return b.String()
}

func (o *chartOptions) settle(io *streams, kind string) error {
	if kind != allKinds && !slices.Contains(kindNames(), kind) {
		return usagef("choose among: "+strings.Join(append(kindNames(), allKinds), ", "), "%q is no kind of chart", kind)
	}
	if o.out.file == "" {
		return usagef("le chart "+kind+" DATA -o FILE.png", "nothing to write to: -o is missing")
	}
	switch ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(o.out.file), ".")); {
	case o.format == "" && (kind == allKinds || o.out.file == "-"):
		o.format = chart.Formats()[0]
	case o.format == "":
		o.format = ending
	}
	if !slices.Contains(chart.Formats(), o.format) {
		return usagef("end the file in .png, .svg or .pdf, or add --format", "charts are not written as %q", o.format)
	}
	if kind == allKinds && o.dataFile != "" {
		return usagef("leave out --data", "KIND all writes the numbers of every chart beside it")
	}
	o.out.format = table.Terminal // for people
	if err := o.out.settleLang(io); err != nil {
		return err
	}
	if err := o.study.settle(); err != nil {
		return err
	}
	return o.settleStyle()
}

func (o *chartOptions) settleStyle() error {
	size, err := chart.ParseSize(o.size)
	if err != nil {
		return usagef("use "+strings.Join(sizeNames(), ", ")+", or pixels such as 1600x900", "--size: %v", err)
	}
	purpose, ok := chart.ParsePurpose(o.purpose)
	if !ok {
		return usagef("choose among: "+strings.Join(chart.Purposes(), ", "), "--for %q is no purpose", o.purpose)
	}
	if o.style, err = chart.NewStyle(o.out.lang); err != nil {
		return err
	}
	o.style.Size, o.style.Purpose, o.style.Era = size, purpose, o.out.calendar()
	return nil
}

// calendar is the era for people.
func (o *outputOptions) calendar() analysis.Era {
	if o.be {
		return analysis.BE
	}
	return analysis.CE
}

func runChart(ctx context.Context, io *streams, kind string, names []string, opts chartOptions) error {
	if err := opts.settle(io, kind); err != nil {
		return err
	}
	l, err := opts.study.data.load(ctx, io, names, opts.study.pairs.assume())
	if err != nil {
		return err
	}
	if err := opts.warn(io, l.Data.Warnings); err != nil {
		return err
	}
	studies, err := opts.study.studies(l.Data, true)
	if err != nil {
		return err
	}
	if kind == allKinds {
		return opts.drawAll(ctx, io, l, studies)
	}
	fig, err := opts.figure(kind, studies, opts.study.pairs.sexes)
	if err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := fig.Write(&picture, opts.format); err != nil {
		return err
	}
	if opts.dataFile != "" {
		if err := writeFailed(opts.dataFile, ingest.WriteFile(opts.dataFile, twin(fig.Data))); err != nil {
			return err
		}
	}
	if opts.out.file == "-" {
		_, err := io.out.Write(picture.Bytes())
		return err
	}
	if err := writeFailed(opts.out.file, ingest.WriteFile(opts.out.file, picture.Bytes())); err != nil {
		return err
	}
	opts.say(io, opts.out.file, fig)
	return nil
}

// warn prints what a reader must know; with --strict it stops the work.
func (o *chartOptions) warn(io *streams, warnings []analysis.Warning) error {
	d := o.study.data
	if !d.quiet {
		o.out.warn(io, warnings)
	}
	if d.strict && len(warnings) > 0 {
		return &gateError{msg: fmt.Sprintf("%d warning(s), and --strict was given: nothing was written", len(warnings))}
	}
	return nil
}

// say names a chart that was written and what it shows.
func (o *chartOptions) say(io *streams, file string, fig *chart.Figure) {
	if !o.study.data.quiet {
		fmt.Fprintf(io.err, o.out.pick("le: wrote %s: %s\n", "le: เขียน %s แล้ว: %s\n"), file, fig.Title)
	}
}

// figure draws one chart of some sexes. Only charts of many populations take more than
// one area or sex.
func (o *chartOptions) figure(kind string, studies []*study.Study, sexes []analysis.Sex) (*chart.Figure, error) {
	k := chart.Kinds()[slices.Index(kindNames(), kind)]
	if k.Need.OneSex() && len(sexes) > 1 {
		return nil, usagef("choose --sex male, female or both", "a chart of kind %s shows one sex", kind)
	}
	if k.Need.OneArea() {
		if len(studies) > 1 {
			return nil, usagef("add --area, one of: "+strings.Join(areaNames(studies[0].Data, 12), ", "), "a chart of kind %s shows one area, and there are %d", kind, len(studies))
		}
	}
	in, err := report.Input(studies, sexes, k.Need, report.AboutStudy(studies[0], o.out.calendar()))
	if err != nil {
		return nil, err
	}
	return k.Draw(o.style, in)
}

// twin writes the numbers of a chart as CSV.
func twin(d chart.Data) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(d.Header)
	w.WriteAll(d.Rows)
	return b.Bytes()
}
