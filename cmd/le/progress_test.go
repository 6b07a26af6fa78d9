package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lehackathon/le/ingest"
)

// fakeTerminal is a terminal for standard error of the given width, with a clock that
// goes on by tick whenever it is asked.
func fakeTerminal(out *bytes.Buffer, width int, tick time.Duration) *streams {
	clock := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	return &streams{err: out, errTerminal: true, errWidth: width, env: func(string) string { return "" },
		now: func() time.Time { clock = clock.Add(tick); return clock }}
}

// screen is what a terminal line shows after the text was written to it.
func screen(written string) string {
	var line []string // by column
	at := 0
	for _, r := range written {
		switch {
		case r == '\r':
			at = 0
		case columns(string(r)) == 0:
			line[at-1] += string(r)
		case at == len(line):
			line = append(line, string(r))
			at++
		default:
			line[at] = string(r)
			at++
		}
	}
	return strings.TrimRight(strings.Join(line, ""), " ")
}

var areasDone = phrase{"areas", "พื้นที่"}

func TestProgressLine(t *testing.T) {
	file := ingest.Progress{File: "/somewhere/million.csv", Done: 36_400_000, Size: 72_000_000}
	tests := []struct {
		name, lang string
		width      int
		do         func(*progress)
		want       string
	}{
		{"file", "en", 80, func(p *progress) { p.read(file) }, "le: reading million.csv: 36 of 72 MB (50 %)"},
		{"file in Thai", "th", 80, func(p *progress) { p.read(file) }, "le: กำลังอ่าน million.csv: 36 จาก 72 MB (50 %)"},
		{"small file", "en", 80, func(p *progress) { p.read(ingest.Progress{File: "a.xlsx", Done: 250_000, Size: 1_000_000}) }, "le: reading a.xlsx: 250 of 1000 kB (25 %)"},
		{"size not known", "en", 80, func(p *progress) { p.read(ingest.Progress{File: "standard input", Done: 12_000_000}) }, "le: reading standard input: 12 MB"},
		{"areas", "en", 80, func(p *progress) { p.step(phrase{en: "decomposing"}, 37, 77, areasDone) }, "le: decomposing: 37 of 77 areas (48 %)"},
		{"areas in Thai", "th", 80, func(p *progress) {
			p.step(phrase{th: "กำลังแยกองค์ประกอบ"}, 37, 77, areasDone)
		}, "le: กำลังแยกองค์ประกอบ: 37 จาก 77 พื้นที่ (48 %)"},
		{"narrow", "en", 30, func(p *progress) { p.read(file) }, "36 of 72 MB (50 %)"},
		{"too narrow", "en", 10, func(p *progress) { p.read(file) }, ""},
		{"width not known", "en", 0, func(p *progress) { p.read(file) }, "le: reading million.csv: 36 of 72 MB (50 %)"},
		{"name that moves the cursor", "en", 80, func(p *progress) { p.read(ingest.Progress{File: "a\x1b[2J\nb.csv", Done: 1000, Size: 2000}) }, "le: reading a[2Jb.csv: 1 of 2 kB (50 %)"},
		{"shorter after longer", "en", 80, func(p *progress) {
			p.step(phrase{en: "drawing a long title"}, 1, 10, areasDone)
			p.step(phrase{en: "drawing"}, 2, 10, areasDone)
		}, "le: drawing: 2 of 10 areas (20 %)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			p := newProgress(fakeTerminal(&out, tt.width, 2*time.Second), tt.lang, false)
			tt.do(p)
			if got := screen(out.String()); got != tt.want {
				t.Errorf("the line shows %q, want %q", got, tt.want)
			}
			p.clear()
			if got := screen(out.String()); got != "" {
				t.Errorf("%q is left behind", got)
			}
		})
	}
}

// TestProgressPace: nothing in the first second, then ten drawings a second.
func TestProgressPace(t *testing.T) {
	const tick = 10 * time.Millisecond
	for _, tt := range []struct {
		name         string
		steps, drawn int
		because      string
	}{
		{"short work", 99, 0, "the first second passes in silence"},
		{"three seconds", 299, 20, "from 1.00 to 2.90 s there are 20 tenths of a second"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			p := newProgress(fakeTerminal(&out, 80, tick), "en", false)
			for i := range tt.steps {
				p.step(phrase{en: "counting"}, i, tt.steps, areasDone)
			}
			if got := strings.Count(out.String(), "\r"); got != tt.drawn {
				t.Errorf("%d drawings, want %d: %s", got, tt.drawn, tt.because)
			}
		})
	}
}

// TestProgressSilent: never in a pipe, with --quiet or on a dumb terminal.
func TestProgressSilent(t *testing.T) {
	for name, change := range map[string]func(*streams) (quiet bool){
		"pipe":          func(s *streams) bool { s.errTerminal = false; return false },
		"quiet":         func(*streams) bool { return true },
		"dumb terminal": func(s *streams) bool { s.env = func(string) string { return "dumb" }; return false },
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			s := fakeTerminal(&out, 80, 2*time.Second)
			quiet := change(s)
			p := newProgress(s, "en", quiet)
			p.step(phrase{en: "counting"}, 1, 2, areasDone)
			p.clear()
			if out.Len() > 0 {
				t.Errorf("%q was written", out.String())
			}
		})
	}
}

// TestProgressOfIngest: the line is drawn while a file is read, and is gone before
// anything else is printed.
func TestProgressOfIngest(t *testing.T) {
	var file bytes.Buffer
	file.WriteString("area,year,sex,age,deaths,population,remark\n")
	remark := strings.Repeat("x", 5000) // so that the file is read in several pieces
	for age := range 90 {
		fmt.Fprintf(&file, "Loei,2021,male,%d,1,100,%s\nLoei,2021,female,%d,1,100,%s\n", age, remark, age, remark)
	}
	file.WriteString("Loei,2021,male,90+,1,100,\nLoei,2021,female,90+,1,100,\n")
	name := filepath.Join(t.TempDir(), "deaths.csv")
	if err := os.WriteFile(name, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	var shown string
	status, _, stderr := inProcess(t, func(s *streams) {
		fake := fakeTerminal(nil, 80, 2*time.Second)
		s.errTerminal, s.errWidth, s.now = true, fake.errWidth, fake.now
	}, "lifetable", name, "--allow-small")
	for piece := range strings.SplitSeq(stderr, "\r") {
		if strings.Contains(piece, "reading") {
			shown = strings.TrimSpace(piece)
		}
	}
	if status != exitDone || !strings.HasPrefix(shown, "le: reading deaths.csv: ") || !strings.HasSuffix(shown, " kB (100 %)") {
		t.Errorf("status %d, last line %q", status, shown)
	}
	first, _, _ := strings.Cut(stderr[strings.LastIndex(stderr, "\r")+1:], "\n")
	if !strings.HasPrefix(first, "le: warning: ") {
		t.Errorf("after the line stands %q, want a warning", first)
	}
	if _, _, stderr := inProcess(t, nil, "lifetable", name, "--allow-small"); strings.Contains(stderr, "\r") {
		t.Errorf("a line was drawn into a pipe: %q", stderr)
	}
}
