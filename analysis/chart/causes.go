package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis/burden"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Causes draws the causes of death of a population in the order of their ranks, as
// bars of what they are ranked by: deaths, the standardised rate with its limits,
// years of life lost or life expectancy gained. Ranks have their limits, and a sign
// where a cause cannot be told from the one above, if the ranking was drawn. What has
// no rank stands below, ill-defined causes hatched and last. Causes that do not fit
// are summed; the gain without several is worked out for them together. It fails
// where the measure is 0 for all causes.
func Causes(st *Style, about About, r *burden.Result) (*Figure, error) {
	if r == nil {
		return nil, nothing("no ranking of causes was given, so there is nothing to draw", "choose an area with deaths by cause")
	}
	c := causes{result: r, toll: tollOf(r), burdens: map[string]burden.Burden{}}
	palette := st.burdenPalette(r)
	takes := false
	for _, b := range r.Causes {
		id := r.Population.Causes[b.Cause]
		v, known := c.toll.of(b)
		takes = takes || v > 0
		if b.Deaths == 0 {
			continue
		}
		line := row{id: id.ID, name: standingName(st, id, b.Standing), fill: palette.Fill(id), value: v, deaths: b.Deaths, last: b.Rank == 0, apart: b.Rank == 0 && unclearOf(b.Standing)}
		if c.toll.by == burden.ByASR {
			line.lower, line.upper, line.sure = b.ASR.Lower, b.ASR.Upper, true
		}
		c.unknown = c.unknown || !known
		c.rows, c.burdens[line.id] = append(c.rows, line), b
	}
	if !takes {
		return nil, nothing("no cause of death takes anything by the measure chosen, so there is nothing to draw", "check that there are deaths by cause")
	}
	c.mergeUnranked(st)
	p := r.Population
	f := &Figure{Kind: "causes", style: st, Title: st.sentence(c.title(st)), Subtitle: upperFirst(c.toll.axis.in(st)) + ", " + st.inYear(p.Period),
		Notes: about.notes(st, burdenMethod(st, r), p.Period), Simulated: about.Simulated, Data: burdenData(r), paint: c.paint}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

// unclearOf reports whether deaths have a cause that says nothing: they are never hidden
// among others.
func unclearOf(s burden.Standing) bool { return s.IllDefined || s.Garbage > 0 }

// mergeUnranked leaves of what has no rank at most three rows: the rest, garbage codes,
// and ill-defined causes last.
func (c *causes) mergeUnranked(st *Style) {
	kinds := []struct {
		of  row
		all []row
	}{
		{of: row{id: "rest", name: st.pick("Other causes and deaths without one", "สาเหตุอื่นและการตายที่ไม่มีสาเหตุ"), fill: restGrey, last: true}},
		{of: unclearRow(st, garbageCode)},
		{of: unclearRow(st, illDefinedCause)},
	}
	var out []row
	for _, r := range c.rows {
		switch s := c.burdens[r.id].Standing; {
		case !r.last:
			out = append(out, r)
		case s.IllDefined:
			kinds[2].all = append(kinds[2].all, r)
		case s.Garbage > 0:
			kinds[1].all = append(kinds[1].all, r)
		default:
			kinds[0].all = append(kinds[0].all, r)
		}
	}
	c.merged = map[string][]row{}
	for _, k := range kinds {
		if len(k.all) < 2 {
			out = append(out, k.all...)
			continue
		}
		for _, r := range k.all {
			k.of.value, k.of.deaths = k.of.value+r.value, k.of.deaths+r.deaths
		}
		k.of.value = c.together(k.of, k.all)
		out, c.merged[k.of.id] = append(out, k.of), k.all
	}
	c.rows = out
}

// causes is the drawing of Causes.
type causes struct {
	result  *burden.Result
	toll    toll
	rows    []row
	burdens map[string]burden.Burden // by the id of a row
	merged  map[string][]row         // rows without a rank that stand as one, by its id
	unknown bool                     // a value cannot be said
}

// title names the cause of most weight, and the next if they can hardly be told apart.
func (c causes) title(st *Style) string {
	p, opt := c.result.Population, c.result.Options
	here, _ := st.sides(p, p)
	if here != "" {
		here = st.pick(" ", "ของ") + here
	}
	var top []row
	for _, r := range c.rows {
		if !r.last && !isRest(p.Causes[c.burdens[r.id].Cause]) {
			top = append(top, r)
		}
	}
	if len(top) == 0 {
		return fmt.Sprintf(st.pick("No death%s has a cause that could be ranked", "การตาย%sไม่มีสาเหตุที่จัดอันดับได้"), here)
	}
	first := top[0]
	value := c.toll.text(first.value) + " " + c.toll.unit.in(st)
	share := fixed(100*first.deaths/c.result.All.Deaths, 0) + " %"
	var title string
	switch c.toll.by {
	case burden.ByGain:
		without := fmt.Sprintf(st.pick("Without %s", "หากไม่มี%s"), first.name)
		if opt.Remove < 1 {
			without = fmt.Sprintf(st.pick("With %[2]s %% fewer deaths from %[1]s", "หากการตายจาก%sลดลง %s %%"), first.name, fixed(100*opt.Remove, 0))
		}
		title = fmt.Sprintf(st.pick("%s life expectancy%s would be %s longer, more than without any other cause", "%s อายุคาดเฉลี่ย%sจะเพิ่มขึ้น %s มากกว่าสาเหตุอื่นใด"), without, here, value)
	case burden.ByASR:
		title = fmt.Sprintf(st.pick("The known cause with the highest death rate%s is %s (%s)", "สาเหตุที่ระบุได้ซึ่งมีอัตราตายสูงสุด%sคือ%s (%s)"), here, first.name, value)
	case burden.ByYLL, burden.ByPYLL:
		title = fmt.Sprintf(st.pick("The known cause that takes most years of life%s is %s (%s)", "สาเหตุที่ระบุได้ซึ่งทำให้สูญเสียปีชีวิตมากที่สุด%sคือ%s (%s)"), here, first.name, value)
	default:
		title = fmt.Sprintf(st.pick("The largest known cause of death%s is %s (%s, %s of all)", "สาเหตุการตายที่ระบุได้อันดับหนึ่ง%sคือ%s (%s %s ของทั้งหมด)"), here, first.name, value, share)
	}
	if len(top) > 1 && c.burdens[top[1].id].Noise != burden.Clear {
		title += fmt.Sprintf(st.pick("; %s may come before it", " แต่%sอาจมาก่อนก็ได้"), top[1].name)
	}
	return title
}

// words lists the causes for those who cannot see the picture.
func (c causes) words(st *Style) string {
	const most = 12
	var parts []string
	for i, r := range c.rows {
		if i == most {
			parts = append(parts, fmt.Sprintf(st.pick("and %d more", "และอีก %d สาเหตุ"), len(c.rows)-most))
			break
		}
		parts = append(parts, rankOf(c.burdens[r.id])+" "+r.name+" "+c.label(r))
	}
	return strings.Join(parts, st.pick("; ", " · ")) + "."
}

// label is the number of a row.
func (c causes) label(r row) string {
	if b, drawn := c.burdens[r.id]; drawn {
		if _, known := c.toll.of(b); !known {
			return "?"
		}
	}
	return c.toll.text(r.value)
}

// together is the value of a row that stands for several: their sum, but for gains of
// life expectancy, which do not add up.
func (c causes) together(of row, all []row) float64 {
	if c.toll.by != burden.ByGain {
		return of.value
	}
	p, t := c.result.Population, c.result.Table
	shares := make([]float64, len(p.Ages))
	for _, r := range all {
		for x, s := range burden.RemovedShares(p, c.burdens[r.id].Cause, c.result.Options.Remove) {
			shares[x] += s
		}
	}
	v, _ := burden.Gain(t, shares, max(t.Ages.Index(c.result.Options.AtAge), 0))
	return v
}

// refold works out the value of the row that the smallest causes were summed in.
func (c causes) refold(drawn []row) {
	for i, d := range drawn {
		if _, single := c.burdens[d.id]; single || c.merged[d.id] != nil {
			continue
		}
		var folded []row
		for _, r := range c.rows {
			if !slices.ContainsFunc(drawn, func(d row) bool { return d.id == r.id }) {
				folded = append(folded, r)
			}
		}
		drawn[i].value = c.together(d, folded)
	}
}

func (c causes) paint(p *pen, area vg.Rectangle) {
	small, fine := p.st.noteFont(), p.st.footFont()
	width := area.Max.X - area.Min.X
	notes := p.wrapLabel(c.notes(p.st), fine, width, 2)
	head := 2*leading(small) + 0.5*p.em
	foot := 1.9*small.Size + vg.Length(len(notes))*leading(fine)
	extra := 1
	if c.toll.by == burden.ByGain { // which all causes together do not have
		extra = 0
	}
	t := p.nameTable(c.rows, extra, 0, width, area.Max.Y-area.Min.Y-head-foot)
	c.refold(t.rows)
	ranks, last := p.widest(rankHead(p.st, c.result), small), p.widest(c.lastHead(p.st), small)
	for _, r := range t.rows {
		if b, ok := c.burdens[r.id]; ok {
			ranks = max(ranks, p.width(rankOf(b), t.face))
		}
		last = max(last, p.width(c.lastText(r.deaths), t.face))
	}
	last = max(last, p.width(c.lastText(c.result.All.Deaths), p.st.boldFont()))
	sign := 1.2 * p.em
	names := area.Min.X + sign + ranks + 0.8*p.em + t.names
	top := area.Max.Y - head
	bottom := top - t.total(extra)
	bars := box(names+0.6*p.em, bottom, area.Max.X-last-p.em, top)
	s := c.scale(p, t, bars)
	p.axisX(s, bottom, top, tickText)
	p.writeLines(rankHead(p.st, c.result), small, faint, vg.Point{X: area.Min.X + sign + ranks, Y: top + head/2}, leftOf)
	p.writeLines(c.lastHead(p.st), small, faint, vg.Point{X: area.Max.X, Y: top + head/2}, leftOf)
	y := top
	for i, r := range t.rows {
		mid := y - t.heights[i]/2
		if b, ok := c.burdens[r.id]; ok || c.merged[r.id] != nil {
			p.writeMid(rankOf(b), t.face, ink, vg.Point{X: area.Min.X + sign + ranks, Y: mid}, leftOf)
			p.writeMid(noiseSign(b), small, faint, vg.Point{X: area.Min.X, Y: y}, rightOf)
		}
		p.writeLines(t.labels[i], t.face, ink, vg.Point{X: names, Y: mid}, leftOf)
		c.bar(p, s, r, mid, t.thick(), t.face)
		p.writeMid(c.lastText(r.deaths), t.face, ink, vg.Point{X: area.Max.X, Y: mid}, leftOf)
		y -= t.heights[i]
	}
	p.line(1.5*p.hair, ink, nil, vg.Point{X: s.at(0), Y: bottom}, vg.Point{X: s.at(0), Y: top})
	if extra > 0 {
		c.sum(p, s, box(area.Min.X, bottom, area.Max.X, bottom+t.line), names)
	}
	p.writeLines(notes, fine, faint, vg.Point{X: area.Min.X, Y: area.Min.Y + vg.Length(len(notes))/2*leading(fine)}, rightOf)
}

// scale is the largest at which every bar and its number lie within an area.
func (c causes) scale(p *pen, t nameTable, area vg.Rectangle) scale {
	room := area.Max.X - area.Min.X
	k := vg.Length(-1) // points a unit
	for _, r := range t.rows {
		if _, hi := extent(r); hi > 0 {
			if fits := (room - p.width(c.label(r), t.face) - 0.6*p.em) / vg.Length(hi); k < 0 || fits < k {
				k = fits
			}
		}
	}
	return scale{lo: 0, hi: float64(room / k), from: area.Min.X, to: area.Max.X}
}

// bar draws a row's bar, its limits and its number.
func (c causes) bar(p *pen, s scale, r row, y, height vg.Length, face font.Font) {
	p.bar(box(s.at(0), y-height/2, s.at(r.value), y+height/2), r.fill, false, false)
	if r.sure {
		p.whisker(vg.Point{X: s.at(r.lower), Y: y}, vg.Point{X: s.at(r.upper), Y: y})
	}
	_, hi := extent(r)
	p.writeMid(c.label(r), face, ink, vg.Point{X: s.at(hi) + 0.4*p.em, Y: y}, rightOf)
}

// sum draws the row of all causes under a double line. It has no bar, beside which
// those of the causes would be short.
func (c causes) sum(p *pen, s scale, r vg.Rectangle, names vg.Length) {
	p.doubleLine(r)
	bold, mid := p.st.boldFont(), (r.Min.Y+r.Max.Y)/2
	v, _ := c.toll.of(c.result.All)
	p.writeMid(p.st.pick("All causes", "ทุกสาเหตุ"), bold, ink, vg.Point{X: names, Y: mid}, leftOf)
	p.writeMid(c.toll.text(v), bold, ink, vg.Point{X: s.at(0) + 0.4*p.em, Y: mid}, rightOf)
	p.writeMid(c.lastText(c.result.All.Deaths), bold, ink, vg.Point{X: r.Max.X, Y: mid}, leftOf)
}

// doubleLine rules off a sum along the top of its row.
func (p *pen) doubleLine(r vg.Rectangle) {
	for _, dy := range []vg.Length{0, -2.5 * p.hair} {
		p.line(p.hair, ink, nil, vg.Point{X: r.Min.X, Y: r.Max.Y + dy}, vg.Point{X: r.Max.X, Y: r.Max.Y + dy})
	}
}

// notes explain the signs that are there.
func (c causes) notes(st *Style) string {
	var parts []string
	noise, tie, rankless, vague := false, false, false, false
	for _, b := range c.burdens {
		noise, tie = noise || b.Noise == burden.Blurred, tie || b.Noise == burden.Tie
		rankless, vague = rankless || b.Rank == 0, vague || b.Rank == 0 && !b.Standing.Unassigned
	}
	add := func(there bool, en, th string) {
		if there {
			parts = append(parts, st.pick(en, th))
		}
	}
	add(noise, "≈ cannot be told from the cause above", "≈ แยกจากสาเหตุอันดับบนไม่ได้")
	add(tie, "= same value", "= ค่าเท่ากัน")
	add(vague, "hatched: no useful cause", "ลายขีด: ไม่มีสาเหตุที่ใช้ได้")
	add(rankless, "– not ranked", "– ไม่จัดอันดับ")
	add(c.unknown, "? nobody else dies at the oldest ages", "? ไม่มีสาเหตุอื่นในกลุ่มอายุสูงสุด")
	return strings.Join(parts, " · ")
}

func rankOf(b burden.Burden) string { return rankText(b.Rank, b.RankLower, b.RankUpper) }

func noiseSign(b burden.Burden) string {
	return [...]string{burden.Clear: "", burden.Tie: "=", burden.Blurred: "≈"}[b.Noise]
}

func rankHead(st *Style, r *burden.Result) []string {
	head := []string{st.pick("rank", "อันดับ")}
	if r.Options.Draws > 0 {
		head = append(head, fmt.Sprintf("(%g %%)", 100*r.Options.Level))
	}
	return head
}

// lastHead and lastText are of the last column: the deaths, or their share where the
// bars are the deaths.
func (c causes) lastHead(st *Style) []string {
	if c.toll.by == burden.ByDeaths {
		return []string{st.pick("% of", "% ของ"), st.pick("deaths", "การตาย")}
	}
	return []string{st.pick("deaths", "ตาย (คน)")}
}

func (c causes) lastText(deaths float64) string {
	if c.toll.by == burden.ByDeaths {
		return fixed(100*deaths/c.result.All.Deaths, 1)
	}
	return count(deaths)
}

// tickText prints a number of an axis of counts or of years.
func tickText(v float64, decimals int) string {
	if v == float64(int(v)) {
		return grouped(v)
	}
	return fixed(v, decimals)
}
