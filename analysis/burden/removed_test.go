package burden_test

import (
	"errors"
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
	"pgregory.net/rapid"
)

// TestGainReference holds gains, the tables behind them and gains from fractions
// against those computed in R.
func TestGainReference(t *testing.T) {
	type key struct{ dataset, rule string }
	pops, tables := map[string]*analysis.Population{}, map[key]*lifetable.Table{}
	get := func(r golden.Row) (*analysis.Population, *lifetable.Table, int) {
		t.Helper()
		k := key{r.Get(t, "dataset"), r.Get(t, "ax_rule")}
		if pops[k.dataset] == nil {
			pops[k.dataset] = byCause(t, k.dataset)
		}
		p := pops[k.dataset]
		if tables[k] == nil {
			var err error
			if tables[k], err = p.Table(ruleOf[k.rule]); err != nil {
				t.Fatal(err)
			}
		}
		return p, tables[k], causeIndex(t, p, r.Get(t, "cause"))
	}
	checked := 0
	for _, r := range golden.Read(t, "expected/cause_deleted_gains.csv") {
		if _, known := sexOf[r.Get(t, "dataset")]; !known {
			continue
		}
		p, table, c := get(r)
		got, ok := burden.Gain(table, burden.RemovedShares(p, c, 1), 0)
		if want := r.Float(t, "gain_keep_a"); !ok || !near(got, want, tolYears) || !near(table.Ex[0], r.Float(t, "e0"), tolYears) {
			t.Errorf("%s, %s, %s: %.12f, want %.12f", r.Get(t, "dataset"), r.Get(t, "ax_rule"), r.Get(t, "cause"), got, want)
		}
		checked++
	}
	for _, r := range golden.Read(t, "expected/cause_partly_deleted_gains.csv") {
		p, table, c := get(r)
		got, ok := burden.Gain(table, burden.RemovedShares(p, c, r.Float(t, "fraction_removed")), 0)
		if want := r.Float(t, "gain_chiang_keep_a"); !ok || !near(got, want, tolYears) {
			t.Errorf("%s, %s: %.12f, want %.12f", r.Get(t, "cause"), r.Get(t, "fraction_removed"), got, want)
		}
		checked++
	}
	for _, r := range golden.Read(t, "expected/cause_deleted_tables.csv.gz") {
		if _, known := sexOf[r.Get(t, "dataset")]; !known {
			continue
		}
		p, table, c := get(r)
		x := p.Ages.Index(r.Int(t, "age"))
		shares := burden.RemovedShares(p, c, 1)
		if want := r.Float(t, "R_kept"); !near(1-shares[x], want, 1e-12) {
			t.Errorf("R of %s at %s = %v, want %v", r.Get(t, "cause"), r.Get(t, "age"), 1-shares[x], want)
		}
		gain, ok := burden.Gain(table, shares, x)
		if want := r.Float(t, "e_del_keep_a"); !ok || !near(table.Ex[x]+gain, want, tolYears) {
			t.Errorf("ex without %s at %s = %v, want %v", r.Get(t, "cause"), r.Get(t, "age"), table.Ex[x]+gain, want)
		}
		checked++
	}
	if checked < 1900 {
		t.Fatalf("only %d numbers were checked", checked)
	}
}

// neoplasms is the table of US women 1991 and the shares of neoplasms in it.
func neoplasms(t *testing.T) (*lifetable.Table, []float64, []golden.Row) {
	t.Helper()
	rows := golden.Read(t, "inputs/us_f_1991_neoplasm.csv")
	ages, a := lifetable.Ages{}, map[int]float64{}
	for _, r := range rows {
		ages = append(ages, r.Int(t, "age"))
		a[r.Int(t, "age")] = r.Float(t, "ax")
	}
	open := ages[len(ages)-1]
	table, err := lifetable.FromSurvivors(ages, golden.Column(t, rows, "lx"), 1/a[open], lifetable.Options{Sex: lifetable.Female, Given: lifetable.NewGivenAx(a)})
	if err != nil {
		t.Fatal(err)
	}
	p := of(ages).cause("neoplasms", "", golden.Column(t, rows, "deaths_neoplasm")...).p
	rest := golden.Column(t, rows, "deaths")
	for i := range rest {
		rest[i] -= p.Deaths[i]
	}
	p.Deaths = append(p.Deaths, rest...)
	return table, burden.RemovedShares(p, 0, 1), rows
}

// TestPrestonBox42 holds the table without neoplasms against the printed one. With
// the a of the whole table e0 is 82.431875; Preston makes a anew and prints 82.457483:
// with that a, our survivors give it too.
func TestPrestonBox42(t *testing.T) {
	table, shares, _ := neoplasms(t)
	without, err := burden.Without(table, shares)
	if err != nil {
		t.Fatal(err)
	}
	want := golden.Read(t, "expected/cause_deleted_us_f_1991_neoplasm.csv")
	printed := golden.Read(t, "published/preston2001_box4.1_4.2_us_f_1991_neoplasm.csv")
	anew := map[int]float64{}
	for x, r := range want {
		if got := r.Float(t, "chiang_keep_a_e"); !near(without.Ex[x], got, tolYears) {
			t.Errorf("ex at %s = %.12f, want %.12f", r.Get(t, "age"), without.Ex[x], got)
		}
		if got := r.Float(t, "chiang_l"); !near(without.Lx[x], got, 1e-6) {
			t.Errorf("lx at %s = %.9f, want %.9f", r.Get(t, "age"), without.Lx[x], got)
		}
		if got := printed[x].Float(t, "l_del"); !near(without.Lx[x], got, 0.006) { // printed to 7 digits
			t.Errorf("lx at %s = %.6f, printed %.6f", r.Get(t, "age"), without.Lx[x], got)
		}
		if got := printed[x].Float(t, "R_kept"); !near(1-shares[x], got, 1e-6) {
			t.Errorf("R at %s = %.9f, printed %.7f", r.Get(t, "age"), 1-shares[x], got)
		}
		anew[r.Int(t, "age")] = r.Float(t, "chiang_a")
	}
	opt := without.Options
	opt.Given = lifetable.NewGivenAx(anew)
	preston, err := lifetable.FromQ(without.Ages, without.Nqx, without.NMx[without.Ages.Open()], opt)
	if err != nil {
		t.Fatal(err)
	}
	const printedE0, digits = 82.457483, 1e-6
	if !near(preston.Ex[0], printedE0, digits) {
		t.Errorf("e0 with Preston's a = %.9f, printed %v", preston.Ex[0], printedE0)
	}
	for x, r := range want {
		if got := r.Float(t, "chiang_e"); !near(preston.Ex[x], got, tolYears) {
			t.Errorf("ex with Preston's a at %s = %.12f, want %.12f", r.Get(t, "age"), preston.Ex[x], got)
		}
	}
}

// twoGroups: 0-9 with q = 0.5 from m = 1/15 and a = 5, and 10+ with m = 0.1: e0 =
// 10 - 5/2 + 0.5 * 10 = 12.5.
func twoGroups() *analysis.Population {
	return of(analysis.Ages{0, 10}, 15000, 10000).cause("a", "I60-I69", 500, 250).cause("b", "C00-C97", 500, 750).p
}

// TestGainByHand: half the deaths at 0-9 and a quarter of those at 10+ are a's, so
// p = √0.5 and e10 = 10/0.75: e0 = 10 - 5(1-√0.5) + √0.5 * 13.333 = 17.9636.
func TestGainByHand(t *testing.T) {
	p := twoGroups()
	table, err := p.Table(lifetable.Half)
	if err != nil {
		t.Fatal(err)
	}
	want := 10 - 5*(1-math.Sqrt(0.5)) + math.Sqrt(0.5)*10/0.75 - 12.5
	got, ok := burden.Gain(table, burden.RemovedShares(p, 0, 1), 0)
	if !ok || !near(got, want, 1e-12) {
		t.Errorf("gain %v, want %v", got, want)
	}
	if got, _ = burden.Gain(table, burden.RemovedShares(p, 0, 1), 1); !near(got, 10/0.75-10, 1e-12) {
		t.Errorf("gain at 10 = %v", got)
	}
	all := burden.RemovedShares(p, 0, 1)
	all[1] = 1
	if _, ok := burden.Gain(table, all, 0); ok {
		t.Error("a gain with nobody left to die")
	}
	var data *lifetable.DataError
	if _, err := burden.Without(table, all); !errors.As(err, &data) {
		t.Errorf("error %v", err)
	}
}

// TestGainInvariants: a cause without deaths gains nothing, a larger fraction gains
// more, and the table without a cause agrees with its gain at every age.
func TestGainInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomPopulation(t, "")
		table, err := p.Table(lifetable.AxRule(rapid.IntRange(0, len(lifetable.AxRules())-1).Draw(t, "ax")))
		if err != nil {
			t.Skip(err)
		}
		c := rapid.IntRange(0, len(p.Causes)-1).Draw(t, "cause")
		part := burden.RemovedShares(p, c, rapid.Float64Range(0, 0.9).Draw(t, "fraction"))
		more := burden.RemovedShares(p, c, 0.95)
		without, err := burden.Without(table, part)
		if err != nil {
			t.Fatal(err)
		}
		for x, e := range table.Ex {
			less, _ := burden.Gain(table, part, x)
			if most, _ := burden.Gain(table, more, x); less < -1e-9*e || most < less-1e-9*e {
				t.Errorf("gain %v of a part, %v of more", less, most)
			}
			if !near(without.Ex[x], e+less, 1e-9*max(1, e)) {
				t.Errorf("ex without the cause %v, gain says %v", without.Ex[x], e+less)
			}
		}
		if gain, _ := burden.Gain(table, make([]float64, len(p.Ages)), 0); gain != 0 {
			t.Errorf("nothing removed gains %v", gain)
		}
	})
}
