package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
)

// inProcess runs the program on buffers; change may make the streams a terminal.
func inProcess(t testing.TB, change func(*streams), args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, warn bytes.Buffer
	io := &streams{in: strings.NewReader(""), out: &out, err: &warn, env: func(string) string { return "" }}
	if change != nil {
		change(io)
	}
	status = run(context.Background(), args, io)
	return status, out.String(), warn.String()
}

func terminal(width int) func(*streams) {
	return func(s *streams) { s.terminal, s.width = true, width }
}

// plain takes out the codes for colour and weight.
func plain(s string) string { return text.StripEscape(s) }

func TestTerminalFitsItsWidth(t *testing.T) {
	for _, args := range [][]string{
		{"decompose", "sample", "--area", "เลย", "--against", "ประเทศไทย"},
		{"decompose", "sample", "--against", "rest", "--sex", "each", "--by", "cause,age"},
		{"lifetable", "sample", "--area", "Loei", "--year", "2565", "--sex", "male"},
		{"lifetable", "sample:sakaeo", "--summary", "--ax", "half"},
	} {
		for _, lang := range []string{"en", "th"} {
			for _, width := range []int{24, 40, 80, 132} {
				status, out, stderr := inProcess(t, terminal(width), append(args, "--lang", lang)...)
				if status != exitDone {
					t.Fatalf("%v: status %d: %s", args, status, stderr)
				}
				for line := range strings.Lines(plain(out)) {
					line = strings.TrimRight(line, "\n")
					if w := text.StringWidthWithoutEscSequences(line); w > width {
						t.Errorf("%v --lang %s: %d columns wide on a terminal of %d: %s", args, lang, w, width, line)
					}
					if first, _ := firstRune(line); unicode.Is(unicode.Mn, first) {
						t.Errorf("%v --lang %s, width %d: a mark was parted from its letter: %q", args, lang, width, line)
					}
				}
			}
		}
	}
}

func firstRune(s string) (rune, bool) {
	for _, r := range strings.TrimLeft(s, " ") {
		return r, true
	}
	return 0, false
}

// TestTerminalIsDefault: a table on a terminal, CSV in a pipe; colour on neither
// when NO_COLOR or a dumb terminal asks for none.
func TestTerminalIsDefault(t *testing.T) {
	args := []string{"lifetable", "sample", "--area", "Loei", "--summary", "--top", "1"}
	env := func(name, value string) func(*streams) {
		return func(s *streams) {
			s.terminal, s.width = true, 100
			s.env = func(n string) string {
				if n == name {
					return value
				}
				return ""
			}
		}
	}
	for _, tt := range []struct {
		name          string
		change        func(*streams)
		table, colour bool
		want          string
	}{
		{"pipe", nil, false, false, "area_code,"},
		{"terminal", terminal(100), true, true, "Life expectancy"},
		{"no colour", env("NO_COLOR", "1"), true, false, "Life expectancy"},
		{"dumb", env("TERM", "dumb"), true, false, "Life expectancy"},
		{"Thai by LE_LANG", env("LE_LANG", "th"), true, true, "อายุคาดเฉลี่ย"},
		{"Thai by locale", env("LANG", "th_TH.UTF-8"), true, true, "อายุคาดเฉลี่ย"},
		{"other locale", env("LC_ALL", "de_DE.UTF-8"), true, true, "Life expectancy"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			status, out, stderr := inProcess(t, tt.change, args...)
			if status != exitDone {
				t.Fatalf("status %d: %s", status, stderr)
			}
			if got := strings.Contains(out, "\x1b["); got != tt.colour {
				t.Errorf("escape sequences: %v, want %v", got, tt.colour)
			}
			if got := !strings.HasPrefix(out, "area_code,"); got != tt.table {
				t.Errorf("a table: %v, want %v", got, tt.table)
			}
			if !strings.HasPrefix(plain(out), tt.want) {
				t.Errorf("starts with %.40q, want %q", plain(out), tt.want)
			}
		})
	}
}

var errFull = errors.New("no space left")

// fullDisk takes no byte.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestFailedWriteIsStatus1(t *testing.T) {
	for _, args := range [][]string{
		{"lifetable", "sample", "--to", "csv"},
		{"lifetable", "sample", "--to", "tsv"},
		{"lifetable", "sample", "--to", "json"},
		{"decompose", "sample", "--against", "TH", "--to", "table"},
		{"decompose", "sample", "--against", "TH", "--to", "md"},
		{"sample"},
		{"version"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			status, _, stderr := inProcess(t, func(s *streams) { s.out = fullDisk{} }, args...)
			if status != exitFailed || !strings.Contains(stderr, errFull.Error()) {
				t.Errorf("status %d, %q; want %d and the cause", status, stderr, exitFailed)
			}
		})
	}
}

func TestInterruptedIsStatus1(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, warn bytes.Buffer
	io := &streams{in: strings.NewReader(""), out: &out, err: &warn, env: func(string) string { return "" }}
	if status := run(ctx, []string{"lifetable", "sample"}, io); status != exitFailed || out.Len() > 0 {
		t.Errorf("status %d and %d bytes; want %d and none", status, out.Len(), exitFailed)
	}
}

// TestMachineFormatsIgnoreThePeople: language, terminal and colour never reach
// CSV, TSV or JSON rows.
func TestMachineFormatsIgnoreThePeople(t *testing.T) {
	for _, to := range []string{"csv", "tsv"} {
		args := []string{"decompose", "sample", "--against", "rest", "--by", "cause,age", "--to", to}
		_, want, _ := inProcess(t, nil, args...)
		_, got, _ := inProcess(t, terminal(30), append(args, "--lang", "th")...)
		if got != want {
			t.Errorf("--to %s differs on a Thai terminal", to)
		}
	}
}

// sharedData is where real files may lie beside the checkout.
var sharedData = filepath.Join("..", "..", "..", "shared", "data")

func realFile(t *testing.T, parts ...string) string {
	name := filepath.Join(append([]string{sharedData}, parts...)...)
	if _, err := os.Stat(name); err != nil {
		t.Skip("the real files are not here")
	}
	return name
}

// TestRealSaKaeo reads the province's own files, Thai and with Buddhist years; the
// figures were worked out independently from the same counts, with nax = n/2.
func TestRealSaKaeo(t *testing.T) {
	status, out, stderr := inProcess(t, nil, "decompose",
		realFile(t, "th-sakaeo-vital-stats", "sakaeo_deaths_cause_age_sex_2564_2568.csv"),
		realFile(t, "th-sakaeo-vital-stats", "sakaeo_pop_deaths_age_sex_2564_2568.csv"),
		"--year", "2564", "--sex", "male", "--against-sex", "female", "--ax", "half")
	if status != exitDone {
		t.Fatal(stderr)
	}
	wantContributions(t, out, map[string]string{
		"โรคมะเร็งรวม": "-1.487", "J12-J18": "-1.056", "R00-R99": "-0.975", "V01-V99": "-0.935", "I60-I69": "-0.463", "all": "-8.069"})
}

// TestRealArgentina compares Chaco with the capital, men, 2017-2019: figures
// worked out independently from the same files, with nax = n/2.
func TestRealArgentina(t *testing.T) {
	args := []string{"decompose",
		realFile(t, "ar-deis-provinces", "derived", "deaths_prov_year_sex_age_chapter.csv.gz"),
		realFile(t, "ar-deis-provinces", "derived", "population_prov_year_sex_age.csv.gz"),
		"--area", "Chaco", "--against", "CABA", "--sex", "male", "--year", "2017-2019", "--ax", "half"}
	status, out, stderr := inProcess(t, nil, args...)
	if status != exitDone {
		t.Fatal(stderr)
	}
	wantContributions(t, out, map[string]string{"all": "-5.082"})
	_, out, _ = inProcess(t, nil, append(args, "--method", "arriaga")...)
	wantContributions(t, out, map[string]string{"R00-R99": "-1.624", "V01-Y98": "-1.283", "E00-E90": "-0.558"})
}
