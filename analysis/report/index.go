package report

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/quality"
)

// IndexOptions say what the page of many areas shows.
type IndexOptions struct {
	Lang      string // "th", else English
	Era       analysis.Era
	Version   string // of le
	Title     string // of the data
	Simulated bool
	Rows      []IndexRow
}

// IndexRow is an area with its page, or why it has none.
type IndexRow struct {
	Area    analysis.Area
	Summary *Summary // nil where there is none
	Href    string   // of the page, relative
	Why     string
}

// indexView is what the template shows.
type indexView struct {
	Lang, Title, Sub, Version string
	CSS                       template.CSS
	Simulated                 bool
	Table                     *tableView
	Text                      []string
	Failed                    []termView
}

// Index writes the page that leads to the pages of many areas: a table of life
// expectancies, gaps (in years) and stamps, the widest area first and then the shortest
// life first. Areas without a page stand below it with the reason.
func Index(w io.Writer, opt IndexOptions) error {
	words := pageWords{opt.Lang, opt.Era}
	css, err := styleSheet()
	if err != nil {
		return err
	}
	v := indexView{Lang: words.pick("en", "th"), CSS: css, Version: opt.Version, Simulated: opt.Simulated, Sub: opt.Title,
		Title: words.pick("Life expectancy by area", "อายุคาดเฉลี่ยรายพื้นที่")}
	var rows []IndexRow
	for _, r := range opt.Rows {
		if r.Summary == nil {
			v.Failed = append(v.Failed, termView{Term: words.place(r.Area), Text: r.Why})
			continue
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b IndexRow) int {
		return cmp.Or(cmp.Compare(levelRank(a.Area.Level), levelRank(b.Area.Level)), cmp.Compare(a.Summary.First().Ex, b.Summary.First().Ex))
	})
	if len(rows) > 0 {
		v.Table = words.indexTable(rows)
	}
	v.Text = []string{words.pick("Shortest life first. Neighbours in this table often differ by chance alone: compare the intervals before the places.",
		"เรียงจากอายุสั้นที่สุด พื้นที่ที่อยู่ใกล้กันในตารางมักต่างกันเพราะความบังเอิญ ควรเทียบช่วงความเชื่อมั่นก่อนเทียบอันดับ")}
	t, err := words.parse("index.tmpl", "section.tmpl")
	if err != nil {
		return err
	}
	return t.Execute(w, v)
}

// levelRank puts the country before its regions and these before provinces.
func levelRank(l analysis.Level) int {
	return slices.Index([]analysis.Level{analysis.Country, analysis.Region, analysis.Province, analysis.District}, l) + 1
}

func (w pageWords) indexTable(rows []IndexRow) *tableView {
	t := &tableView{ID: "areas", Caption: w.pick("Life expectancy at birth and the gap, in years", "อายุคาดเฉลี่ยเมื่อแรกเกิดและช่องว่าง (ปี)"), Heads: words(w.pick("Area", "พื้นที่"), w.pick("Years", "ปี"))}
	t.Heads = append(t.Heads, numbers(w.pick("Life expectancy", "อายุคาดเฉลี่ย"), w.pick("Men", "ชาย"), w.pick("Women", "หญิง"), w.pick("Gap", "ช่องว่าง"))...)
	t.Heads = append(t.Heads, words(w.pick("Compared with", "เทียบกับ"), w.pick("Data quality", "คุณภาพข้อมูล"))...)
	chance := false
	for _, r := range rows {
		s := r.Summary
		row := rowView{Cells: []cellView{{Text: w.place(r.Area), Href: r.Href}, word(w.years(s.Period)), number(""), number(""), number(""), number(""), word(""),
			{Text: capital(s.Stamp.Verdict.Colour(w.lang)), Grade: s.Stamp.Verdict.Colour("en"), Limits: w.reason(s.Stamp)}}}
		for _, one := range s.Sexes {
			row.Cells[2+int(one.Sex)] = cellView{Text: fixed(one.Ex, 1), Limits: w.within(one.Limits.Lower, one.Limits.Upper, 1, fixed), Num: true}
		}
		if first := s.First(); first.HasGap {
			row.Cells[5] = w.gapCell(first.Gap.Years, first.Gap.Lower, first.Gap.Upper, 2, true)
			row.Cells[6] = word(w.side(first.Against, first.Near.Sex != first.Against.Sex))
			chance = chance || row.Cells[5].Weak
		}
		t.Rows = append(t.Rows, row)
	}
	t.Foot = []string{fmt.Sprintf(w.pick("Life expectancy at birth in years, both sexes where the data have them; %g %% intervals below. Gap: life expectancy here minus there.", "อายุคาดเฉลี่ยเมื่อแรกเกิด (ปี) รวมสองเพศหากมีข้อมูล ด้านล่างคือช่วงความเชื่อมั่น %g %% ช่องว่าง: อายุคาดเฉลี่ยของพื้นที่ลบด้วยฝั่งเปรียบเทียบ"), 100*rows[0].Summary.Level)}
	if chance {
		t.Foot = append(t.Foot, w.noiseFoot())
	}
	return t
}

// reason is the first reason for a stamp.
func (w pageWords) reason(s quality.Stamp) string {
	if len(s.Reasons) == 0 {
		return ""
	}
	return w.pick(s.Reasons[0].ShortEN, s.Reasons[0].ShortTH)
}
