package main

import (
	"strings"

	"github.com/lehackathon/le/lifetable"
	"github.com/spf13/pflag"
)

// tableOptions say how life tables are built.
type tableOptions struct {
	ax         string
	confidence float64 // percent

	rule lifetable.AxRule
}

func (o *tableOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.ax, "ax", lifetable.AxRules()[0], "rule for nax: "+strings.Join(lifetable.AxRules(), ", "))
	f.Float64Var(&o.confidence, "confidence", 95, "confidence level of intervals, in percent")
}

func (o *tableOptions) settle() error {
	rule, ok := lifetable.ParseAxRule(o.ax)
	if !ok {
		return usagef("choose among: "+strings.Join(lifetable.AxRules(), ", "), "", "--ax %q is no rule", o.ax)
	}
	o.rule = rule
	if !(o.confidence >= 1 && o.confidence < 100) {
		return usagef("95 means 95 %", "", "--confidence %v is not between 1 and 100 percent", o.confidence)
	}
	return nil
}

// level is the confidence level as a share.
func (o *tableOptions) level() float64 { return o.confidence / 100 }
