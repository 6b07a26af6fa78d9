package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/lehackathon/le/ingest"
)

const (
	progressAfter = time.Second      // of work before anything is shown
	progressEvery = time.Second / 10 // between two drawings
	defaultWidth  = 80               // of a terminal that does not say its own
)

// progress keeps one line on a terminal that says how far long work has come. It is
// silent where there is no terminal, with --quiet, and while the work is short. A nil
// one is silent as well.
type progress struct {
	w     io.Writer
	now   func() time.Time
	width int
	thai  bool
	next  time.Time // not drawn before
	drawn int       // columns of the line that stands there
}

func newProgress(s *streams, lang string, quiet bool) *progress {
	if quiet || !s.errTerminal || s.now == nil || s.env("TERM") == "dumb" {
		return nil
	}
	p := &progress{w: s.err, now: s.now, width: s.errWidth, thai: lang == "th", next: s.now().Add(progressAfter)}
	if p.width <= 0 {
		p.width = defaultWidth
	}
	return p
}

// phrase is said in both languages.
type phrase struct{ en, th string }

func (p *progress) pick(w phrase) string {
	if p.thai {
		return w.th
	}
	return w.en
}

// step says what is being done, and how much of it is done: "37 of 77 areas". A total of
// 0 is not known. Clear must follow the last step.
func (p *progress) step(what phrase, done, total int, unit phrase) {
	if p == nil {
		return
	}
	now := p.now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(progressEvery)
	how := fmt.Sprintf("%d %s", done, p.pick(unit))
	if total > 0 {
		percent := 100 * float64(min(done, total)) / float64(total)
		how = fmt.Sprintf(p.pick(phrase{"%d of %d %s (%.0f %%)", "%d จาก %d %s (%.0f %%)"}), done, total, p.pick(unit), percent)
	}
	p.draw(p.fit(p.pick(what)+": ", how))
}

// read is step for files.
func (p *progress) read(r ingest.Progress) {
	const kilo, mega, small = 1000, 1_000_000, 10_000_000
	name, unit, bytes := filepath.Base(r.File), "MB", int64(mega)
	if max(r.Size, r.Done) < small {
		unit, bytes = "kB", kilo
	}
	p.step(phrase{"reading " + name, "กำลังอ่าน " + name}, int(r.Done/bytes), int(r.Size/bytes), phrase{unit, unit})
}

// fit leaves what is done out where the line would be wider than the terminal: a line
// that wraps cannot be cleared.
func (p *progress) fit(what, how string) string {
	for _, line := range []string{"le: " + what + how, how} {
		if line = printable(line); columns(line) < p.width {
			return line
		}
	}
	return ""
}

// printable takes out what could move the cursor: names of files may hold anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
}

// columns is the width of a line on a terminal; Thai marks have none.
func columns(s string) int { return text.StringWidthWithoutEscSequences(s) }

// draw puts a line in the place of the one that stands there. Blanks clear its end: not
// every terminal knows the codes that would.
func (p *progress) draw(line string) {
	n := columns(line)
	_, _ = fmt.Fprint(p.w, "\r", line, strings.Repeat(" ", max(p.drawn-n, 0)))
	p.drawn = n
}

// clear takes the line away, before anything else is printed.
func (p *progress) clear() {
	if p == nil || p.drawn == 0 {
		return
	}
	p.draw("")
	_, _ = fmt.Fprint(p.w, "\r")
}
