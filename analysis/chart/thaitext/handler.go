package thaitext

import (
	"fmt"
	"strings"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// Room a line needs, in em. Sarabun declares 1.07 above and 0.23 below the baseline,
// but a tone mark over a vowel reaches 1.22 and a vowel under ฐ 0.33: together with
// the line above, 1.5 em keep lines apart. It is the same for every text, or labels
// beside each other would not share a baseline.
const (
	Ascent  = 1.17
	Descent = 0.33
	Leading = Ascent + Descent // from baseline to baseline
)

// Handler shapes and draws text. It implements gonum/plot's text.Handler and is safe
// for concurrent use.
type Handler struct {
	live   bool
	fonts  *font.Cache
	shaper *shaper
}

var _ text.Handler = (*Handler)(nil)

// New returns a handler that draws outlines. It parses the fonts, which takes some
// milliseconds: make one and share it.
func New() (*Handler, error) {
	s, err := newShaper(maxLines)
	if err != nil {
		return nil, err
	}
	var faces font.Collection
	for _, f := range []font.Font{Regular(0), Bold(0)} {
		parsed, err := opentype.Parse(TTF(isBold(f)))
		if err != nil {
			return nil, fmt.Errorf("thaitext: %w", err)
		}
		faces = append(faces, font.Face{Font: f, Face: parsed})
	}
	return &Handler{fonts: font.NewCache(faces), shaper: s}, nil
}

// Live returns a handler that writes text as text, to be shaped by the reader's
// browser and placed by our measurements. The page has to bring the font (see [TTF])
// and keep spaces (CSS: white-space: pre).
func (h *Handler) Live() *Handler {
	live := *h
	live.live = true
	return &live
}

// Cache returns the fonts as gonum/plot knows them.
func (h *Handler) Cache() *font.Cache { return h.fonts }

// Extents returns the room a line needs, whatever it says.
func (h *Handler) Extents(f font.Font) font.Extents {
	return font.Extents{Ascent: Ascent * f.Size, Descent: Descent * f.Size, Height: Leading * f.Size}
}

// Lines splits text at its line ends.
func (h *Handler) Lines(txt string) []string {
	return strings.Split(strings.TrimRight(txt, "\n"), "\n")
}

// Box returns the width of a line and the room it needs above and below its baseline.
func (h *Handler) Box(txt string, f font.Font) (width, height, depth vg.Length) {
	return h.Width(txt, f), Ascent * f.Size, Descent * f.Size
}

// Width returns how wide a line is.
func (h *Handler) Width(line string, f font.Font) vg.Length {
	return vg.Length(h.shaper.line(line, isBold(f)).width) * f.Size
}

// Missing lists the letters of a text that no font has, each once.
func (h *Handler) Missing(txt string) []rune { return h.shaper.missing(txt) }

func isBold(f font.Font) bool { return f.Weight >= xfont.WeightSemiBold }
