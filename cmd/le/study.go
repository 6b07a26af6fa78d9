package main

import (
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/study"
	"github.com/spf13/pflag"
)

// studyOptions choose whole studies of areas: what charts and reports are made of.
type studyOptions struct {
	data  dataOptions
	table tableOptions
	pairs pairOptions

	method string
	draws  int

	how decompose.Method
}

func (o *studyOptions) addFlags(f *pflag.FlagSet) {
	o.pairs.addFlags(f)
	f.StringVar(&o.method, "method", decompose.Methods()[0], "method of decomposition: "+strings.Join(decompose.Methods(), ", "))
	f.StringVar(&o.table.ax, "ax", o.table.defaultAx(), "rule for nax (see le lifetable --help)")
	f.IntVar(&o.table.openAge, "open-age", 0, "lower the open age group to this age")
	f.StringSliceVar(&o.table.confidence, "confidence", []string{"95"}, "confidence level of intervals, in percent")
	f.IntVar(&o.draws, "draws", 0, "Poisson draws for the intervals of ranks; 0 for none")
	f.Uint64Var(&o.table.seed, "seed", 1, "seed of the draws: the same seed gives the same draws")
	o.data.addFlags(f)
	o.data.redistribute.addFlags(f)
}

// settle checks the flags that do not depend on the data.
func (o *studyOptions) settle() error {
	o.table.interval, o.table.draws = intervalNone, 1000
	if o.draws != 0 {
		o.table.draws = o.draws
	}
	if err := o.table.settle(intervalNone); err != nil {
		return err
	}
	if o.table.given != nil {
		return usagef("choose one of the rules", "--ax FILE is for le lifetable")
	}
	if len(o.table.levels) > 1 {
		return usagef("give one level", "a chart has one confidence level")
	}
	if o.data.redistribute.how == redistributeCompare || strings.HasPrefix(o.data.redistribute.how, redistributeCompare+",") {
		return usagef("use none, proportional or a file of rules", "--redistribute compare is for le decompose")
	}
	var ok bool
	if o.how, ok = decompose.ParseMethod(o.method); !ok {
		return usagef("choose among: "+strings.Join(decompose.Methods(), ", "), "--method %q is no method", o.method)
	}
	o.pairs.alone = true
	return o.pairs.settle()
}

// studies opens the study of every area chosen. Where no other side is named, usual
// ones take the one that Usual names.
func (o *studyOptions) studies(d *analysis.Dataset, usual bool) ([]*study.Study, error) {
	o.pairs.period, o.pairs.againstPeriod = likeData(d, o.pairs.period), likeData(d, o.pairs.againstPeriod)
	other, err := o.pairs.otherArea(d)
	if err != nil {
		return nil, err
	}
	areas, err := o.pairs.nearAreas(d, other)
	if err != nil {
		return nil, err
	}
	named := o.pairs.against != "" || o.pairs.againstYear != "" || o.pairs.againstSexName != ""
	var list []*study.Study
	for _, a := range areas {
		opt := study.Options{Versus: o.pairs.versus(other), Period: o.pairs.period, OpenAge: o.table.openAge, AllowSmall: o.data.small,
			Ax: o.table.rule, Method: o.how, Level: o.table.levels[0], Draws: o.draws, Seed: o.table.seed, Checked: o.data.ungrouped}
		if !named && usual {
			opt.Versus = study.Usual(d, a)
		}
		s, err := study.New(d, a, opt)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}
