package report

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/analysis/wording"
)

// chartWidth is the width of a page's charts in pixels: on A4 their letters are printed
// at 10 points, and on a wide screen they grow with the page.
const chartWidth = 760

// chartView is a chart of a page with the numbers it draws.
type chartView struct {
	ID, Caption string
	SVG         template.HTML
	Numbers     *tableView
}

// sketches draws the charts of a page. Its error is the first one that does not lie in
// the data.
type sketches struct {
	p     *page
	style chart.Style
	about chart.About
	err   error
}

func newSketches(p *page) *sketches {
	d := &sketches{p: p, style: *p.opt.Style, about: AboutStudy(p.s, p.era)}
	var gaps []*decompose.Result
	for _, sex := range p.sexes() {
		if g, err := p.s.Gap(sex); err == nil {
			gaps = append(gaps, g)
		}
	}
	d.style.Palette = nil
	if len(gaps) > 0 {
		d.style.Palette = chart.ResultPalette(gaps...)
	}
	return d
}

// figure draws a kind of chart of some sexes, so many pixels high. It fails where the
// data do not allow it.
func (d *sketches) figure(kind string, height int, sexes ...analysis.Sex) (*chart.Figure, error) {
	k := kindOf(kind)
	st := d.style
	var err error
	if st.Size, err = chart.ParseSize(fmt.Sprintf("%dx%d", chartWidth, height)); err != nil {
		panic("report: " + err.Error())
	}
	in, err := Input([]*study.Study{d.p.s}, sexes, k.Need, d.about)
	if err != nil {
		return nil, err
	}
	return k.Draw(&st, in)
}

// block is a chart as a part of a section, or a note why there is none.
func (d *sketches) block(kind string, height int, sexes ...analysis.Sex) block {
	fig, err := d.figure(kind, height, sexes...)
	if err != nil {
		return d.lack(d.p.shows(kind), err)
	}
	id := "chart-" + kind
	if len(sexes) == 1 {
		id += "-" + sexes[0].String()
	}
	svg, err := liveSVG(fig, id)
	if err != nil {
		d.fail(err)
		return block{}
	}
	caption := d.p.shows(kind)
	if len(sexes) == 1 {
		caption += " · " + d.p.people(sexes[0])
	}
	v := &chartView{ID: id, Caption: caption, SVG: svg, Numbers: d.p.numbersOf(fig.Data)}
	v.Numbers.ID, v.Numbers.Caption = id+"-numbers", fig.Title
	v.Numbers.Folded = d.p.pick("The numbers of this chart", "ตัวเลขของแผนภูมินี้")
	return block{Chart: v}
}

// lack says why something is not on the page. Reasons that do not lie in the data are
// errors.
func (d *sketches) lack(what string, err error) block {
	var reason *analysis.DataError
	if !errors.As(err, &reason) {
		d.fail(err)
		return block{}
	}
	text := wording.Error(d.p.lang, reason)
	if reason.Hint != "" {
		text += " – " + wording.In(d.p.lang, reason.Hint)
	}
	return block{Note: fmt.Sprintf(d.p.pick("Not drawn: %s: %s.", "ไม่ได้วาด: %s: %s"), what, text)}
}

func (d *sketches) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// kindOf finds a kind of chart. Pages are made of kinds that are there.
func kindOf(name string) chart.Kind {
	kinds := chart.Kinds()
	i := slices.IndexFunc(kinds, func(k chart.Kind) bool { return k.Name == name })
	if i < 0 {
		panic("report: no chart is of kind " + name)
	}
	return kinds[i]
}

// shows says what a kind of chart shows.
func (w pageWords) shows(kind string) string {
	what := kindOf(kind).Shows
	return capital(w.pick(what.EN, what.TH))
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// liveSVG is a chart whose title and description are told to screen readers by name,
// which are unique on the page.
func liveSVG(fig *chart.Figure, id string) (template.HTML, error) {
	var b bytes.Buffer
	if err := fig.WriteLiveSVG(&b); err != nil {
		return "", err
	}
	svg := b.String()
	for _, r := range [][2]string{
		{"<svg ", fmt.Sprintf("<svg aria-labelledby=\"%s-title %s-desc\" ", id, id)},
		{"<title>", fmt.Sprintf("<title id=\"%s-title\">", id)},
		{"<desc>", fmt.Sprintf("<desc id=\"%s-desc\">", id)},
		{"<style>text{white-space:pre}</style>\n", ""}, // said once, in the style of the page
	} {
		if !strings.Contains(svg, r[0]) {
			return "", fmt.Errorf("report: the chart %s has no %s", id, r[0])
		}
		svg = strings.Replace(svg, r[0], r[1], 1)
	}
	return template.HTML(svg), nil
}
