package burden_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/testdata/golden"
	"gonum.org/v1/gonum/floats"
)

// TestStandards holds the weights against other copies and their published sums.
func TestStandards(t *testing.T) {
	for name, want := range map[string]struct {
		sum    float64
		groups int
		open   int
	}{"who": {100.035, 21, 100}, "segi": {100000, 18, 85}, "esp2013": {100000, 19, 90}} {
		s := standardOf(t, name)
		if sum := floats.Sum(s.Weights); !near(sum, want.sum, 1e-9) || len(s.Ages) != want.groups || s.Ages[s.Ages.Open()] != want.open {
			t.Errorf("%s: %d groups to %d+ with the sum %v", name, len(s.Ages), s.Ages[s.Ages.Open()], sum)
		}
		if s.EN == name || s.TH == name || len(s.Source) < 20 {
			t.Errorf("%s: names %q, %q, source %q", name, s.EN, s.TH, s.Source)
		}
	}
	rows := golden.Read(t, "published/esp2013.csv")
	if diff := cmp.Diff(golden.Column(t, rows, "esp2013"), standardOf(t, "esp2013").Weights); diff != "" {
		t.Error(diff)
	}
	rows = golden.Read(t, "inputs/who_world_standard_2000_2025.csv")
	if diff := cmp.Diff(golden.Column(t, rows, "who_percent_published"), standardOf(t, "who").Weights); diff != "" {
		t.Error(diff)
	}
	if _, err := burden.StandardOf("mars"); err == nil {
		t.Error("a standard called mars")
	}
}

func TestWeightsByBounds(t *testing.T) {
	s := &burden.Standard{Name: "s", Ages: analysis.Ages{0, 5, 10, 20}, Weights: []float64{10, 20, 30, 40}}
	for _, c := range []struct {
		name  string
		ages  analysis.Ages
		want  analysis.Ages
		share []float64
		to    []int
		whole bool
	}{
		{"alike", analysis.Ages{0, 5, 10, 20}, analysis.Ages{0, 5, 10, 20}, []float64{0.1, 0.2, 0.3, 0.4}, []int{0, 1, 2, 3}, true},
		{"data finer", analysis.Ages{0, 1, 5, 10, 15, 20, 90}, analysis.Ages{0, 5, 10, 20}, []float64{0.1, 0.2, 0.3, 0.4}, []int{0, 0, 1, 2, 2, 3, 3}, true},
		{"data wider", analysis.Ages{0, 10}, analysis.Ages{0, 10}, []float64{0.3, 0.7}, []int{0, 1}, true},
		{"data start later", analysis.Ages{10, 20}, analysis.Ages{10, 20}, []float64{3. / 7, 4. / 7}, []int{0, 1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, err := s.For(c.ages)
			if err != nil {
				t.Fatal(err)
			}
			want := &burden.Weights{Ages: c.want, To: c.to, Share: c.share, Whole: c.whole}
			if diff := cmp.Diff(want, w, cmpopts.EquateApprox(0, 1e-15)); diff != "" {
				t.Error(diff)
			}
		})
	}
	for name, ages := range map[string]analysis.Ages{"crossing": {0, 5, 15, 25}, "no weight at the start": {1, 5, 10}} {
		t.Run(name, func(t *testing.T) {
			_, err := s.For(ages)
			var data *analysis.DataError
			if !errors.As(err, &data) || data.Hint == "" {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestParseStandard(t *testing.T) {
	want := &burden.Standard{Name: "f.csv", EN: "f.csv", TH: "f.csv", Source: "made by hand", Ages: analysis.Ages{0, 5, 80}, Weights: []float64{1, 2.5, 0}}
	for _, text := range []string{
		"# made by hand\nage,weight\n0-4,1\n5-79,2.5\n80+,0\n",
		"# made by hand\nage,weight\n80+,0\n5-79,2.5\n0-4,1\n",
		"\ufeff# made by hand\nweight,name,Age\n1,x,<5\n0,z,80 ปีขึ้นไป\n2.5,y,5\n",
		"# made by hand\nอายุ,น้ำหนัก\n0,1\n5 - 79 ปี,2.5\n80,0\n",
	} {
		s, err := burden.ParseStandard(strings.NewReader(text), "f.csv")
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if diff := cmp.Diff(want, s); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	for text, message := range map[string]string{
		"":                            "f.csv: no header was found",
		"age,share\n0,1\n":            `f.csv: the columns are ["age" "share"]`,
		"age,weight\n":                "f.csv: there are 0 weights",
		"age,weight\n0+,1\n":          "f.csv: there are 1 weights",
		"age,weight\n0-4,1\n6+,1\n":   "f.csv: line 2: the next weight starts at age 6, and not where this group ends",
		"age,weight\n0-4,1\n0+,1\n":   "f.csv: line 2: two weights start at age 0",
		"age,weight\n0-4,1\n5-9,1\n":  "f.csv: line 3: the last age group is not open",
		"age,weight\n0-4,-1\n5+,1\n":  `f.csv: line 2: weight "-1" is no weight`,
		"age,weight\n0-4,Inf\n5+,1\n": `f.csv: line 2: weight "Inf" is no weight`,
		"age,weight\n0-4,0\n5+,0\n":   "f.csv: the weights add up to 0",
		"age,weight\nold,1\n5+,0\n":   `f.csv: line 2: "old" is no age group`,
		"age,weight\n0-4\n5+,0\n":     "f.csv: line 2: there are only 1 cells",
	} {
		if _, err := burden.ParseStandard(strings.NewReader(text), "f.csv"); err == nil || err.Error() != message {
			t.Errorf("%q: error %v, want %s", text, err, message)
		}
	}
}

func FuzzParseStandard(f *testing.F) {
	f.Add("age,weight\n0-4,1\n5+,2\n")
	f.Add("# x\nอายุ,น้ำหนัก\n<1,1\n1,2\n80 ปีขึ้นไป,3")
	f.Add("age,weight\n0-\n+,1e309\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := burden.ParseStandard(strings.NewReader(text), "fuzz")
		if err != nil {
			return
		}
		if err := s.Ages.Check(); err != nil || len(s.Ages) != len(s.Weights) {
			t.Fatalf("%v, %d weights: %v", s.Ages, len(s.Weights), err)
		}
		if w, err := s.For(s.Ages); err != nil || !near(floats.Sum(w.Share), 1, 1e-9) {
			t.Fatalf("%v: %v", w, err)
		}
	})
}
