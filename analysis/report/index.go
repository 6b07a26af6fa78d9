package report

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

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

// indexTable has a row an area. Years, and whom areas are compared with, stand above and
// below the table where they are the same for all.
func (w pageWords) indexTable(rows []IndexRow) *tableView {
	periods, eachYears := sayAlike(rows, func(r IndexRow) string { return w.years(r.Summary.Period) })
	against, eachAgainst := sayAlike(rows, func(r IndexRow) string {
		first := r.Summary.First()
		if !first.HasGap {
			return ""
		}
		return w.side(first.Against, first.Near.Sex != first.Against.Sex)
	})
	t := &tableView{ID: "areas", Caption: w.pick("Life expectancy at birth and the gap, in years", "อายุคาดเฉลี่ยเมื่อแรกเกิดและช่องว่าง (ปี)"), Heads: words(w.pick("Area", "พื้นที่"))}
	if eachYears {
		t.Heads = append(t.Heads, words(w.pick("Years", "ปี"))...)
	} else {
		t.Caption += " · " + periods
	}
	t.Heads = append(t.Heads, numbers(w.pick("Life expectancy", "อายุคาดเฉลี่ย"), w.pick("Men", "ชาย"), w.pick("Women", "หญิง"), w.pick("Gap", "ช่องว่าง"))...)
	t.Heads = append(t.Heads, words(w.pick("Largest known cause", "สาเหตุที่ระบุได้และมีผลมากที่สุด"))...)
	if eachAgainst {
		t.Heads = append(t.Heads, words(w.pick("Compared with", "เทียบกับ"))...)
	}
	t.Heads = append(t.Heads, words(w.pick("Data quality", "คุณภาพข้อมูล"))...)
	chance := false
	for _, r := range rows {
		first, cells := r.Summary.First(), []cellView{{Text: w.place(r.Area), Href: r.Href}}
		if eachYears {
			cells = append(cells, word(w.years(r.Summary.Period)))
		}
		cells = append(cells, w.expectancies(r.Summary)...)
		gap, lead := w.gapOf(first)
		if cells, chance = append(cells, gap, lead), chance || gap.Weak; eachAgainst {
			side := ""
			if first.HasGap {
				side = w.side(first.Against, first.Near.Sex != first.Against.Sex)
			}
			cells = append(cells, word(side))
		}
		colour := r.Summary.Stamp.Verdict.Colour
		t.Rows = append(t.Rows, rowView{Cells: append(cells, cellView{Text: capital(colour(w.lang)), Grade: colour("en"), Limits: w.reason(r.Summary.Stamp)})})
	}
	t.Foot = []string{fmt.Sprintf(w.pick("Life expectancy at birth in years, both sexes where the data have them; %g %% intervals below. Gap: life expectancy here minus there. Largest known cause: the one that does most of the gap, in years; not named where the gap may be chance.", "อายุคาดเฉลี่ยเมื่อแรกเกิด (ปี) รวมสองเพศหากมีข้อมูล ด้านล่างคือช่วงความเชื่อมั่น %g %% ช่องว่าง: อายุคาดเฉลี่ยของพื้นที่ลบด้วยฝั่งเปรียบเทียบ สาเหตุที่มีผลมากที่สุด (ปี) ไม่แสดงหากช่องว่างอาจเป็นความบังเอิญ"), 100*rows[0].Summary.Level)}
	if against != "" && !eachAgainst {
		t.Foot = append(t.Foot, w.pick("Compared with ", "เทียบกับ")+against)
	}
	if chance {
		t.Foot = append(t.Foot, w.noiseFoot())
	}
	return t
}

// expectancies are the cells of both sexes, men and women; blank where there is none.
func (w pageWords) expectancies(s *Summary) []cellView {
	cells := []cellView{number(""), number(""), number("")}
	for _, one := range s.Sexes {
		cells[int(one.Sex)] = cellView{Text: fixed(one.Ex, 1), Limits: w.within(one.Limits.Lower, one.Limits.Upper, 1, fixed), Num: true}
	}
	return cells
}

// gapOf are the cells of a gap and of the cause that does most of it.
func (w pageWords) gapOf(s SexSummary) (gap, lead cellView) {
	if !s.HasGap {
		return number(""), word("")
	}
	if s.Lead != nil {
		lead = cellView{Text: s.Lead.Name(w.lang), Limits: signed(s.LeadYears, 2)}
	}
	return w.gapCell(s.Gap.Years, s.Gap.Lower, s.Gap.Upper, 2, true), lead
}

// sayAlike is what all areas that say something say, and whether they differ.
func sayAlike(rows []IndexRow, says func(IndexRow) string) (one string, differ bool) {
	for _, r := range rows {
		text := says(r)
		if text == "" {
			continue
		}
		differ = differ || one != "" && one != text
		one = text
	}
	return one, differ
}

// reason is the first reason for a stamp.
func (w pageWords) reason(s quality.Stamp) string {
	if len(s.Reasons) == 0 {
		return ""
	}
	return strings.ReplaceAll(w.pick(s.Reasons[0].ShortEN, s.Reasons[0].ShortTH), " %", "\u00a0%")
}
