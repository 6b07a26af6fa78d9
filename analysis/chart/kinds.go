package chart

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/risk"
)

// Need is what a kind of chart is drawn from, which tells a command what to compute.
type Need int

// The needs.
const (
	NeedGap       Need = iota // one result of a decomposition
	NeedGaps                  // one or more results with the same causes and ages
	NeedTables                // one or more populations with their life tables
	NeedFewTables             // the same of three at most
	NeedTrend                 // life expectancy of one or more populations by year
	NeedBurden                // the causes of one population, ranked
	NeedChange                // the same of two years
	NeedSexes                 // men and women of one or two populations
	NeedSexGaps               // the gaps of men and of women
	NeedAreaGaps              // the gaps of many areas
	NeedPlaces                // life expectancy of areas of one period
	NeedRatios                // areas with their deaths and those expected at the rates of another (burden.SMR)
	NeedRisks                 // the risk factors of one population, whole and by cause
	NeedSwings                // an outcome under changed assumptions
)

// Describe says what a need is, for help and documents.
func (n Need) Describe() Phrase {
	return [...]Phrase{
		NeedGap:       {"a gap between two populations (--against, --against-year or --against-sex)", "ช่องว่างระหว่างประชากรสองกลุ่ม (--against, --against-year หรือ --against-sex)"},
		NeedGaps:      {"one or more gaps between populations, such as men's and women's (--sex each)", "ช่องว่างตั้งแต่หนึ่งคู่ขึ้นไป เช่น ชายและหญิง (--sex each)"},
		NeedTables:    {"one to six populations (--area, --sex, --year)", "ประชากรหนึ่งถึงหกกลุ่ม (--area, --sex, --year)"},
		NeedFewTables: {"one to three populations (--area, --sex, --year)", "ประชากรหนึ่งถึงสามกลุ่ม (--area, --sex, --year)"},
		NeedBurden:    {"one population with deaths by cause (--area, --sex, --year)", "ประชากรหนึ่งกลุ่มที่มีการตายแยกตามสาเหตุ (--area, --sex, --year)"},
		NeedChange:    {"two years of one population with deaths by cause (--area, --sex)", "ข้อมูลสองปีของประชากรหนึ่งกลุ่มที่มีการตายแยกตามสาเหตุ (--area, --sex)"},
		NeedTrend:     {"two years or more of one to six populations (--area, --sex)", "ข้อมูลตั้งแต่สองปีขึ้นไปของประชากรหนึ่งถึงหกกลุ่ม (--area, --sex)"},
		NeedSexes:     {"an area with men and women, and another one to compare with (--area, --against)", "พื้นที่ที่มีข้อมูลทั้งชายและหญิง และพื้นที่เปรียบเทียบถ้ามี (--area, --against)"},
		NeedSexGaps:   {"gaps of men and of women (--sex each)", "ช่องว่างของชายและของหญิง (--sex each)"},
		NeedAreaGaps:  {"the gaps of all areas of a dataset against the same other side (--area, --against)", "ช่องว่างของทุกพื้นที่ในชุดข้อมูล เทียบกับประชากรกลุ่มเดียวกัน (--area, --against)"},
		NeedPlaces:    {"all areas of a dataset, one of them in colour (--area)", "ทุกพื้นที่ในชุดข้อมูล เน้นพื้นที่หนึ่งด้วยสี (--area)"},
		NeedRatios:    {"all areas of a dataset, one of them in colour (--area), and whose rates to expect by (--against)", "ทุกพื้นที่ในชุดข้อมูล เน้นพื้นที่หนึ่งด้วยสี (--area) และประชากรที่ใช้คำนวณจำนวนที่คาด (--against)"},
		NeedRisks:     {"one population with deaths by cause and sex (--area, --sex, --year)", "ประชากรหนึ่งกลุ่มที่มีการตายแยกตามสาเหตุและเพศ (--area, --sex, --year)"},
		NeedSwings:    {"one population (--area, --sex, --year); its assumptions are changed one by one", "ประชากรหนึ่งกลุ่ม (--area, --sex, --year) โดยเปลี่ยนข้อสมมติทีละข้อ"},
	}[n]
}

// OneSex reports whether a chart shows one sex, or both together.
func (n Need) OneSex() bool {
	switch n {
	case NeedGap, NeedBurden, NeedChange, NeedAreaGaps, NeedPlaces, NeedRatios, NeedRisks, NeedSwings:
		return true
	}
	return false
}

// OneArea reports whether a chart is about one area, whatever else it shows.
func (n Need) OneArea() bool {
	return n.OneSex() || n == NeedGaps || n == NeedSexes || n == NeedSexGaps
}

// Input holds what a kind may need; a chart reads the part its Need names.
type Input struct {
	About   About
	Gaps    []*decompose.Result // NeedGap (the first), NeedGaps, NeedSexGaps (the first of each sex)
	Tables  []TableOf           // NeedTables, NeedFewTables
	Trend   []Series            // NeedTrend
	AtAge   int                 // NeedTrend: the age of the life expectancies
	Burden  *burden.Result      // NeedBurden; NeedChange: of the later year
	Before  *burden.Result      // NeedChange: of the earlier year
	Sexes   []Sexes             // NeedSexes: the area, then what it is compared with, if anything
	Areas   AreaGaps            // NeedAreaGaps
	Places  Places              // NeedPlaces, NeedRatios
	Spread  bool                // NeedRatios: limits allow for differences between areas beyond chance
	Risks   *risk.Result        // NeedRisks: by risk.ByRisk
	Parts   *risk.Result        // NeedRisks: by risk.ByRiskCause
	Swings  Sensitivity         // NeedSwings
	Profile Profile             // for spine, in place of what NeedRatios tells
}

// Kind is a kind of chart.
type Kind struct {
	Name  string // as in "le chart NAME"
	Shows Phrase // in a line
	Need  Need
	Draw  func(st *Style, in Input) (*Figure, error)
}

// Kinds declares the kinds of charts once, for command, help and documents.
func Kinds() []Kind {
	return []Kind{
		{"gap", Phrase{"years of life that each cause takes or adds", "จำนวนปีที่แต่ละสาเหตุทำให้อายุสั้นลงหรือยืนยาวขึ้น"}, NeedGap, firstGap(Gap)},
		{"waterfall", Phrase{"from one life expectancy to the other, cause by cause", "จากอายุคาดเฉลี่ยหนึ่งไปอีกค่าหนึ่ง ทีละสาเหตุ"}, NeedGap, firstGap(Waterfall)},
		{"age-cause", Phrase{"the gap by age, each age by cause", "ช่องว่างตามช่วงอายุ แต่ละช่วงอายุแยกตามสาเหตุ"}, NeedGaps,
			func(st *Style, in Input) (*Figure, error) { return AgeCause(st, in.About, in.Gaps...) }},
		{"scarf", Phrase{"the gap as a bar of 100 %, cut by cause and by age", "ช่องว่างทั้งหมดเป็นแท่งร้อยละ 100 แบ่งตามสาเหตุและตามอายุ"}, NeedGaps,
			func(st *Style, in Input) (*Figure, error) { return Scarf(st, in.About, in.Gaps...) }},
		{"survival", Phrase{"how many of 100 people are alive at every age", "จำนวนผู้ที่ยังมีชีวิตอยู่ในแต่ละอายุ จาก 100 คน"}, NeedTables,
			func(st *Style, in Input) (*Figure, error) { return Survival(st, in.About, in.Tables...) }},
		{"mortality", Phrase{"death rates by age, on a logarithmic scale", "อัตราตายรายอายุ (มาตราส่วนลอการิทึม)"}, NeedTables,
			func(st *Style, in Input) (*Figure, error) { return Mortality(st, in.About, in.Tables...) }},
		{"trend", Phrase{"life expectancy by year", "อายุคาดเฉลี่ยรายปี"}, NeedTrend,
			func(st *Style, in Input) (*Figure, error) { return Trend(st, in.About, in.AtAge, in.Trend...) }},
		{"causes", Phrase{"causes of death ranked, by deaths, rates, years of life lost or life expectancy gained", "จัดอันดับสาเหตุการตาย ตามจำนวนตาย อัตรา ปีที่สูญเสีย หรืออายุคาดเฉลี่ยที่เพิ่มได้"}, NeedBurden,
			func(st *Style, in Input) (*Figure, error) { return Causes(st, in.About, in.Burden) }},
		{"ranks", Phrase{"how the ranks of causes of death changed between two years", "อันดับของสาเหตุการตายเปลี่ยนไปอย่างไรระหว่างสองปี"}, NeedChange,
			func(st *Style, in Input) (*Figure, error) { return Ranks(st, in.About, in.Before, in.Burden) }},
		{"treemap", Phrase{"causes of death as areas, by family", "สาเหตุการตายเป็นพื้นที่ แยกตามกลุ่มโรค"}, NeedBurden,
			func(st *Style, in Input) (*Figure, error) { return Treemap(st, in.About, in.Burden) }},
		{"pyramid", Phrase{"people by age and sex", "ประชากรตามอายุและเพศ"}, NeedSexes, sexes(Pyramid)},
		{"death-pyramid", Phrase{"deaths by age and sex, and how many were to be expected", "จำนวนตายตามอายุและเพศ เทียบกับจำนวนที่คาด"}, NeedSexes, sexes(DeathPyramid)},
		{"gap-pyramid", Phrase{"the gap by age, men left and women right", "ช่องว่างตามช่วงอายุ ชายซ้าย หญิงขวา"}, NeedSexGaps,
			func(st *Style, in Input) (*Figure, error) {
				return GapPyramid(st, in.About, gapOfSex(in.Gaps, analysis.Male), gapOfSex(in.Gaps, analysis.Female))
			}},
		{"compare", Phrase{"life expectancy of areas with intervals, the highest on top", "อายุคาดเฉลี่ยของแต่ละพื้นที่พร้อมช่วงความเชื่อมั่น เรียงจากมากไปน้อย"}, NeedPlaces,
			func(st *Style, in Input) (*Figure, error) { return Compare(st, in.About, in.Places) }},
		{"funnel", Phrase{"deaths against those expected, with the limits of chance", "จำนวนตายเทียบกับจำนวนที่คาด พร้อมขีดจำกัดของความบังเอิญ"}, NeedRatios,
			func(st *Style, in Input) (*Figure, error) { return Funnel(st, in.About, in.Places, in.Spread) }},
		{"tilemap", Phrase{"life expectancy on a map of Thailand, a tile a province", "อายุคาดเฉลี่ยบนแผนที่ประเทศไทย จังหวัดละหนึ่งช่อง"}, NeedPlaces,
			func(st *Style, in Input) (*Figure, error) { return TileMap(st, in.About, in.Places) }},
		{"spine", Phrase{"an area's indicators beside the country's and the range of all areas", "ตัวชี้วัดของพื้นที่ เทียบกับประเทศและช่วงของทุกพื้นที่"}, NeedRatios,
			func(st *Style, in Input) (*Figure, error) {
				if len(in.Profile.Indicators) == 0 {
					in.Profile = ProfileOf(in.Places)
				}
				return Spine(st, in.About, in.Profile)
			}},
		{"heatmap", Phrase{"years of life that each cause takes or adds, area by area", "จำนวนปีที่แต่ละสาเหตุทำให้อายุสั้นลงหรือยืนยาวขึ้น แยกตามพื้นที่"}, NeedAreaGaps,
			func(st *Style, in Input) (*Figure, error) { return Heatmap(st, in.About, in.Areas) }},
		{"risks", Phrase{"risk factors ranked by the deaths they are behind, by cause", "จัดอันดับปัจจัยเสี่ยงตามจำนวนตายที่เกี่ยวข้อง แยกตามสาเหตุ"}, NeedRisks,
			func(st *Style, in Input) (*Figure, error) { return Risks(st, in.About, in.Risks, in.Parts) }},
		{"tornado", Phrase{"which assumptions an outcome depends on", "ผลลัพธ์ขึ้นกับข้อสมมติใด"}, NeedSwings,
			func(st *Style, in Input) (*Figure, error) { return Tornado(st, in.About, in.Swings) }},
		{"lollipop", Phrase{"life expectancy at birth and at ages 15, 30, 60, 65 and 80", "อายุคาดเฉลี่ยเมื่อแรกเกิด และเมื่ออายุ 15, 30, 60, 65 และ 80 ปี"}, NeedFewTables,
			func(st *Style, in Input) (*Figure, error) { return Lollipop(st, in.About, in.Tables...) }},
	}
}

// Draw draws a chart by the name of its kind.
func Draw(name string, st *Style, in Input) (*Figure, error) {
	var names []string
	for _, k := range Kinds() {
		if k.Name == name {
			return k.Draw(st, in)
		}
		names = append(names, k.Name)
	}
	return nil, &analysis.DataError{Msg: fmt.Sprintf("%q is no kind of chart", name), Hint: "use one of " + strings.Join(names, ", ")}
}

func firstGap(draw func(*Style, About, *decompose.Result) (*Figure, error)) func(*Style, Input) (*Figure, error) {
	return func(st *Style, in Input) (*Figure, error) {
		if len(in.Gaps) == 0 {
			return nil, nothing("no gap between two populations was given", "compare with --against, --against-year or --against-sex")
		}
		return draw(st, in.About, in.Gaps[0])
	}
}

func sexes(draw func(*Style, About, Sexes, *Sexes) (*Figure, error)) func(*Style, Input) (*Figure, error) {
	return func(st *Style, in Input) (*Figure, error) {
		switch len(in.Sexes) {
		case 0:
			return nil, nothing("no area with men and women was given", "choose data with both sexes")
		case 1:
			return draw(st, in.About, in.Sexes[0], nil)
		}
		return draw(st, in.About, in.Sexes[0], &in.Sexes[1])
	}
}

// gapOfSex is the first gap of a sex, or nil.
func gapOfSex(gaps []*decompose.Result, sex analysis.Sex) *decompose.Result {
	for _, g := range gaps {
		if g.Near.Sex == sex {
			return g
		}
	}
	return nil
}

// nothing is the error of a chart that has nothing to draw.
func nothing(msg, hint string) error { return &analysis.DataError{Msg: msg, Hint: hint} }
