package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis/burden"
)

// Most rows that Ranks gives boxes to, and most causes whose moves it shows in black.
const (
	mostBoxes = 15
	mostMoves = 3
)

// Ranks draws how causes of death changed places between two rankings of a population,
// after the arrow diagrams of the Global Burden of Disease: a box a cause on either
// side in the order of its ranks, a line between them (whole where the rank rose or
// stayed, dashed where it fell), and at the right the change in deaths a year and in
// the standardised rate. Up to 15 ranks have boxes; causes that come from below them or
// go there stand below with their rank. Up to three moves that are beyond chance are
// black, the others grey. Deaths without a rank are a row of their own, in percent. It
// fails where nothing is ranked or the populations do not share their causes.
func Ranks(st *Style, about About, then, now *burden.Result) (*Figure, error) {
	if then == nil || now == nil {
		return nil, nothing("ranks then and now need two years of data", "add another year of deaths and population")
	}
	if !slices.EqualFunc(then.Population.Causes, now.Population.Causes, sameCause) || !slices.Equal(then.Population.Ages, now.Population.Ages) {
		return nil, nothing("the two years do not share their causes and ages, so their ranks cannot be compared", "choose two years of one dataset")
	}
	groups, err := newFamilies()
	if err != nil {
		return nil, err
	}
	c := newRanks(st, groups, then, now)
	if len(c.left) == 0 || len(c.right) == 0 {
		return nil, nothing("no cause of death has a rank in both years, so there is nothing to compare", "check that there are deaths by cause in both years")
	}
	f := &Figure{Kind: "ranks", style: st, Title: st.sentence(c.title(st)), Simulated: about.Simulated, Data: rankData(then, now), paint: c.paint,
		Subtitle: fmt.Sprintf(st.pick("Ranks by %s, %s and %s, with the change between them", "อันดับตาม%s %s และ%s พร้อมการเปลี่ยนแปลง"), c.toll.axis.in(st), st.inYear(then.Population.Period), st.inYear(now.Population.Period)),
		Notes:    about.notes(st, burdenMethod(st, now)+", "+familySource(st), then.Population.Period, now.Population.Period)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

// mover is a cause with its ranks in two years.
type mover struct {
	name      string
	family    family
	then, now burden.Burden
	shift     burden.Shift
	firm      bool // the move is beyond chance
	strong    bool // and drawn in black
}

// rises is by how many ranks a cause rose; less than 0 where it fell.
func (m mover) rises() int { return m.then.Rank - m.now.Rank }

// ranks is the drawing of Ranks. left and right are the causes in the order of either
// year.
type ranks struct {
	then, now   *burden.Result
	toll        toll
	movers      map[int]*mover
	left, right []int // causes
	vague       [2]float64
	hasVague    bool
	drawn       bool
}

func newRanks(st *Style, groups families, then, now *burden.Result) ranks {
	c := ranks{then: then, now: now, toll: tollOf(now), movers: map[int]*mover{}, drawn: then.Options.Draws > 0 && now.Options.Draws > 0}
	before := map[int]burden.Burden{}
	for _, b := range then.Causes {
		before[b.Cause] = b
	}
	shifts := map[int]burden.Shift{}
	for _, s := range burden.Change(then, now) {
		shifts[s.Cause] = s
	}
	for _, b := range now.Causes {
		a := before[b.Cause]
		id := now.Population.Causes[b.Cause]
		switch {
		case a.Deaths+b.Deaths == 0:
		case a.Rank > 0 && b.Rank > 0:
			c.movers[b.Cause] = &mover{name: id.Name(st.Lang), family: groups.of(id, b.Standing), then: a, now: b, shift: shifts[b.Cause]}
			c.right = append(c.right, b.Cause)
		default:
			c.hasVague = true
			c.vague[0], c.vague[1] = c.vague[0]+a.Deaths, c.vague[1]+b.Deaths
		}
	}
	for _, a := range then.Causes {
		if c.movers[a.Cause] != nil {
			c.left = append(c.left, a.Cause)
		}
	}
	for _, m := range c.movers {
		m.firm = c.isFirm(*m)
	}
	return c
}

// isFirm reports whether a cause changed its rank beyond chance: the limits of its
// ranks do not meet, or, where ranks were not drawn, those of the change in its rate
// do not hold 0.
func (c ranks) isFirm(m mover) bool {
	switch {
	case m.rises() == 0:
		return false
	case c.drawn:
		return m.then.RankLower > m.now.RankUpper || m.now.RankLower > m.then.RankUpper
	}
	return m.shift.HasASR && !mayBeZero(m.shift.ASR)
}

func mayBeZero(p burden.Percent) bool { return p.Lower <= 0 && p.Upper >= 0 }

// strongest lists the firm moves among the first n ranks of either year, the largest
// first, at most three.
func (c ranks) strongest(n int) (out []*mover) {
	for i, cause := range c.right {
		if m := c.movers[cause]; m.firm && (i < n || slices.Index(c.left, cause) < n) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b *mover) int {
		return cmp.Compare(math.Abs(float64(b.rises())), math.Abs(float64(a.rises())))
	})
	return out[:min(len(out), mostMoves)]
}

// title names the largest move that is beyond chance.
func (c ranks) title(st *Style) string {
	p := c.now.Population
	here, _ := st.sides(p, p)
	if here != "" {
		here = st.pick(" ", "ของ") + here
	}
	a, b := st.period(c.then.Population.Period), st.period(p.Period)
	moves := c.strongest(mostBoxes)
	if len(moves) == 0 {
		return fmt.Sprintf(st.pick("No cause of death%s changed its rank beyond chance from %s to %s", "ไม่มีสาเหตุการตาย%sที่อันดับเปลี่ยนไปอย่างชัดเจน จากปี %s ถึง %s"), here, a, b)
	}
	m := moves[0]
	verb := st.pick("rose", "ขึ้น")
	if m.rises() < 0 {
		verb = st.pick("fell", "ลง")
	}
	return fmt.Sprintf(st.pick("%s %s from rank %d to %d among the causes of death%s from %s to %s", "%s%sจากอันดับ %d เป็น %d ในสาเหตุการตาย%s จากปี %s ถึง %s"), m.name, verb, m.then.Rank, m.now.Rank, here, a, b)
}

// words lists the first ranks for those who cannot see the picture.
func (c ranks) words(st *Style) string {
	const most = 10
	var parts []string
	for _, cause := range c.right[:min(len(c.right), most)] {
		m := c.movers[cause]
		s := fmt.Sprintf(st.pick("%d (was %d) %s", "%d (เดิม %d) %s"), m.now.Rank, m.then.Rank, m.name)
		if m.shift.HasDeaths {
			s += " " + signed(m.shift.Deaths.Value, 0) + " %"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, st.pick("; ", " · ")) + "."
}

// rankData are the ranks, deaths and rates of all causes in two years with the changes
// between them.
func rankData(then, now *burden.Result) Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "sex", "period_then", "period", "cause_id", "cause", "cause_th", "rank_then", "rank", "rank_then_lower", "rank_then_upper", "rank_lower", "rank_upper",
		"deaths_then", "deaths", "deaths_change", "deaths_change_lower", "deaths_change_upper", "asr_then", "asr", "asr_change", "asr_change_lower", "asr_change_upper"}}
	p := now.Population
	before := map[int]burden.Burden{burden.All: then.All}
	for _, b := range then.Causes {
		before[b.Cause] = b
	}
	after := append(now.Causes[:len(now.Causes):len(now.Causes)], now.All)
	for i, s := range burden.Change(then, now) {
		a, b := before[s.Cause], after[i]
		line := []string{p.Area.Code, p.Area.Name("en"), p.Area.TH, p.Sex.String(), then.Population.Period.String(), p.Period.String(), "all", "all", "รวม"}
		if s.Cause >= 0 {
			id := p.Causes[s.Cause]
			line[6], line[7], line[8] = id.ID, id.EN, id.TH
		}
		for _, rank := range []int{a.Rank, b.Rank, a.RankLower, a.RankUpper, b.RankLower, b.RankUpper} {
			text := ""
			if rank > 0 {
				text = strconv.Itoa(rank)
			}
			line = append(line, text)
		}
		line = append(line, full(a.Deaths), full(b.Deaths))
		line = append(line, percentCells(s.Deaths, s.HasDeaths)...)
		line = append(line, full(a.ASR.Value), full(b.ASR.Value))
		d.add(append(line, percentCells(s.ASR, s.HasASR)...)...)
	}
	return d
}

// percentCells print a change and its limits; what is not known is empty.
func percentCells(p burden.Percent, known bool) []string {
	out := make([]string, 3)
	for i, v := range []float64{p.Value, p.Lower, p.Upper} {
		if known && !math.IsInf(v, 0) {
			out[i] = full(v)
		}
	}
	return out
}
