package main

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/lifetable"
	"github.com/spf13/pflag"
)

// tableOptions say how life tables are built and how sure they are.
type tableOptions struct {
	ax         string
	openAge    int
	confidence []string // percent
	interval   string
	draws      int
	seed       uint64

	rule   lifetable.AxRule
	given  *lifetable.GivenAx // nil unless --ax names a file
	inputs []ingest.Input     // files named by these flags
	levels []float64          // shares, the first one in the main columns
}

// defaultAx is the rule taken where none is named.
func (o *tableOptions) defaultAx() string { return lifetable.AxRules()[0] }

// Names after --interval.
const (
	intervalNone      = "none"
	intervalBootstrap = "bootstrap"
)

// addFlags declares the flags; analytic is the command's own kind of interval.
func (o *tableOptions) addFlags(f *pflag.FlagSet, analytic string) {
	f.StringVar(&o.ax, "ax", o.defaultAx(), "rule for nax: "+strings.Join(lifetable.AxRules(), ", ")+", or a file with the columns age and ax")
	f.IntVar(&o.openAge, "open-age", 0, "lower the open age group to this age")
	f.StringSliceVar(&o.confidence, "confidence", []string{"95"}, "confidence levels of intervals, in percent (95,99.8)")
	f.StringVar(&o.interval, "interval", analytic, "intervals: "+analytic+", bootstrap or none")
	f.IntVar(&o.draws, "draws", 1000, "draws of a bootstrap")
	f.Uint64Var(&o.seed, "seed", 1, "seed of a bootstrap: the same seed gives the same draws")
}

// maxDraws bounds the memory and time of a bootstrap.
const maxDraws = 1_000_000

func (o *tableOptions) settle(analytic string) error {
	var ok bool
	if o.rule, ok = lifetable.ParseAxRule(o.ax); !ok {
		if _, err := os.Stat(o.ax); err != nil {
			return usagef("choose among: "+strings.Join(lifetable.AxRules(), ", ")+", or name a file", "--ax %q is no rule and no file", o.ax)
		}
		values, input, err := ingest.ReadAx(o.ax)
		if err != nil {
			return err
		}
		o.given, o.inputs = lifetable.NewGivenAx(values), []ingest.Input{input}
	}
	for _, text := range o.confidence {
		level, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(text), "%"), 64)
		if err != nil || !(level >= 1 && level < 100) {
			return usagef("95 means 95 %", "--confidence %s is not between 1 and 100 percent", text)
		}
		if slices.ContainsFunc(o.levels, func(l float64) bool { return percent(l) == percent(level/100) }) { // columns are named so
			return usagef("give each level once", "--confidence %s is given twice", text)
		}
		o.levels = append(o.levels, level/100)
	}
	if len(o.levels) == 0 {
		return usagef("95 means 95 %", "--confidence is empty")
	}
	if !slices.Contains([]string{analytic, intervalBootstrap, intervalNone}, o.interval) {
		return usagef("choose "+analytic+", bootstrap or none", "--interval %q is no kind of interval", o.interval)
	}
	if o.openAge < 0 || o.openAge > lifetable.MaxAge {
		return usagef("ages lie between 0 and 130", "--open-age %d is no age", o.openAge)
	}
	if o.draws < 100 || o.draws > maxDraws {
		return usagef("1000 draws serve most ends", "--draws %d is not between 100 and %d", o.draws, maxDraws)
	}
	return nil
}

// options are the life table's own.
func (o *tableOptions) options() lifetable.Options {
	return lifetable.Options{Ax: o.rule, Given: o.given}
}

// percent prints a level for people and for names of columns: "95", "99.8".
func percent(level float64) string { return strconv.FormatFloat(level*100, 'g', 6, 64) }

// describeAx words the rule for nax.
func (o *tableOptions) describeAx() (en, th string) {
	if o.given != nil {
		return "as given in " + o.ax, "ตามไฟล์ " + o.ax
	}
	return o.rule.Describe()
}

// wording of the intervals, for notes.
func (o *tableOptions) describeIntervals(analyticEN, analyticTH string) (en, th string) {
	var levels []string
	for _, l := range o.levels {
		levels = append(levels, percent(l))
	}
	list := strings.Join(levels, ", ")
	switch o.interval {
	case intervalNone:
		return "no intervals", "ไม่คำนวณช่วงความเชื่อมั่น"
	case intervalBootstrap:
		draws := strconv.Itoa(o.draws)
		seed := strconv.FormatUint(o.seed, 10)
		return list + " % intervals: bootstrap, " + draws + " Poisson draws, seed " + seed,
			"ช่วงความเชื่อมั่น " + list + " %: bootstrap สุ่มปัวซง " + draws + " ครั้ง seed " + seed
	}
	return list + " % intervals: " + analyticEN, "ช่วงความเชื่อมั่น " + list + " %: " + analyticTH
}
