// Package thaitext draws Thai on the canvases of gonum/plot.
//
// The room in ten lines: New makes a Handler, a text.Handler for any gonum/plot
// style. It shapes every line with HarfBuzz's rules (shape.go), so that tone marks
// rise above vowels (เสี่ยง is not เสียง), and fills the outlines of the glyphs
// (draw.go): PNG, SVG and PDF look alike on machines without a Thai font. Live
// returns a handler that writes text instead, for SVG inside a page that brings
// the font. Sarabun comes with the program; letters it lacks, such as α, are
// taken from the Go fonts. Thai has no spaces between words: Hint marks where
// known words meet with U+200B, Wrap breaks there, Strip takes the marks out.
// A Handler is safe for concurrent use, and its cache is bounded.
package thaitext
