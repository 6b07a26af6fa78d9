package main

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

// TestDecomposeOnANarrowTerminal: within 80 cells every kind of table keeps its
// causes or ages, its contributions and limits, and names the columns it leaves out.
func TestDecomposeOnANarrowTerminal(t *testing.T) {
	const width = 80
	pair := []string{"decompose", "sample:sakaeo", "--year", "2564", "--sex", "male", "--against-sex", "female", "--draws", "100"}
	for _, c := range []struct {
		name   string
		args   []string
		en, th []string // what stands in it
	}{
		{"bootstrap", append(pair, "--interval", "bootstrap"),
			[]string{"Pneumonia", "SE", "lower", "upper", "rank", "bootstrap"},
			[]string{"ปอดบวม", "SE", "ต่ำสุด", "สูงสุด", "อันดับ", "bootstrap"}},
		{"levels", append(pair, "--confidence", "95,99.8"),
			[]string{"Pneumonia", "SE", "lower", "95, 99.8 % intervals"},
			[]string{"ปอดบวม", "SE", "ต่ำสุด", "ช่วงความเชื่อมั่น 95, 99.8 %"}},
		{"parts", append(pair, "--by", "age", "--parts"),
			[]string{"80+", "part_1: direct", "part_3: interaction"},
			[]string{"80+", "part_1: ผลทางตรง", "part_3: ผลร่วม"}},
		{"all methods", append(pair, "--method", "all"),
			[]string{"arriaga-symmetric", "Columns left out (terminal too narrow)"},
			[]string{"arriaga-symmetric", "คอลัมน์ที่ไม่ได้แสดง (จอแคบ)"}},
		{"five provinces", []string{"decompose", "sample", "--against", "ประเทศไทย", "--sex", "each", "--top", "30"},
			[]string{"Lopburi", "female", "and 4 more gaps"},
			[]string{"ลพบุรี", "หญิง", "และอีก 4 คู่"}},
		{"measure", append(pair, "--measure", "q40_30", "--interval", "bootstrap"),
			[]string{"Difference in 40q30 by cause", "Rank 1 raises it most."},
			[]string{"ความแตกต่างของ 40q30", "อันดับ 1 คือสาเหตุที่ทำให้ค่าสูงขึ้นมากที่สุด"}},
	} {
		for lang, want := range map[string][]string{"en": c.en, "th": c.th} {
			t.Run(c.name+"/"+lang, func(t *testing.T) {
				status, out, stderr := inProcess(t, terminal(width), append(c.args[:len(c.args):len(c.args)], "--lang", lang)...)
				if status != exitDone {
					t.Fatal(stderr)
				}
				out = plain(out)
				for line := range strings.Lines(out) {
					line = strings.TrimRight(line, "\n")
					if w := text.StringWidthWithoutEscSequences(line); w > width {
						t.Errorf("%d cells: %s", w, line)
					}
				}
				joined := strings.Join(strings.Fields(out), " ") // notes are wrapped
				for _, w := range want {
					if !strings.Contains(joined, w) {
						t.Errorf("%q is missing in:\n%s", w, out)
					}
				}
			})
		}
	}
}
