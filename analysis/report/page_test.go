package report_test

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
	"golang.org/x/net/html"
)

// subject is a study to write a page of.
type subject struct {
	name   string
	data   []string
	area   string // code or Thai name
	change func(*study.Options)
	sexes  []analysis.Sex
}

// subjects are the pages that people write: compared and alone, one year, one sex, with
// draws, without causes.
func subjects(t testing.TB) []subject {
	female := analysis.Female
	alone := writeTidy(t)
	return []subject{
		{name: "province", data: []string{"sample"}, area: "42"},
		{name: "draws", data: []string{"sample"}, area: "24", change: func(o *study.Options) { o.Draws, o.Seed = 50, 1 }},
		{name: "country", data: []string{"sample"}, area: "TH"},
		{name: "one sex", data: []string{"sample"}, area: "92", sexes: []analysis.Sex{analysis.Male}},
		{name: "sexes compared", data: []string{"sample:sakaeo"}, area: "27", change: func(o *study.Options) { o.Versus = analysis.Versus{Sex: &female} }},
		{name: "real", data: []string{"sample:sakaeo"}, area: "27"},
		{name: "no causes, one year, one sex", data: []string{alone}, area: "Alpha <b>&\"'"},
	}
}

func (s subject) open(t testing.TB) *study.Study {
	t.Helper()
	l, err := ingest.Load(context.Background(), s.data, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(l.Data.Areas, func(a analysis.Area) bool { return slices.Contains(a.Names(), s.area) })
	if i < 0 {
		t.Fatalf("no area %s", s.area)
	}
	opt := study.Options{Versus: study.Usual(l.Data, i)}
	if s.change != nil {
		s.change(&opt)
	}
	st, err := study.New(l.Data, i, opt)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func write(t testing.TB, s *study.Study, lang string, sexes []analysis.Sex) (string, *report.Summary) {
	t.Helper()
	st, err := chart.NewStyle(lang)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	sum, err := report.Page(context.Background(), &b, s, report.PageOptions{Style: st, Sexes: sexes, Version: "1.2",
		Inputs: []report.Source{{Name: "deaths.csv", SHA256: "abc123"}}, Settings: [][2]string{{"--year", "2564"}}, Beside: []report.Link{{Href: "charts/charts.json", Text: "charts"}}})
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), sum
}

// TestPage holds every page against what a page must be, in both languages.
func TestPage(t *testing.T) {
	for _, s := range subjects(t) {
		for _, lang := range []string{"en", "th"} {
			t.Run(s.name+" "+lang, func(t *testing.T) {
				text, sum := write(t, s.open(t), lang, s.sexes)
				p := parse(t, text)
				p.check(lang)
				for _, f := range p.faults {
					t.Error(f)
				}
				if got := p.one("meta[name=generator]").attr("content"); got != "le 1.2" {
					t.Errorf("made by %q", got)
				}
				if lead := p.one("p.lead").text(); lead != sum.Finding || lead == "" {
					t.Errorf("the page finds %q, the summary %q", lead, sum.Finding)
				}
				for _, want := range []string{"abc123", "deaths.csv", "2564"} {
					if !strings.Contains(p.byID("source").text(), want) {
						t.Errorf("%q is not among the sources", want)
					}
				}
			})
		}
	}
}

// TestSame: the same study is the same page, byte for byte.
func TestSame(t *testing.T) {
	s := subjects(t)[0]
	one, _ := write(t, s.open(t), "th", nil)
	two, _ := write(t, s.open(t), "th", nil)
	if one != two {
		t.Error("two pages of one study differ")
	}
}

// halfDigit is how far a number shown with two decimals may be from the number.
const halfDigit = 0.005

// TestNumbers: life expectancies and gaps are those of the study; the causes of the
// ranking add up to all deaths and to the gap.
func TestNumbers(t *testing.T) {
	s := subjects(t)[0].open(t)
	text, sum := write(t, s, "en", nil)
	p := parse(t, text)
	rows := p.table("life-expectancy-table")
	for i, one := range sum.Sexes {
		pair, err := s.Pair(one.Sex)
		if err != nil {
			t.Fatal(err)
		}
		for col, want := range map[int]float64{1: pair.NearTable.Ex[0], 2: pair.AgainstTable.Ex[0], 3: pair.NearTable.Ex[0] - pair.AgainstTable.Ex[0]} {
			if got := firstNumber(t, rows[i][col]); got < want-halfDigit || got > want+halfDigit {
				t.Errorf("%s, column %d: %v is shown for %v", one.Sex, col, got, want)
			}
		}
		deaths, gap := 0.0, 0.0
		ranking := p.table("ranking-" + one.Sex.String())
		last := ranking[len(ranking)-1]
		for _, row := range ranking[:len(ranking)-1] {
			deaths += firstNumber(t, row[2])
			gap += firstNumber(t, row[7])
		}
		if n := float64(len(ranking)); deaths < firstNumber(t, last[2])-n/2 || deaths > firstNumber(t, last[2])+n/2 {
			t.Errorf("%s: causes have %v deaths, all have %s", one.Sex, deaths, last[2])
		} else if total := firstNumber(t, last[7]); gap < total-n*halfDigit || gap > total+n*halfDigit {
			t.Errorf("%s: causes add up to a gap of %v, shown is %v", one.Sex, gap, total)
		}
	}
}

// TestWords: noise, simulation, missing parts and figures of the country are called so.
func TestWords(t *testing.T) {
	list := subjects(t)
	find := func(name string) subject {
		return list[slices.IndexFunc(list, func(s subject) bool { return s.name == name })]
	}
	pages := map[string]string{}
	page := func(name, lang string) string {
		key := name + "/" + lang
		if pages[key] == "" {
			s := find(name)
			pages[key], _ = write(t, s.open(t), lang, s.sexes)
		}
		return pages[key]
	}
	for _, test := range []struct {
		subject, lang, id, want string
	}{
		{"draws", "en", "life-expectancy", "May be chance"}, // Chachoengsao was made to be like the country
		{"draws", "th", "life-expectancy", "อาจเป็นความบังเอิญ"},
		{"province", "en", "finding", "Deaths of unknown causes"},
		{"province", "en", "risks", "taken from the country for 12 of 12"},
		{"province", "th", "risks", "ห้ามนำมาบวกกัน"},
		{"country", "en", "life-expectancy", "There is no gap"},
		{"one sex", "th", "life-expectancy", "แสดงเพียงเพศเดียว: ชาย"},
		{"no causes, one year, one sex", "en", "trend", "There is no trend"},
		{"no causes, one year, one sex", "en", "causes", "not split by cause"},
		{"no causes, one year, one sex", "en", "risks", "Not worked out"},
		{"no causes, one year, one sex", "en", "finding", "may be chance"},
		{"real", "en", "quality", "doubtful (red)"},
		{"real", "th", "finding", "เสียชีวิตจาก"},
	} {
		t.Run(test.subject+" "+test.id+" "+test.lang, func(t *testing.T) {
			if got := parse(t, page(test.subject, test.lang)).byID(test.id).text(); !strings.Contains(got, test.want) {
				t.Errorf("%q is not in: %.600s", test.want, got)
			}
		})
	}
	for name, simulated := range map[string]bool{"province": true, "real": false} {
		if got := len(parse(t, page(name, "en")).all("aside.banner")) == 1; got != simulated {
			t.Errorf("%s: banner %v, simulated %v", name, got, simulated)
		}
	}
}

// TestNames: names from files are text and never markup.
func TestNames(t *testing.T) {
	list := subjects(t)
	s := list[len(list)-1]
	text, _ := write(t, s.open(t), "en", nil)
	p := parse(t, text)
	if got := p.one("h1").text(); !strings.Contains(got, s.area) {
		t.Errorf("the heading is %q", got)
	}
	if len(p.all("b")) > 0 {
		t.Error("a name became markup")
	}
}

// TestStopped: a page that is no longer wanted is not written.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	st, err := chart.NewStyle("en")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := report.Page(ctx, &b, subjects(t)[0].open(t), report.PageOptions{Style: st}); err == nil || b.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, b.Len())
	}
}

var numberText = regexp.MustCompile(`[−+-]?[0-9][0-9,]*(\.[0-9]+)?`)

// firstNumber reads the number a cell begins with.
func firstNumber(t *testing.T, cell string) float64 {
	t.Helper()
	s := strings.NewReplacer("−", "-", ",", "").Replace(numberText.FindString(cell))
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatalf("%q begins with no number", cell)
	}
	return v
}

// node finds parts of a page by the little of CSS that tests need.
type node struct{ *html.Node }

func (n node) attr(name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (n node) text() string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// all finds elements by "name", "name.class" or "name[attr=value]".
func (n node) all(selector string) (list []node) {
	name, class, _ := strings.Cut(selector, ".")
	name, attr, _ := strings.Cut(name, "[")
	key, value, _ := strings.Cut(strings.TrimSuffix(attr, "]"), "=")
	for d := range n.Descendants() {
		e := node{d}
		if d.Type != html.ElementNode || d.Data != name {
			continue
		}
		if class != "" && !slices.Contains(strings.Fields(e.attr("class")), class) || key != "" && e.attr(key) != value {
			continue
		}
		list = append(list, e)
	}
	return list
}

func (p *pageUnderTest) one(selector string) node {
	p.t.Helper()
	list := p.all(selector)
	if len(list) != 1 {
		p.t.Fatalf("%d of %s", len(list), selector)
	}
	return list[0]
}

func (p *pageUnderTest) byID(id string) node {
	p.t.Helper()
	for d := range p.Descendants() {
		if (node{d}).attr("id") == id {
			return node{d}
		}
	}
	p.t.Fatalf("nothing has the id %s", id)
	return node{}
}

// table reads the rows of a table's body.
func (p *pageUnderTest) table(id string) (rows [][]string) {
	p.t.Helper()
	for _, tr := range p.byID(id).all("tr")[1:] {
		var row []string
		for c := range tr.ChildNodes() {
			if c.Type == html.ElementNode {
				row = append(row, (node{c}).text())
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func ExamplePage() {
	l, err := ingest.Load(context.Background(), []string{"sample"}, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := study.New(l.Data, 4, study.Options{Versus: study.Usual(l.Data, 4)})
	if err != nil {
		fmt.Println(err)
		return
	}
	style, err := chart.NewStyle("en")
	if err != nil {
		fmt.Println(err)
		return
	}
	var page bytes.Buffer
	sum, err := report.Page(context.Background(), &page, s, report.PageOptions{Style: style})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sum.Finding)
	fmt.Println(strings.Count(page.String(), "<svg "), "charts")
	// Output:
	// Life expectancy in Loei is 0.9 years shorter than in Thailand; the largest known cause is Malignant neoplasms (0.19 years)
	// 11 charts
}
