package decompose_test

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
)

// manyPairs are pairs of unlike sizes, with sides that are near here and against
// there, nested ones and a side against itself.
func manyPairs(t testing.TB) []decompose.Pair {
	chaco, caba := argentina(t, "Chaco"), argentina(t, "CABA")
	both := sum(chaco, caba)
	men, women := saKaeo(t, 2021, "male"), saKaeo(t, 2021, "female")
	wide := func(p *analysis.Population) *analysis.Population {
		return p.Regroup(analysis.Ages{0, 15, 45, 80})
	}
	pairs := []decompose.Pair{
		{Near: chaco, Against: caba}, {Near: men, Against: women}, {Near: caba, Against: chaco},
		{Near: chaco, Against: both, Nested: true}, {Near: caba, Against: both, Nested: true},
		{Near: chaco, Against: both}, {Near: caba, Against: both}, {Near: women, Against: men},
		{Near: wide(chaco), Against: wide(caba)}, {Near: chaco, Against: chaco},
	}
	return append(pairs, pairs...)
}

// summary is all that a result says of itself.
type summary struct {
	Gap, Residual, Near, Against float64
	Redrawn                      int
	Cells, Health                []float64
	Lists                        [3][]decompose.Contribution
	Warnings                     []lifetable.Warning
}

func summaryOf(r *decompose.Result) summary {
	s := summary{Gap: r.Gap, Residual: r.Residual, Redrawn: r.Redrawn, Warnings: r.Warnings(),
		Cells: append([]float64(nil), r.Cells...), Health: append([]float64(nil), r.Health...)}
	s.Near, s.Against = r.Ex()
	for by := range s.Lists {
		s.Lists[by] = r.Contributions(decompose.By(by))
	}
	return s
}

// TestManyAsOne: what many comparisons say in memory used again, and in memory they
// keep, is what each says alone, on any number of cores.
func TestManyAsOne(t *testing.T) {
	pairs := manyPairs(t)
	for name, opt := range map[string]decompose.Options{
		"cells":       {},
		"delta":       {Delta: true},
		"pollard":     {Delta: true, Method: decompose.Pollard, Ax: lifetable.CoaleDemeny},
		"probability": {Delta: true, Measure: decompose.Probability(15, 45)},
		"draws":       {Draws: 130, Seed: 5},
		"cells drawn": {Draws: 20, Seed: 5, DrawBy: decompose.ByCauseAge},
	} {
		t.Run(name, func(t *testing.T) {
			want := make([]summary, len(pairs))
			for i, p := range pairs {
				alone := opt
				alone.Nested = p.Nested
				want[i] = summaryOf(mustCompare(t, p.Near, p.Against, alone))
			}
			for _, cores := range []int{1, 3} {
				got := make([]summary, len(pairs))
				func() {
					defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
					err := decompose.EachPair(pairs, opt, func(i int, r *decompose.Result) error {
						got[i] = summaryOf(r)
						return nil
					})
					if err != nil {
						t.Fatal(err)
					}
				}()
				if !reflect.DeepEqual(want, got) {
					t.Errorf("%d core(s): %s", cores, cmp.Diff(want, got))
				}
			}
			kept, err := decompose.CompareAll(pairs, opt)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range kept {
				if got := summaryOf(r); !reflect.DeepEqual(want[i], got) {
					t.Errorf("pair %d, kept: %s", i, cmp.Diff(want[i], got))
				}
			}
		})
	}
}

// TestFirstError: the error is that of the first pair that has one, whichever core
// comes to its own first.
func TestFirstError(t *testing.T) {
	good := argentina(t, "Chaco")
	nobody := *good
	nobody.Area = analysis.Area{EN: "Nobody"}
	nobody.Deaths = make([]float64, len(good.Deaths))
	wrong := errors.New("wrong")
	for _, c := range []struct {
		name        string
		unlike      map[int]decompose.Pair
		fails       []int // callbacks
		want        int
		text        string
		dataProblem bool
	}{
		{"near side", map[int]decompose.Pair{7: {Near: &nobody, Against: good}, 30: {Near: good, Against: &nobody}}, nil, 7, "Nobody, 2017-2019, male against Chaco", true},
		{"other side", map[int]decompose.Pair{7: {Near: &nobody, Against: good}, 3: {Near: good, Against: &nobody}}, nil, 3, "Chaco, 2017-2019, male against Nobody", true},
		{"callback", nil, []int{20, 11, 12, 39}, 11, "Chaco, 2017-2019, male against Chaco, 2017-2019, male: wrong", false},
		{"callback before a side", map[int]decompose.Pair{7: {Near: &nobody, Against: good}}, []int{5}, 5, "wrong", false},
		{"side before a callback", map[int]decompose.Pair{7: {Near: &nobody, Against: good}}, []int{8}, 7, "Nobody", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			pairs := make([]decompose.Pair, 40)
			for i := range pairs {
				pairs[i] = decompose.Pair{Near: good, Against: good}
				if p, ok := c.unlike[i]; ok {
					pairs[i] = p
				}
			}
			for range 20 {
				var lock sync.Mutex
				done := map[int]bool{}
				err := decompose.EachPair(pairs, decompose.Options{}, func(i int, _ *decompose.Result) error {
					lock.Lock()
					done[i] = true
					lock.Unlock()
					for _, n := range c.fails {
						if i == n {
							return wrong
						}
					}
					return nil
				})
				var of *decompose.PairError
				if !errors.As(err, &of) || of.Pair != c.want {
					t.Fatalf("error %v, want one of pair %d", err, c.want)
				}
				if !strings.Contains(err.Error(), c.text) {
					t.Errorf("error %q does not say %q", err, c.text)
				}
				var data *analysis.DataError
				if errors.As(err, &data) != c.dataProblem || errors.Is(err, wrong) == c.dataProblem {
					t.Errorf("error %v hides its cause", err)
				}
				for i := range c.want {
					if !done[i] {
						t.Errorf("pair %d before the error was left out", i)
					}
				}
			}
			if c.fails == nil {
				_, err := decompose.CompareAll(pairs, decompose.Options{})
				if of := (*decompose.PairError)(nil); !errors.As(err, &of) || of.Pair != c.want {
					t.Errorf("CompareAll: error %v, want one of pair %d", err, c.want)
				}
			}
		})
	}
}

func TestNoPairs(t *testing.T) {
	if err := decompose.EachPair(nil, decompose.Options{}, nil); err != nil {
		t.Error(err)
	}
	if list, err := decompose.CompareAll(nil, decompose.Options{}); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
}

// TestEachPairMemory: one more pair takes no more memory.
func TestEachPairMemory(t *testing.T) {
	near, against := benchPair()
	allocs := func(n int) float64 {
		pairs := make([]decompose.Pair, n)
		for i := range pairs {
			pairs[i] = decompose.Pair{Near: near, Against: against}
		}
		return testing.AllocsPerRun(5, func() {
			err := decompose.EachPair(pairs, decompose.Options{Delta: true}, func(int, *decompose.Result) error { return nil })
			if err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := allocs(20), allocs(400); many > few+20 {
		t.Errorf("%v allocations for 20 pairs, %v for 400", few, many)
	}
}

func ExampleEachPair() {
	a, b := examplePair()
	pairs := []decompose.Pair{{Near: a, Against: b}, {Near: b, Against: a}}
	gaps := make([]float64, len(pairs))
	err := decompose.EachPair(pairs, decompose.Options{}, func(i int, r *decompose.Result) error {
		gaps[i] = r.Gap
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%+.2f %+.2f\n", gaps[0], gaps[1])
	// Output:
	// -2.70 +2.70
}
