package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/layout"
)

// The conversion report in a dataset folder: for people, in both languages, and for
// programs. It names files, sheets, cells and labels, and no person.
const (
	reportMarkdown = "ingest-report.md"
	reportJSON     = "ingest-report.json"
)

// conversionReport is ingest-report.json.
type conversionReport struct {
	Generator   string              `json:"generator"`
	Version     string              `json:"version"`
	Options     map[string]any      `json:"options"`
	Inputs      []Input             `json:"inputs"`
	Sheets      []layout.Taken      `json:"sheets"`
	Deaths      float64             `json:"deaths"`
	PersonYears float64             `json:"person_years"`
	Areas       int                 `json:"areas"`
	Periods     []string            `json:"periods"`
	Ages        string              `json:"ages"`
	Causes      int                 `json:"causes"`
	Conversions []layout.Conversion `json:"conversions"`
	Warnings    []analysis.Warning  `json:"warnings"`
}

func reportFiles(l *Loaded, stamp Stamp) (map[string][]byte, error) {
	d := l.Data
	r := conversionReport{Generator: Generator, Version: stamp.Version, Options: stamp.Options, Inputs: l.Inputs, Sheets: l.Sheets,
		Areas: len(d.Areas), Ages: fmt.Sprint(d.Ages), Causes: len(d.Causes), Conversions: l.Conversions, Warnings: d.Warnings}
	r.Deaths, r.PersonYears = d.Totals()
	for _, p := range d.Periods {
		r.Periods = append(r.Periods, p.String())
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		return nil, err
	}
	return map[string][]byte{reportJSON: text.Bytes(), reportMarkdown: r.markdown()}, nil
}

// markdown writes the report in English with the Thai beside or under it.
func (r conversionReport) markdown() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Conversion report · รายงานการแปลงข้อมูล\n\n")
	fmt.Fprintf(&b, "%.0f deaths and %.0f person-years in %d area(s), %s, ages %s, %d causes.\n\n", r.Deaths, r.PersonYears, r.Areas, span(r.Periods), r.Ages, r.Causes)
	fmt.Fprintf(&b, "ตาย %.0f ราย %.0f คน-ปี %d พื้นที่ %s กลุ่มอายุ %s %d สาเหตุ\n\n", r.Deaths, r.PersonYears, r.Areas, span(r.Periods), r.Ages, r.Causes)
	fmt.Fprintf(&b, "## Files · ไฟล์\n\n| file | SHA-256 |\n|---|---|\n")
	for _, in := range r.Inputs {
		fmt.Fprintf(&b, "| %s | `%s` |\n", cell(in.Name), in.SHA256)
	}
	fmt.Fprintf(&b, "\n## What each sheet was taken for · ชนิดของแต่ละแผ่นงาน\n\n| file | sheet | shape | ชนิด | why |\n|---|---|---|---|---|\n")
	for _, s := range r.Sheets {
		shape, th := s.EN, s.TH
		if s.Shape == "" {
			shape, th = "not read", "ไม่ได้อ่าน"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell(s.File), cell(s.Sheet), cell(shape), cell(th), cell(s.Why))
	}
	fmt.Fprintf(&b, "\n## Conversions · การแปลง\n\n")
	if len(r.Conversions) == 0 {
		fmt.Fprintf(&b, "None. ไม่มี\n")
	}
	for _, c := range r.Conversions {
		fmt.Fprintf(&b, "- **%d** %s · %s\n", c.Count, c.EN, c.TH)
		for _, e := range c.Examples {
			fmt.Fprintf(&b, "  - %s", e.Where)
			if e.From != "" || e.To != "" {
				fmt.Fprintf(&b, ": `%s` → `%s`", tick(e.From), tick(e.To))
			}
			fmt.Fprintln(&b)
		}
	}
	fmt.Fprintf(&b, "\n## Warnings · ข้อควรระวัง\n\n")
	if len(r.Warnings) == 0 {
		fmt.Fprintf(&b, "None. ไม่มี\n")
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "- %s\n  %s\n", w.EN, w.TH)
	}
	return b.Bytes()
}

func span(periods []string) string {
	if len(periods) == 0 {
		return ""
	}
	if len(periods) == 1 {
		return periods[0]
	}
	return periods[0] + " – " + periods[len(periods)-1]
}

// cell makes a text fit into a cell of a Markdown table.
func cell(s string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ", "\r", " ").Replace(s)
}

func tick(s string) string { return strings.NewReplacer("`", "'", "\n", " ", "\r", " ").Replace(s) }
