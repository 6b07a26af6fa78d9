package analysis_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

const totalsPeople = `
	A 2020 m - 0-4=500 5+=9000
	A 2020 f - 0-4=480 5+=9500
`

// Every total agrees with its parts: compared, not added, and nothing is said.
func TestTotalsThatAgree(t *testing.T) {
	for _, c := range []struct{ name, table string }{
		{"no totals", ""},
		{"sexes", "A 2020 b ihd 0-4=1 5+=70\nA 2020 b rta 0-4=3 5+=14"},
		{"causes", "A 2020 m all 0-4=3 5+=50\nA 2020 f all 0-4=1 5+=34"},
		{"ages", "A 2020 m ihd all=41\nA 2020 f ihd all=30\nA 2020 m rta all=12\nA 2020 f rta all=5"},
		{"sexes and causes", "A 2020 b all 0-4=4 5+=84"},
		{"causes and ages", "A 2020 m all all=53\nA 2020 f all all=35"},
		{"everything", "A 2020 b all all=88"},
		{"a second file", "A 2020 b all 0-4=4 5+=84\n== again.csv\nA 2020 b all 0-4=4 5+=84 all=88"},
		{"people of both sexes", "A 2020 b - 0-4=980 5+=18500 all=19480\nA 2020 m - all=9500"},
		{"totals in narrower ages", "A 2020 m all 0=2 1-4=1 5-79=40 80+=10\nA 2020 f all 0=0 1-4=1 5-79=30 80+=4"},
		{"totals in wider ages", "A 2020 m all 0+=53\nA 2020 f all 0+=35"},
		{"totals that cover part of a group", "A 2020 m all 0=2 3-4=9 5+=50"},
		{"totals in single ages, none open", "A 2020 m all 0-4=3 5=20 6=30\nA 2020 f all 0-4=1 5=30 6=4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, `
				A 2020 m ihd 0-4=1 5+=40
				A 2020 f ihd 0-4=0 5+=30
				A 2020 m rta 0-4=2 5+=10
				A 2020 f rta 0-4=1 5+=4`+totalsPeople+c.table)
			if len(d.Warnings) > 0 {
				t.Errorf("warnings %v", d.Warnings)
			}
			if len(d.Causes) != 2 {
				t.Errorf("causes %v", d.Causes)
			}
			p := pick(t, d, 0, "2020", analysis.Both)
			if diff := cmp.Diff([]float64{1, 70, 3, 14}, p.Deaths); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff([]float64{980, 18500}, p.Exposure); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMismatchWarnings(t *testing.T) {
	for _, c := range []struct {
		name, table, code, text string
		alone                   bool // no other warning may stand beside it
	}{
		{"sexes", "A 2020 b ihd 0-4=1 5+=72\nA 2020 b rta 0-4=3 5+=14", "sex-total",
			"counts for both sexes are not the sum of men and women in 1 of 4 checks; first data:7:2: 72 there, 70 as the sum (A, 2020, both, age 5+)", true},
		{"fewer than the causes", "A 2020 m all 0-4=3 5+=49", "cause-total",
			"all-cause counts are not the sum of the causes in 1 of 2 checks; first data:7:2: 49 there, 50 as the sum (A, 2020, male, age 5+)", true},
		{"ages", "A 2020 f ihd all=31", "age-total",
			"all-age counts are not the sum of the age groups in 1 of 1 checks; first data:7:1: 31 there, 30 as the sum (A, 2020, female, age all)", true},
		{"people of both sexes", "A 2020 b - 0-4=980 5+=18400", "sex-total",
			"counts for both sexes are not the sum of men and women in 1 of 2 checks; first data:7:2: 18400 there, 18500 as the sum (A, 2020, both, age 5+)", true},
		{"people of all ages", "A 2020 m - all=9600", "age-total",
			"all-age counts are not the sum of the age groups in 1 of 1 checks; first data:7:1: 9600 there, 9500 as the sum (A, 2020, male, age all)", true},
		{"people again", "== again.csv\nA 2020 m - 0-4=500 5+=9100", "second-source",
			"counts given a second time are not those of the first source, which are used in 1 of 2 checks; first again.csv:1:2: 9100 there, 9000 as the sum (A, 2020, male, age 5+)", true},
		{"totals in narrower ages", "A 2020 f all 0=1 1-4=0 5-79=30 80+=3", "cause-total",
			"all-cause counts are not the sum of the causes in 1 of 2 checks; first data:7:3: 33 there, 34 as the sum (A, 2020, female, age 5+)", true},
		{"more than the causes", "A 2020 m all 0-4=3 5+=55", "cause-total",
			"all-cause counts are not the sum of the causes in 1 of 2 checks; first data:7:2: 55 there, 50 as the sum (A, 2020, male, age 5+)", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, `
				A 2020 m ihd 0-4=1 5+=40
				A 2020 f ihd 0-4=0 5+=30
				A 2020 m rta 0-4=2 5+=10
				A 2020 f rta 0-4=1 5+=4`+totalsPeople+c.table)
			if got := warning(t, d, c.code); got != c.text {
				t.Errorf("warning\n %q, want\n %q", got, c.text)
			}
			if c.alone && len(d.Warnings) != 1 {
				t.Errorf("warnings %v", codes(d))
			}
			if deaths, people := d.Totals(); c.alone && (deaths != 88 || people != 19480) {
				t.Errorf("%v deaths, %v people", deaths, people)
			}
		})
	}
}

// A population is compared with itself as people, not person-years, and never
// with causes of death.
func TestPopulationTotals(t *testing.T) {
	d := dataset(t, `
		A 2018-2020 b ihd 0-4=1 5+=70
		A 2018-2020 m - 0-4=500 5+=9000
		A 2018-2020 f - 0-4=480 5+=9500
		A 2018-2020 b - 0-4=980 5+=18600`)
	if want := []string{"sex-total"}; !slices.Equal(codes(d), want) {
		t.Errorf("warnings %v, want %v", codes(d), want)
	}
	want := "counts for both sexes are not the sum of men and women in 1 of 2 checks; first data:4:2: 18600 there, 18500 as the sum (A, 2018-2020, both, age 5+)"
	if got := warning(t, d, "sex-total"); got != want {
		t.Errorf("warning %q, want %q", got, want)
	}
}

func TestUnlistedDeaths(t *testing.T) {
	for _, c := range []struct {
		name, table string
		sex         analysis.Sex
		want        []float64 // unlisted deaths at 0-4 and 5+; nil for no such line
	}{
		{"by sex", "A 2020 m ihd 0-4=1 5+=40\nA 2020 f ihd 0-4=0 5+=30\nA 2020 m all 0-4=3 5+=50\nA 2020 f all 0-4=0 5+=37",
			analysis.Both, []float64{2, 10 + 7}},
		{"men's part", "A 2020 m ihd 0-4=1 5+=40\nA 2020 f ihd 0-4=0 5+=30\nA 2020 m all 0-4=3 5+=50\nA 2020 f all 0-4=0 5+=37",
			analysis.Male, []float64{2, 10}},
		{"both sexes only", "A 2020 b ihd 0-4=1 5+=40\nA 2020 b all 0-4=3 5+=50",
			analysis.Both, []float64{2, 10}},
		{"totals in narrower ages", "A 2020 b ihd 0-4=1 5+=40\nA 2020 b all 0=2 1-4=1 5-59=20 60+=30",
			analysis.Both, []float64{2, 10}},
		{"totals from two files count once", "A 2020 b ihd 0-4=1 5+=40\n== one\nA 2020 b all 0-4=3 5+=50\n== two\nA 2020 b all 0-4=3 5+=50",
			analysis.Both, []float64{2, 10}},
		{"ages without a row of causes", "A 2020 b ihd 0-4=0 5+=40\nA 2020 b all 0-4=3 5+=40",
			analysis.Both, []float64{3, 0}},
		{"a total short of its causes anywhere", "A 2020 b ihd 0-4=1 5+=40\nA 2020 b all 0-4=0 5+=50",
			analysis.Both, nil},
		{"totals too wide to place", "A 2020 b ihd 0-4=1 5+=40\nA 2020 b all 0+=50",
			analysis.Both, nil},
		{"people of a second source are no deaths", "A 2020 b ihd 0-4=1 5+=40\n== two\nA 2020 m - 0-4=510 5+=9100",
			analysis.Both, nil},
		{"deaths of a second source are not added", "A 2020 b all 0-4=1 5+=40\n== two\nA 2020 b all 0-4=2 5+=50",
			analysis.Both, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, totalsPeople+c.table)
			i := slices.IndexFunc(d.Causes, func(c analysis.Cause) bool { return c.ID == analysis.CauseUnlisted })
			if told := warning(t, d, "unlisted-deaths") != ""; told != (c.want != nil) {
				t.Errorf("told of unlisted deaths: %v", told)
			}
			if c.want == nil {
				if i >= 0 {
					t.Errorf("unlisted %v", pick(t, d, 0, "2020", c.sex).DeathsOf(i))
				}
				return
			}
			if i < 0 {
				t.Fatalf("no unlisted deaths among %v", d.Causes)
			}
			p := pick(t, d, 0, "2020", c.sex)
			if got := p.DeathsOf(i); !slices.Equal(got, c.want) {
				t.Errorf("unlisted %v, want %v", got, c.want)
			}
		})
	}
}

// The line for unlisted deaths moves no count of the causes before it.
func TestUnlistedLeavesTheOthers(t *testing.T) {
	d := dataset(t, `
		A 2020 m ihd 0-4=1 5+=40
		A 2020 m rta 0-4=2 5+=10
		A 2020 m all 0-4=3 5+=55
		A 2021 m ihd 0-4=4 5+=41
		A 2021 m rta 0-4=5 5+=11
		A 2020 m - 0-4=500 5+=9000
		A 2021 m - 0-4=500 5+=9000`)
	if diff := cmp.Diff([]float64{1, 40, 2, 10, 0, 5}, pick(t, d, 0, "2020", analysis.Male).Deaths); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float64{4, 41, 5, 11, 0, 0}, pick(t, d, 0, "2021", analysis.Male).Deaths); diff != "" {
		t.Error(diff)
	}
}

func TestDeathsNotSplit(t *testing.T) {
	for _, c := range []struct {
		name, table string
		sex         analysis.Sex
		causes      []string
		deaths      []float64
	}{
		{"all causes only", "A 2020 m all 0-4=3 5+=50\nA 2020 f all 0-4=1 5+=34",
			analysis.Female, []string{"all"}, []float64{1, 34}},
		{"all causes for both sexes only", "A 2020 b all 0-4=3 5+=50",
			analysis.Both, []string{"all"}, []float64{3, 50}},
		{"causes for both sexes only", "A 2020 b ihd 0-4=3 5+=50\nA 2020 b rta 0-4=1 5+=4",
			analysis.Both, []string{"ihd", "rta"}, []float64{3, 50, 1, 4}},
		{"causes for both sexes, all causes by sex", "A 2020 b ihd 0-4=3 5+=50\nA 2020 m all 0-4=1 5+=27\nA 2020 f all 0-4=2 5+=23",
			analysis.Both, []string{"ihd", "all"}, []float64{3, 50, 0, 0}},
		{"the same, men", "A 2020 b ihd 0-4=3 5+=50\nA 2020 m all 0-4=1 5+=27\nA 2020 f all 0-4=2 5+=23",
			analysis.Male, []string{"ihd", "all"}, []float64{0, 0, 1, 27}},
		{"both sexes and men only", "A 2020 b ihd 0-4=3 5+=50\nA 2020 m ihd 0-4=1 5+=27",
			analysis.Both, []string{"ihd"}, []float64{3, 50}},
		{"both sexes by age, men and women in all", "A 2020 b all 0-4=3 5+=50\nA 2020 m all all=28\nA 2020 f all all=25",
			analysis.Both, []string{"all"}, []float64{3, 50}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, totalsPeople+c.table)
			p := pick(t, d, 0, "2020", c.sex)
			var ids []string
			for _, c := range p.Causes {
				ids = append(ids, c.ID)
			}
			if !slices.Equal(ids, c.causes) {
				t.Fatalf("causes %v, want %v", ids, c.causes)
			}
			if diff := cmp.Diff(c.deaths, p.Deaths); diff != "" {
				t.Error(diff)
			}
			if len(d.Unknown) > 0 {
				t.Errorf("unknown %+v", d.Unknown)
			}
		})
	}
}
