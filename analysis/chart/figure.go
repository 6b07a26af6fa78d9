package chart

import (
	"strings"

	"github.com/lehackathon/le/analysis/chart/thaitext"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Figure is a chart ready to be written. Its title says what was found; its data are
// the numbers it draws, for a CSV file beside it.
type Figure struct {
	Kind        string // as in Kinds
	Title       string // a sentence, in the style's language
	Subtitle    string // what is drawn, in which unit
	Notes       []string
	Simulated   bool
	Description string // for those who cannot see the picture
	Data        Data

	style *Style
	paint func(p *pen, area vg.Rectangle)
}

// Data are the numbers of a chart as text: machine readable, with English headers and
// full precision, the same in every language.
type Data struct {
	Header []string
	Rows   [][]string
}

// add adds a row. Marks for breaking names stay in charts.
func (d *Data) add(cells ...string) {
	for i, c := range cells {
		cells[i] = thaitext.Strip(c)
	}
	d.Rows = append(d.Rows, cells)
}

// Size returns how large the picture is.
func (f *Figure) Size() Size { return f.style.Size }

// Description says in words what the chart shows; describe joins its sentences.
func describe(sentences ...string) string {
	var out []string
	for _, s := range sentences {
		if s != "" {
			out = append(out, s)
		}
	}
	return thaitext.Strip(strings.Join(out, " "))
}

// draw draws the whole picture: title above, notes below, the chart between.
func (f *Figure) draw(c vg.Canvas, h *thaitext.Handler) {
	p := newPen(c, h, f.style)
	w, height := f.style.Size.Width, f.style.Size.Height
	margin := 1.2 * p.em
	left, right := margin, w-margin
	top := f.head(p, left, right, height-0.6*margin)
	bottom := f.foot(p, left, right, 0.6*margin)
	f.paint(p, box(left, bottom, right, top))
}

// head writes title and subtitle and returns where the room below them begins.
func (f *Figure) head(p *pen, left, right, top vg.Length) vg.Length {
	lines, face := p.fitTitle(f.Title, right-left)
	for _, l := range lines {
		// Marks over a title's vowels need the whole ascent, or the edge cuts them.
		p.write(l, face, ink, vg.Point{X: left, Y: top - thaitext.Ascent*face.Size}, rightOf)
		top -= 1.4 * face.Size
	}
	if f.Subtitle != "" {
		sub := p.st.labelFont()
		for _, l := range p.text.Wrap(thaitext.Hint(f.Subtitle), sub, right-left, 2) {
			p.write(l, sub, faint, vg.Point{X: left, Y: top - thaitext.Ascent*sub.Size}, rightOf)
			top -= 1.4 * sub.Size
		}
	}
	return top - 0.8*p.em
}

// fitTitle breaks a title into at most two lines: smaller letters first, then "…".
func (p *pen) fitTitle(title string, width vg.Length) ([]string, font.Font) {
	title = thaitext.Hint(title)
	for _, scale := range titleScales(p.st) {
		face := thaitext.Bold(scale * p.em)
		if lines := p.text.Wrap(title, face, width, 0); len(lines) <= 2 {
			return lines, face
		}
	}
	face := thaitext.Bold(1.1 * p.em)
	return p.text.Wrap(title, face, width, 2), face
}

// titleScales are the sizes tried for a title, in label sizes.
func titleScales(st *Style) []vg.Length {
	if st.Purpose == Projector { // labels are large already
		return []vg.Length{1.3, 1.2, 1.1}
	}
	return []vg.Length{1.5, 1.4, 1.3, 1.2, 1.1}
}

// footLines bounds the notes below a chart, which must not push it out of the page.
const footLines = 4

// foot writes the notes and returns where the room above them begins.
func (f *Figure) foot(p *pen, left, right, bottom vg.Length) vg.Length {
	face := p.st.footFont()
	var lines []string
	for _, n := range f.Notes {
		lines = append(lines, p.text.Wrap(thaitext.Hint(n), face, right-left, footLines)...)
	}
	if len(lines) > footLines {
		lines = lines[:footLines]
	}
	y := bottom + thaitext.Descent*face.Size
	for i := len(lines) - 1; i >= 0; i-- {
		p.write(lines[i], face, faint, vg.Point{X: left, Y: y}, rightOf)
		y += 1.35 * face.Size
	}
	if f.Simulated {
		bold := thaitext.Bold(1.1 * face.Size)
		p.write(p.st.pick("SIMULATED DATA: nobody's deaths, for exercises only", "ข้อมูลจำลอง: ไม่ใช่การตายจริง ใช้ฝึกปฏิบัติเท่านั้น"), bold, alarm,
			vg.Point{X: left, Y: y + 0.1*face.Size}, rightOf)
		y += 1.5 * face.Size
	}
	if y > bottom+thaitext.Descent*face.Size {
		y += 0.3 * p.em
	}
	return y
}
