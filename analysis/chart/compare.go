package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Compare draws the life expectancy of areas with their intervals, the highest on
// top: the own area and its peers in colour, the country and the own region above all,
// the country's value as a line through all rows. Areas that do not differ from the
// country by more than two standard errors are hollow. Many areas stand in columns;
// those that still find no room are summed up as a row with their range. It fails
// where no area is given.
func Compare(st *Style, about About, s Places) (*Figure, error) {
	rows := s.ranked()
	if len(rows) == 0 {
		return nil, nothing("no area was given, so there is nothing to draw", "choose a dataset with at least one area")
	}
	c := comparison{places: s, rows: rows, country: s.country()}
	for _, p := range []*Place{c.country, s.region()} {
		if p != nil {
			c.fixed = append(c.fixed, *p)
		}
	}
	f := &Figure{Kind: "compare", style: st, Title: st.sentence(s.title(st)), Data: s.data(), Simulated: about.Simulated, paint: c.paint,
		Subtitle: upperFirst(s.measure().name.in(st)) + fmt.Sprintf(st.pick(", years, %s; lines are 95 %% intervals", " (ปี) %s เส้นแนวนอนคือช่วงความเชื่อมั่น 95 %%"), st.counted(len(rows), s.level())),
		Notes:    about.notes(st, s.Method, s.Period)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

type comparison struct {
	places  Places
	fixed   []Place // above the ranked rows: country, region
	rows    []Place
	country *Place
}

func (c comparison) words(st *Style) string {
	const most = 12
	var parts []string
	for i, r := range append(slices.Clone(c.fixed), c.rows...) {
		if i == most {
			parts = append(parts, fmt.Sprintf(st.pick("and %d more", "และอีก %d แห่ง"), len(c.fixed)+len(c.rows)-most))
			break
		}
		parts = append(parts, st.place(r.Area)+" "+fixed(r.Value, 1))
	}
	return strings.Join(parts, st.pick("; ", " · ")) + "."
}

// line is a row of the drawing: a place, several folded, or a gap.
type placeLine struct {
	Place
	fold int // places summed in this row
	gap  bool
}

func (c comparison) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	legend := p.breakMarks(c.legend(p.st), area.Max.X-area.Min.X)
	bottom := area.Min.Y + p.marksHeight(legend) + 2.2*small.Size
	g := c.grid(p, area.Max.X-area.Min.X, area.Max.Y-bottom)
	s := c.scale()
	for i := range g.columns {
		left := area.Min.X + vg.Length(i)*(g.width+g.between)
		lines := g.lines[min(i*g.per, len(g.lines)):min((i+1)*g.per, len(g.lines))]
		c.column(p, g, s, left, area.Max.Y, lines)
	}
	p.marks(legend, area.Min.X, area.Min.Y+p.marksHeight(legend))
}

// placeGrid is how rows are set in columns.
type placeGrid struct {
	columns        int
	per            int // rows a column
	width, between vg.Length
	names, values  vg.Length // width of names and of values
	pitch          vg.Length
	face           font.Font
	lines          []placeLine
}

// grid chooses the fewest columns that hold all rows, and folds rows where none do.
func (c comparison) grid(p *pen, width, height vg.Length) placeGrid {
	const tight, most = 1.3, 4
	small := p.st.noteFont()
	g := placeGrid{between: 1.5 * p.em, face: small, pitch: tight * small.Size}
	var longest vg.Length
	for _, r := range append(slices.Clone(c.fixed), c.rows...) {
		longest = max(longest, p.width(c.name(p.st, r.Area), boldOf(small)))
		g.values = max(g.values, p.width(fixed(r.Value, 1), boldOf(small)))
	}
	lines := c.fold(len(c.rows) + len(c.fixed) + 1)
	for g.columns = 1; g.columns < most; g.columns++ {
		next := (width - vg.Length(g.columns)*g.between) / vg.Length(g.columns+1)
		if c.fits(g, len(lines), height) || next < min(longest, 9*p.em)+g.values+7*p.em {
			break
		}
	}
	g.width = (width - vg.Length(g.columns-1)*g.between) / vg.Length(g.columns)
	if !c.fits(g, len(lines), height) {
		lines = c.fold(g.columns * int(height/g.pitch))
	}
	g.per = (len(lines) + g.columns - 1) / g.columns
	g.lines = lines
	g.pitch = min(height/vg.Length(g.per), 2.4*p.em)
	if g.columns == 1 && g.pitch >= tight*p.em {
		g.face = p.st.labelFont()
		longest *= g.face.Size / small.Size
		g.values *= g.face.Size / small.Size
	}
	g.names = min(longest, 0.42*g.width)
	return g
}

func (c comparison) fits(g placeGrid, rows int, height vg.Length) bool {
	return vg.Length((rows+g.columns-1)/g.columns)*g.pitch <= height
}

// fold lists the rows to draw, at most n if that can be: the first, the last, the own
// area and its peers stay, runs of others become one row.
func (c comparison) fold(n int) (out []placeLine) {
	for _, f := range c.fixed {
		out = append(out, placeLine{Place: f})
	}
	if len(out) > 0 {
		out = append(out, placeLine{gap: true})
	}
	head := len(out)
	for _, keep := range []func(analysis.Area) bool{func(a analysis.Area) bool { return c.places.isOwn(a) || c.places.isPeer(a) }, c.places.isOwn} {
		for ends := (len(c.rows) + 1) / 2; ends >= 1; ends-- {
			out = append(out[:head], foldRuns(c.rows, func(i int) bool {
				return i < ends || i >= len(c.rows)-ends || keep(c.rows[i].Area)
			})...)
			if len(out) <= n {
				return out
			}
		}
	}
	return out
}

// foldRuns makes one row of every run of two rows or more that are not kept.
func foldRuns(rows []Place, keep func(i int) bool) (out []placeLine) {
	for i := 0; i < len(rows); i++ {
		end := i
		for end < len(rows) && !keep(end) {
			end++
		}
		if end-i < 2 {
			out = append(out, placeLine{Place: rows[i]})
			continue
		}
		// Rows fall.
		out = append(out, placeLine{Place: Place{Lower: rows[end-1].Value, Upper: rows[i].Value}, fold: end - i})
		i = end - 1
	}
	return out
}

// scale holds all values and limits.
func (c comparison) scale() scale {
	s := scale{lo: math.Inf(1), hi: math.Inf(-1)}
	for _, r := range append(slices.Clone(c.fixed), c.rows...) {
		s.lo, s.hi = min(s.lo, r.Value), max(s.hi, r.Value)
		if r.sure() {
			s.lo, s.hi = min(s.lo, r.Lower), max(s.hi, r.Upper)
		}
	}
	pad := max(0.04*(s.hi-s.lo), 0.1)
	s.lo, s.hi = s.lo-pad, s.hi+pad
	return s
}

// column draws rows below each other, with an axis below them.
func (c comparison) column(p *pen, g placeGrid, s scale, left, top vg.Length, lines []placeLine) {
	s.from, s.to = left+g.names+0.6*p.em, left+g.width-g.values-0.7*p.em
	bottom := top - vg.Length(len(lines))*g.pitch
	p.axisX(s, bottom, top, fixed)
	if c.country != nil {
		x := s.at(c.country.Value)
		p.line(p.hair, ink, p.scaled(lineOfCountry()), vg.Point{X: x, Y: bottom}, vg.Point{X: x, Y: top})
	}
	for i, l := range lines {
		y := top - (vg.Length(i)+0.5)*g.pitch
		if l.gap {
			p.line(p.hair/2, faint, nil, vg.Point{X: left, Y: y}, vg.Point{X: left + g.width, Y: y})
			continue
		}
		c.row(p, g, s, l, left, y)
	}
}

func lineOfCountry() []vg.Length { return []vg.Length{3, 2} }

func (c comparison) row(p *pen, g placeGrid, s scale, l placeLine, left, y vg.Length) {
	names, values := vg.Point{X: left + g.names, Y: y}, vg.Point{X: left + g.width, Y: y}
	if l.fold > 0 {
		label := fmt.Sprintf(p.st.pick("%d more", "อีก %d แห่ง"), l.fold)
		p.writeMid(label, g.face, faint, names, leftOf)
		p.bar(box(s.at(l.Lower), y-0.12*p.em, max(s.at(l.Upper), s.at(l.Lower)+p.hair), y+0.12*p.em), Fill{Color: restGrey.Color}, false, false)
		return
	}
	face, tint, words := g.face, c.color(l.Area), color.Color(ink)
	if c.places.isOwn(l.Area) {
		face = boldOf(g.face)
		p.bar(box(left-0.4*p.em, y-0.48*g.pitch, left+g.width+0.4*p.em, y+0.48*g.pitch), Fill{Color: faded(tint, 0.15)}, false, false)
	} else if tint == otherPlace {
		words = faint
	}
	p.writeMid(p.text.Shorten(c.name(p.st, l.Area), face, g.names), face, words, names, leftOf)
	p.writeMid(fixed(l.Value, 1), face, words, values, leftOf)
	at := vg.Point{X: s.at(l.Value), Y: y}
	if l.sure() {
		p.line(1.3*p.hair, tint, nil, vg.Point{X: s.at(l.Lower), Y: y}, vg.Point{X: s.at(l.Upper), Y: y})
	}
	radius := min(0.3*p.em, 0.32*g.pitch)
	switch {
	case slices.ContainsFunc(c.fixed, func(q Place) bool { return q.Area == l.Area }):
		p.diamond(at, 1.3*radius, tint)
	case c.country != nil && l.sure() && !l.clear(*c.country):
		p.ring(at, 0.9*radius, tint)
	default:
		p.dot(at, radius, tint)
	}
}

// name is short: that all are provinces is said above.
func (c comparison) name(st *Style, a analysis.Area) string {
	if n := a.Name(st.Lang); n != "" {
		return n
	}
	return a.Code
}

var (
	ownPlace   = color.NRGBA{0xD5, 0x5E, 0x00, 0xFF}
	peerPlace  = color.NRGBA{0x00, 0x72, 0xB2, 0xFF}
	otherPlace = color.NRGBA{0x8A, 0x8A, 0x8A, 0xFF}
)

func (c comparison) color(a analysis.Area) color.NRGBA {
	switch {
	case c.places.isOwn(a):
		return ownPlace
	case c.places.isPeer(a):
		return peerPlace
	case a.Level != c.places.level():
		return ink
	}
	return otherPlace
}

// legend explains the marks that are drawn.
func (c comparison) legend(st *Style) (out []mark) {
	if own := c.places.own(); own != nil {
		out = append(out, mark{st.place(own.Area), dotSign(ownPlace)})
	}
	if c.places.find(c.places.isPeer) != nil {
		out = append(out, mark{c.places.peerName(st), dotSign(peerPlace)})
	}
	if c.country == nil {
		return out
	}
	country := st.place(c.country.Area)
	out = append(out, mark{country, lineSign(ink, 1, lineOfCountry())})
	if slices.ContainsFunc(c.rows, func(r Place) bool { return r.sure() && !r.clear(*c.country) }) {
		out = append(out, mark{st.joinWords([]string{st.pick("not clearly different from", "ไม่ต่างชัดเจนจาก"), country}), ringSign(otherPlace)})
	}
	return out
}
