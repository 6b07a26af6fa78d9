package chart

import (
	"fmt"
	"math"
	"strings"

	"github.com/lehackathon/le/analysis"
	"gonum.org/v1/plot/vg"
)

// TileMap draws the life expectancy of Thailand's provinces on a map of tiles, one of
// equal size for each, about where it lies: the darker the shorter, in at most five
// classes, the own province outlined, provinces without data hatched. Values that do
// not differ clearly from the country's stand in brackets. Areas are known by their
// code (TIS 1099); those that are no province are counted in a note. It fails where
// there is no province.
func TileMap(st *Style, about About, s Places) (*Figure, error) {
	m := tileMap{places: s, values: map[string]Place{}}
	known := map[string]bool{}
	for _, t := range thailand() {
		known[t.code] = true
	}
	others := 0
	for _, p := range s.List {
		switch {
		case p.Area.Level == analysis.Country || p.Area.Level == analysis.Region:
		case p.Area.Level != analysis.District && known[p.Area.Code]:
			m.values[p.Area.Code] = p
		default:
			others++
		}
	}
	if len(m.values) == 0 {
		return nil, nothing("no area is a province of Thailand, so there is nothing to put on the map", "use data with the codes of provinces, or draw the chart \"compare\"")
	}
	m.classes = classesOf(m.values)
	f := &Figure{Kind: "tilemap", style: st, Title: st.sentence(s.title(st)), Data: s.data(), Simulated: about.Simulated, paint: m.paint,
		Subtitle: upperFirst(s.measure().name.in(st)) + st.pick(", years; every tile is a province, about where it lies", " (ปี) แต่ละช่องคือหนึ่งจังหวัด วางใกล้ตำแหน่งจริง"),
		Notes:    about.notes(st, s.Method, s.Period)}
	if others > 0 {
		f.Notes = append(f.Notes, st.pick("not on the map, being no province of Thailand: ", "ไม่อยู่ในแผนที่ เพราะไม่ใช่จังหวัดของไทย: ")+st.counted(others, analysis.AreaLevel))
	}
	f.Description = describe(f.Title+".", f.Subtitle+".", m.words(st))
	return f, nil
}

type tileMap struct {
	places  Places
	values  map[string]Place // by code
	classes []class
}

// class is a range of values as printed, limits included, the shortest first.
type class struct{ lo, hi float64 }

// maxClasses is how many shades can be told apart.
const maxClasses = 5

// classesOf cuts the range of some values into equal classes with round limits. Values
// belong to the class they print in, to a tenth.
func classesOf(values map[string]Place) (out []class) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range values {
		v := tenth(p.Value)
		lo, hi = min(lo, v), max(hi, v)
	}
	for n := maxClasses; n >= 1; n-- {
		width := max(step(max(hi-lo, 0.1), n), 0.1)
		out = nil
		for from := math.Floor(lo/width+1e-9) * width; from <= hi+1e-9; from += width {
			out = append(out, class{tenth(from), tenth(from + width - 0.1)})
		}
		if len(out) <= maxClasses {
			return out
		}
	}
	return []class{{lo, hi}}
}

func tenth(v float64) float64 { return math.Round(v*10) / 10 }

// class is the index of the class of a value.
func (m tileMap) class(v float64) int {
	for i, c := range m.classes {
		if tenth(v) <= c.hi+1e-9 {
			return i
		}
	}
	return len(m.classes) - 1
}

// fill is the shade of a class: dark for short lives.
func (m tileMap) fill(class int) Fill {
	if len(m.classes) == 1 {
		return Fill{Color: faded(hues()[0].Color, 0.4)}
	}
	return Fill{Color: faded(hues()[0].Color, 1-0.9*float64(class)/float64(len(m.classes)-1))}
}

func (m tileMap) words(st *Style) string {
	const most = 12
	var out []string
	for _, p := range m.places.ranked() {
		if _, ok := m.values[p.Area.Code]; ok && len(out) < most {
			out = append(out, st.place(p.Area)+" "+fixed(p.Value, 1))
		}
	}
	missing := len(thailand()) - len(m.values)
	s := strings.Join(out, st.pick("; ", " · ")) + "."
	if len(m.values) > most {
		s = st.pick("Highest: ", "สูงสุด: ") + s
	}
	if missing > 0 {
		s += " " + upperFirst(fmt.Sprintf(st.pick("no data: %s.", "ไม่มีข้อมูล %s"), st.counted(missing, analysis.Province)))
	}
	return s
}

func (m tileMap) paint(p *pen, area vg.Rectangle) {
	side := max(0.28*(area.Max.X-area.Min.X), 10*p.em)
	rows, columns := 0, 0
	for _, t := range thailand() {
		rows, columns = max(rows, t.row+1), max(columns, t.column+1)
	}
	h := (area.Max.Y - area.Min.Y) / vg.Length(rows)
	w := min((area.Max.X-area.Min.X-side-1.5*p.em)/vg.Length(columns), 2*h)
	for _, t := range thailand() {
		top := area.Max.Y - vg.Length(t.row)*h
		left := area.Min.X + vg.Length(t.column)*w
		m.tile(p, t, box(left+p.hair/2, top-h+p.hair/2, left+w-p.hair/2, top-p.hair/2))
	}
	for _, t := range thailand() { // over its neighbours
		if p2, ok := m.values[t.code]; ok && m.places.isOwn(p2.Area) {
			top, left := area.Max.Y-vg.Length(t.row)*h, area.Min.X+vg.Length(t.column)*w
			p.frame(box(left, top-h, left+w, top), 3.5*p.hair, ownPlace)
		}
	}
	left := area.Min.X + vg.Length(columns)*w + 1.5*p.em
	m.side(p, box(left, area.Min.Y, min(area.Max.X, left+22*p.em), area.Max.Y), h-p.hair)
}

// tile draws a province with its short name and, where there is room, its value.
func (m tileMap) tile(p *pen, t tile, r vg.Rectangle) {
	face := p.st.noteFont()
	mid := vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
	name := p.st.pick(t.en, t.th)
	v, ok := m.values[t.code]
	if !ok {
		p.missing(r)
		if p.width(name, face) <= r.Max.X-r.Min.X && 1.1*face.Size <= r.Max.Y-r.Min.Y {
			p.bar(box(mid.X-p.width(name, face)/2-p.hair, mid.Y-0.45*face.Size, mid.X+p.width(name, face)/2+p.hair, mid.Y+0.5*face.Size), Fill{Color: paper}, false, false)
			p.writeMid(name, face, faint, mid, centred)
		}
		return
	}
	fill := m.fill(m.class(v.Value))
	p.bar(r, fill, false, false)
	lines := []string{name, m.value(v)}
	if !valued(p, r.Max.Y-r.Min.Y) || p.width(lines[1], face) > r.Max.X-r.Min.X {
		lines = lines[:1]
	}
	if p.widest(lines, face) <= r.Max.X-r.Min.X && 1.1*face.Size <= r.Max.Y-r.Min.Y {
		p.writeLines(lines, face, inkOn(fill.Color), mid, centred)
	}
}

// valued reports whether tiles of a height have room for values.
func valued(p *pen, height vg.Length) bool { return 1.9*leading(p.st.noteFont()) <= height }

// value prints a value, in brackets where it does not differ clearly from the country.
func (m tileMap) value(v Place) string {
	s := fixed(v.Value, 1)
	if c := m.places.country(); c != nil && v.sure() && !v.clear(*c) {
		return "(" + s + ")"
	}
	return s
}

// missing draws a tile without data: thin lines, which leave the eye to the others.
func (p *pen) missing(r vg.Rectangle) {
	var path vg.Path
	diagonals(&path, r, 6*p.hair, 1)
	p.stroke(path, p.hair/2, otherPlace, nil)
	p.frame(r, p.hair/2, otherPlace)
}
