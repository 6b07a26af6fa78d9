package main

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

// TestCausesOnANarrowTerminal: within 80 cells every kind of ranking keeps its ranks,
// its causes and what was asked for.
func TestCausesOnANarrowTerminal(t *testing.T) {
	const width = 80
	loei := []string{"causes", "sample", "--area", "เลย", "--quiet"}
	with := func(args ...string) []string { return append(loei[:len(loei):len(loei)], args...) }
	for _, c := range []struct {
		name   string
		args   []string
		en, th []string // what stands in it
	}{
		{"plain", loei, []string{"rank", "Pneumonia", "ASR", "lower", "upper", "YLL", "gain", "causes are assumed independent", "WHO World Standard 2000-2025", "Counted but not ranked", "SIMULATED"},
			[]string{"อันดับ", "ปอดบวม", "อัตราปรับ", "ต่ำสุด", "สูงสุด", "อายุที่เพิ่ม", "โดยถือว่าสาเหตุการตายเป็นอิสระต่อกัน", "นับรวมแต่ไม่จัดอันดับ", "ข้อมูลจำลอง"}},
		{"draws", with("--draws", "100", "--rank-by", "gain", "--remove", "20%"), []string{"gain", "to", "noise", "100 Poisson draws, seed 1", "if 20% of"},
			[]string{"ความต่าง", "แยกไม่ได้", "seed 1", "20%"}},
		{"contribution", with("--draws", "100", "--rank-by", "contribution", "--against", "TH"), []string{"SMR", "years", "noise", "the gap in e0"},
			[]string{"SMR", "ช่องว่าง e0"}},
		{"avoidable", with("--avoidable"), []string{"avoidable", "preventable", "treatable", "at least"}, []string{"หลีกเลี่ยงได้", "ป้องกันได้", "รักษาได้"}},
		{"change", with("--change", "2562,2565"), []string{"then", "% ASR", "2022 both and 2019"}, []string{"เดิม", "2565 รวม และ 2562"}},
		{"pyll", with("--rank-by", "pyll", "--pyll", "75"), []string{"PYLL", "before 75"}, []string{"PYLL", "ก่อนอายุ 75 ปี"}},
		{"compare", with("--redistribute", "compare"), []string{"coded", "rank", "top", "Treatments: deaths as coded", "in 4 of 4"},
			[]string{"ตามรหัสเดิม", "(แบบ)", "4 จาก 4 แบบ"}},
		{"many", []string{"causes", "sample", "--sex", "each", "--quiet", "--top", "40"}, []string{"Lopburi", "female", "and 6 more populations"}, []string{"ลพบุรี", "หญิง", "และอีก 6 ประชากร"}},
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
				if c.name != "many" && (strings.Contains(joined, "Columns left out") || strings.Contains(joined, "คอลัมน์ที่ไม่ได้แสดง")) {
					t.Errorf("columns were left out:\n%s", out)
				}
				for _, w := range want {
					if !strings.Contains(joined, w) {
						t.Errorf("%q is missing in:\n%s", w, out)
					}
				}
			})
		}
	}
}
