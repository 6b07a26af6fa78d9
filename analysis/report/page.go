package report

import (
	"context"
	"embed"
	"html/template"
	"io"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/study"
)

// PageOptions say how a page is written.
type PageOptions struct {
	Style    *chart.Style   // language, calendar and letters of the page and its charts
	Sexes    []analysis.Sex // those shown; nil: all that both sides have
	Version  string         // of le
	Inputs   []Source       // the files that the study was made of
	Settings [][2]string    // options that were given, by name
	Beside   []Link         // files that belong to the page, such as its workbook
}

// Source is a file that numbers come from.
type Source struct{ Name, SHA256 string }

// Link leads to a file beside a page; its address is relative to the page.
type Link struct{ Href, Text string }

//go:embed page.tmpl section.tmpl index.tmpl page.css
var pageFiles embed.FS

// Page writes the study of an area as one page of HTML for people: the finding, life
// expectancy by sex with intervals in years, its trend, causes and ages, the quality of
// the data, method, glossary and provenance. Styles, fonts and charts are inside; it
// needs no network and no script, and the same study gives the same bytes. Parts that
// the data do not allow say why. It fails with the study's *analysis.DataError where
// the area makes no life table.
func Page(ctx context.Context, w io.Writer, s *study.Study, opt PageOptions) (*Summary, error) {
	sum, err := Summarise(s, opt.Sexes)
	if err != nil {
		return nil, err
	}
	p := &page{pageWords: wordsOf(opt.Style), s: s, opt: opt, sum: sum}
	v, err := p.view(ctx)
	if err != nil {
		return nil, err
	}
	t, err := p.parse("page.tmpl", "section.tmpl")
	if err != nil {
		return nil, err
	}
	return sum, t.Execute(w, v)
}

// parse reads templates, which speak the language of w.
func (w pageWords) parse(names ...string) (*template.Template, error) {
	return template.New(names[0]).Funcs(template.FuncMap{"t": w.pick}).ParseFS(pageFiles, names...)
}

// styleSheet is what a page looks like, with its fonts.
func styleSheet() (template.CSS, error) {
	fonts, err := fontCSS()
	if err != nil {
		return "", err
	}
	rules, err := pageFiles.ReadFile("page.css")
	return fonts + template.CSS(rules), err
}

// page is a page being written.
type page struct {
	pageWords
	s   *study.Study
	opt PageOptions
	sum *Summary
}

// pageView is what the template shows.
type pageView struct {
	Lang, Title string
	CSS         template.CSS

	Area, Years, Against string // who is compared with whom
	Simulated            bool
	Stamp                stampView
	Lead                 string   // the finding in a sentence
	Points               []string // what else was found, a sentence each
	Beside               []Link

	Sections []section
	Version  string
}

// section is a part of a page: text, then tables and charts, in parts of its own.
type section struct {
	ID, Title string
	Text      []string
	Blocks    []block
	Parts     []section
}

// block is one thing in a section; exactly one of its fields is set.
type block struct {
	Table *tableView
	Chart *chartView
	Terms []termView
	Note  string // why something is not there
}

type stampView struct{ Grade, Word, Line string }

// termView is a term with its explanation; Other is the term in the other language.
type termView struct{ Term, Other, OtherLang, Text string }

func (p *page) view(ctx context.Context) (*pageView, error) {
	css, err := styleSheet()
	if err != nil {
		return nil, err
	}
	drawn := newSketches(p)
	v := &pageView{Lang: p.lang, CSS: css, Area: p.place(p.sum.Area), Years: p.years(p.sum.Period), Simulated: p.s.Data.Simulated,
		Stamp: p.stamp(p.sum.Stamp), Beside: p.opt.Beside, Version: p.opt.Version}
	v.Against = p.against()
	v.Title = p.pick("Life expectancy: ", "อายุคาดเฉลี่ย ") + v.Area + " " + v.Years
	v.Lead, v.Points = p.findings(drawn)
	p.sum.Finding = v.Lead
	v.Sections = []section{p.gapSection(), p.trendSection(drawn), p.peerSection(drawn), p.causeSection(drawn), p.ageSection(drawn), p.riskSection(ctx, drawn), p.qualitySection(),
		p.methodSection(), p.glossarySection(), p.sourceSection()}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return v, drawn.err
}
