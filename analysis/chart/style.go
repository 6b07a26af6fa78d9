package chart

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Style says how charts look. All charts of a run share one, and with it the fonts
// and the colours of the causes. It is not changed while charts are drawn.
type Style struct {
	Lang    string       // "th" or "en"
	Era     analysis.Era // the calendar years are shown in
	Size    Size
	Purpose Purpose
	Palette *Palette // colours of the causes; nil: each chart chooses for itself

	text *thaitext.Handler
}

// NewStyle returns a style for a language ("th" or "en"): the years of its calendar,
// an A4 page, for print. It parses the fonts, so make one a run.
func NewStyle(lang string) (*Style, error) {
	if lang != "th" && lang != "en" {
		return nil, &analysis.DataError{Msg: fmt.Sprintf("%q is no language of the charts", lang), Hint: "use th or en"}
	}
	h, err := thaitext.New()
	if err != nil {
		return nil, err
	}
	st := &Style{Lang: lang, Era: analysis.CE, Size: Sizes()[0], text: h}
	if lang == "th" {
		st.Era = analysis.BE
	}
	return st, nil
}

// Text returns the handler that draws the style's text.
func (st *Style) Text() *thaitext.Handler { return st.text }

func (st *Style) pick(en, th string) string {
	if st.Lang == "th" {
		return th
	}
	return en
}

// Purpose is where a chart is read, which decides how large its letters are.
type Purpose int

// The purposes: a page in the hand, a screen on the desk, a wall across the room.
const (
	Print Purpose = iota
	Screen
	Projector
)

var purposeNames = [...]string{"print", "screen", "projector"}

// Purposes lists the names of the purposes, the default first.
func Purposes() []string { return purposeNames[:] }

// ParsePurpose finds a purpose by its name.
func ParsePurpose(name string) (Purpose, bool) {
	for i, n := range purposeNames {
		if n == name {
			return Purpose(i), true
		}
	}
	return 0, false
}

func (p Purpose) String() string { return purposeNames[p] }

// Size is the size of a picture in points, and the resolution of its PNG.
type Size struct {
	Name          string // "a4", "1600x900"
	Width, Height vg.Length
	DPI           int
}

// Sizes lists the sizes that have a name, the default first. Pages are landscape.
func Sizes() []Size {
	return []Size{
		{"a4", 297 * vg.Millimeter, 210 * vg.Millimeter, 200},
		{"a3", 420 * vg.Millimeter, 297 * vg.Millimeter, 200},
		{"slide", 960, 540, 144},
	}
}

// Limits of a picture in pixels. In less than the smallest, Thai names and notes no
// longer fit beside each other; the largest takes 256 MB while it is drawn.
const (
	minWidth, minHeight = 640, 480
	maxSide             = 8000
)

// screenDPI is what browsers take a point to be: 96 pixels are 72 points.
const screenDPI = 96

var pixels = regexp.MustCompile(`^(\d{1,5})x(\d{1,5})$`)

// ParseSize reads the name of a size or "1600x900", in pixels.
func ParseSize(s string) (Size, error) {
	for _, size := range Sizes() {
		if size.Name == s {
			return size, nil
		}
	}
	m := pixels.FindStringSubmatch(s)
	if m == nil {
		return Size{}, &analysis.DataError{Msg: fmt.Sprintf("%q is no size of a chart", s), Hint: "use a4, a3, slide, or pixels such as 1600x900"}
	}
	w, _ := strconv.Atoi(m[1]) // five digits at most
	h, _ := strconv.Atoi(m[2])
	if w < minWidth || h < minHeight || max(w, h) > maxSide {
		return Size{}, &analysis.DataError{Msg: fmt.Sprintf("a chart of %s pixels cannot be drawn", s),
			Hint: fmt.Sprintf("use at least %dx%d and at most %d pixels a side", minWidth, minHeight, maxSide)}
	}
	const points = vg.Length(72) / screenDPI
	return Size{Name: s, Width: vg.Length(w) * points, Height: vg.Length(h) * points, DPI: screenDPI}, nil
}

// label returns the size of labels in points. On a page held in the hand it is that of
// a book; on a poster (A3 and larger), read from two metres, at least 24; on a wall
// one 27th of the picture's height, about what slides need.
func (st *Style) label() vg.Length {
	const poster = 700 // the short side of A4 is 595 points, of A3 842
	short := min(st.Size.Width, st.Size.Height)
	switch {
	case st.Purpose == Projector:
		return short / 27
	case st.Purpose == Screen:
		return max(12, short/52)
	case short > poster:
		return max(24, short/34)
	default:
		return 11.5
	}
}

// note returns the size of the smallest letters, in points.
func (st *Style) note() vg.Length {
	if st.Purpose == Print && st.label() >= 24 {
		return st.label()
	}
	return max(10, st.label()*0.86)
}

func (st *Style) noteFont() font.Font  { return thaitext.Regular(st.note()) }
func (st *Style) labelFont() font.Font { return thaitext.Regular(st.label()) }
func (st *Style) boldFont() font.Font  { return thaitext.Bold(st.label()) }

// footFont is for what stands below a chart. It is for those who have the picture in
// hand: across a room nobody reads it, and the chart needs the space.
func (st *Style) footFont() font.Font {
	if st.Purpose == Projector {
		return thaitext.Regular(max(9, st.label()*0.5))
	}
	return st.noteFont()
}
