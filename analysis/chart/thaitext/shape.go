package thaitext

import (
	"bytes"
	"fmt"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	gofont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// maxLines bounds the cache of shaped lines: it holds between one and two times as
// many. A report of 77 provinces has some thousand different labels.
const maxLines = 4096

// shapeSize is the size lines are shaped at. The shaper rounds sizes up to whole
// numbers, so lines are shaped large and scaled afterwards.
const shapeSize = 1000

// segment is a piece of an outline, in em.
type segment struct {
	op   opentype.SegmentOp
	args [3]point
}

type point struct{ x, y float32 }

// placed is a glyph in its place on a line, in em from the line's origin.
type placed struct {
	outline []segment
	at      point
}

// shaped is a line ready to be drawn at any size. It is never changed once made.
type shaped struct {
	width  float64 // em
	glyphs []placed
}

// shaper turns lines into glyphs. Faces and HarfBuzz's buffers serve one goroutine at
// a time, so a mutex guards all of it.
type shaper struct {
	mu       sync.Mutex
	seg      shaping.Segmenter
	harfbuzz shaping.HarfbuzzShaper
	faces    [2][]*gofont.Face // regular, bold; the first face that has a letter draws it
	outlines map[outlineKey][]segment

	// The lines shaped last, in two generations: when recent is full it becomes old,
	// and what was old is forgotten.
	limit       int
	recent, old map[lineKey]*shaped
}

type outlineKey struct {
	face *gofont.Face
	id   gofont.GID
}

type lineKey struct {
	text string
	bold bool
}

func newShaper(limit int) (*shaper, error) {
	s := &shaper{limit: limit, outlines: map[outlineKey][]segment{}, recent: map[lineKey]*shaped{}}
	for i, bold := range []bool{false, true} {
		for _, ttf := range [][]byte{TTF(bold), fallbackTTF(bold)} {
			face, err := gofont.ParseTTF(bytes.NewReader(ttf))
			if err != nil {
				return nil, fmt.Errorf("thaitext: %w", err)
			}
			s.faces[i] = append(s.faces[i], face)
		}
	}
	return s, nil
}

// line returns a line shaped, from the cache if it is there.
func (s *shaper) line(text string, bold bool) *shaped {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := lineKey{text, bold}
	if l, ok := s.recent[key]; ok {
		return l
	}
	l, ok := s.old[key]
	if !ok {
		l = s.shape(Strip(text), bold)
	}
	if len(s.recent) >= s.limit {
		s.old, s.recent = s.recent, make(map[lineKey]*shaped, s.limit)
	}
	s.recent[key] = l
	return l
}

func (s *shaper) shape(text string, bold bool) *shaped {
	runes := []rune(text)
	out := &shaped{}
	if len(runes) == 0 {
		return out
	}
	input := shaping.Input{Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Size: fixed.I(shapeSize),
		Script: language.Thai, Language: language.NewLanguage("th")}
	for _, run := range s.seg.Split(input, faceList(s.faceSet(bold))) {
		for _, g := range s.harfbuzz.Shape(run).Glyphs {
			at := point{float32(out.width) + em(g.XOffset), em(g.YOffset)}
			if o := s.outline(run.Face, g.GlyphID); len(o) > 0 {
				out.glyphs = append(out.glyphs, placed{o, at})
			}
			out.width += float64(em(g.Advance))
		}
	}
	return out
}

func em(x fixed.Int26_6) float32 { return float32(x) / 64 / shapeSize }

func (s *shaper) faceSet(bold bool) []*gofont.Face {
	if bold {
		return s.faces[1]
	}
	return s.faces[0]
}

// faceList resolves a letter to the first face that has it. Letters that none has,
// spaces and controls stay with the first.
type faceList []*gofont.Face

func (l faceList) ResolveFace(r rune) *gofont.Face {
	for _, f := range l {
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return l[0]
}

func (s *shaper) outline(face *gofont.Face, id gofont.GID) []segment {
	key := outlineKey{face, id}
	if o, ok := s.outlines[key]; ok {
		return o
	}
	var out []segment
	if data, ok := face.GlyphDataOutline(id); ok {
		perEm := float32(face.Upem())
		for _, seg := range data.Segments {
			c := segment{op: seg.Op}
			for i, a := range seg.Args {
				c.args[i] = point{a.X / perEm, a.Y / perEm}
			}
			out = append(out, c)
		}
	}
	s.outlines[key] = out
	return out
}

func (s *shaper) missing(text string) []rune {
	s.mu.Lock()
	defer s.mu.Unlock()
	var none []rune
	for _, r := range text {
		if !unicode.IsGraphic(r) || slices.Contains(none, r) {
			continue
		}
		if !slices.ContainsFunc(s.faces[0], func(f *gofont.Face) bool { _, ok := f.NominalGlyph(r); return ok }) {
			none = append(none, r)
		}
	}
	return none
}
