package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis/burden"
)

// Treemap draws what causes of death take as areas: a block a family (communicable,
// noncommunicable, injuries, of several, without a useful cause) and in it the causes, as near to
// squares as they come. Families keep their places, so that areas can be compared.
// Causes too small to be seen are summed within their family, and those too small for
// a name are listed below. It fails where nothing adds up to a whole: gains of life
// expectancy do not, and 0 deaths are none.
func Treemap(st *Style, about About, r *burden.Result) (*Figure, error) {
	if r == nil {
		return nil, nothing("no ranking of causes was given, so there is nothing to draw", "choose an area with deaths by cause")
	}
	if r.Options.RankBy == burden.ByGain {
		return nil, nothing("gains of life expectancy do not add up to a whole that a treemap could divide", "rank the causes by yll or by deaths")
	}
	c, err := treemapOf(st, r)
	if err != nil {
		return nil, err
	}
	p := r.Population
	f := &Figure{Kind: "treemap", style: st, Title: st.sentence(c.title(st)), Simulated: about.Simulated, Data: burdenData(r), paint: c.paint,
		Subtitle: fmt.Sprintf(st.pick("Areas are %s, %s; all: %s", "ขนาดพื้นที่คือ%s %s ทั้งหมด %s"), c.toll.axis.in(st), st.inYear(p.Period), c.toll.text(c.total)),
		Notes:    about.notes(st, burdenMethod(st, r)+", "+familySource(st), p.Period)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

// treemap is the drawing of Treemap: causes by family, the largest first.
type treemap struct {
	result *burden.Result
	toll   toll
	blocks [][]patch
	total  float64
}

// patch is a cause, or several summed.
type patch struct {
	name  string
	value float64
	fill  Fill
	named bool // a cause that a title may name
}

func treemapOf(st *Style, r *burden.Result) (treemap, error) {
	groups, err := newFamilies()
	if err != nil {
		return treemap{}, err
	}
	c := treemap{result: r, toll: tollOf(r), blocks: make([][]patch, familyCount)}
	palette := st.burdenPalette(r)
	for _, b := range r.Causes {
		id := r.Population.Causes[b.Cause]
		if v, _ := c.toll.of(b); v > 0 {
			f := groups.of(id, b.Standing)
			t := patch{name: id.Name(st.Lang), value: v, fill: palette.Fill(id), named: !isRest(id) && b.Standing.Ranked()}
			c.blocks[f], c.total = append(c.blocks[f], t), c.total+v
		}
	}
	if c.total == 0 {
		return treemap{}, nothing("no cause of death takes anything by the measure chosen, so there is nothing to draw", "check that there are deaths by cause")
	}
	for _, tiles := range c.blocks {
		slices.SortStableFunc(tiles, func(a, b patch) int { return cmp.Compare(b.value, a.value) })
	}
	return c, nil
}

func (c treemap) of(f family) (v float64) {
	for _, t := range c.blocks[f] {
		v += t.value
	}
	return v
}

// share prints a value in percent of all; one decimal where it is small.
func (c treemap) share(v float64) string {
	if p := 100 * v / c.total; p < 9.95 {
		return fixed(p, 1) + "\u00a0%"
	}
	return fixed(100*v/c.total, 0) + "\u00a0%"
}

// worthSaying is the share of deaths without a useful cause from which a title tells of them.
const worthSaying = 0.1

// title names the family and the cause that take most.
func (c treemap) title(st *Style) string {
	p := c.result.Population
	here, _ := st.sides(p, p)
	if here != "" {
		here = st.pick(" ", "ของ") + here
	}
	what := Phrase{"deaths", "การตาย"}
	switch c.toll.by {
	case burden.ByASR:
		what = Phrase{"the age-standardised death rate", "อัตราตายปรับมาตรฐานอายุ"}
	case burden.ByYLL, burden.ByPYLL:
		what = Phrase{"the years of life lost", "ปีชีวิตที่สูญเสีย"}
	}
	best := communicable
	for _, f := range []family{noncommunicable, injury} {
		if c.of(f) > c.of(best) {
			best = f
		}
	}
	if c.of(best) == 0 {
		return fmt.Sprintf(st.pick("%s of %s%s cannot be put in any group of causes", "%s ของ%s%sจัดเข้ากลุ่มสาเหตุใดไม่ได้"), c.share(c.total), what.in(st), here)
	}
	title := fmt.Sprintf(st.pick("%s cause %s of %s%s", "%sเป็นสาเหตุของ %s ของ%s%s"), best.name().in(st), c.share(c.of(best)), what.in(st), here)
	if t := c.largest(); t != nil {
		title += fmt.Sprintf(st.pick("; the largest single cause is %s (%s)", " สาเหตุเดี่ยวที่มากที่สุดคือ%s (%s)"), t.name, c.share(t.value))
	}
	if v := c.of(vague); v > worthSaying*c.total {
		title += fmt.Sprintf(st.pick("; %s has no useful cause", " และ %s ไม่มีสาเหตุที่ใช้ได้"), c.share(v))
	}
	return title
}

// largest is the cause that takes most, or nil where all are the rest or say little.
func (c treemap) largest() (best *patch) {
	for f := range c.blocks {
		for i, t := range c.blocks[f] {
			if t.named && (best == nil || t.value > best.value) {
				best = &c.blocks[f][i]
			}
		}
	}
	return best
}

// words lists families and their first causes for those who cannot see the picture.
func (c treemap) words(st *Style) string {
	const most = 4
	var parts []string
	for f := range familyCount {
		if len(c.blocks[f]) == 0 {
			continue
		}
		var tiles []string
		for _, t := range c.blocks[f][:min(most, len(c.blocks[f]))] {
			tiles = append(tiles, t.name+" "+c.share(t.value))
		}
		if rest := len(c.blocks[f]) - most; rest > 0 {
			tiles = append(tiles, fmt.Sprintf(st.pick("and %d more", "และอีก %d สาเหตุ"), rest))
		}
		parts = append(parts, f.name().in(st)+" "+c.share(c.of(f))+": "+strings.Join(tiles, ", "))
	}
	return strings.Join(parts, st.pick("; ", " · ")) + "."
}
