package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"path"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/ingest"
)

// reportList is report.json: what is in a folder of reports, for programs.
type reportList struct {
	Generator string            `json:"generator"`
	Version   string            `json:"version"`
	Title     string            `json:"title,omitempty"`
	Simulated bool              `json:"simulated"`
	Inputs    []ingest.Input    `json:"inputs"`
	Options   map[string]string `json:"options"`
	Areas     []reportEntry     `json:"areas"`
	Failed    []reportLack      `json:"failed"`
}

type reportEntry struct {
	Code    string        `json:"area_code"`
	Area    string        `json:"area"`
	EN      string        `json:"area_en"`
	Period  string        `json:"period"`
	Page    string        `json:"page"`
	Files   []string      `json:"files"`
	Finding string        `json:"finding"`
	Stamp   string        `json:"stamp"`
	Sexes   []reportSexes `json:"sexes"`
}

type reportSexes struct {
	Sex       string   `json:"sex"`
	E0        float64  `json:"e0"`
	E0Lower   float64  `json:"e0_lower"`
	E0Upper   float64  `json:"e0_upper"`
	Against   string   `json:"against,omitempty"`
	AgainstE0 *float64 `json:"against_e0,omitempty"`
	Gap       *float64 `json:"gap,omitempty"`
	GapLower  *float64 `json:"gap_lower,omitempty"`
	GapUpper  *float64 `json:"gap_upper,omitempty"`
	MayBe     *bool    `json:"may_be_chance,omitempty"`
}

type reportLack struct {
	Code string `json:"area_code"`
	Area string `json:"area"`
	EN   string `json:"area_en"`
	Why  string `json:"why"`
}

// index makes report.json.
func (w *reportWriter) index(done []areaReport) ([]byte, error) {
	d := w.l.Data
	list := reportList{Generator: ingest.Generator, Version: version, Title: d.Title, Simulated: d.Simulated, Inputs: w.o.inputs(w.l),
		Options: map[string]string{}, Areas: []reportEntry{}, Failed: []reportLack{}}
	for _, s := range w.settings {
		list.Options[s[0]] = s[1]
	}
	for i, r := range done {
		area := d.Areas[w.areas[i].index]
		if r.err != nil {
			list.Failed = append(list.Failed, reportLack{area.Code, area.Name("th"), area.EN, r.err.Error()})
			continue
		}
		e := reportEntry{Code: area.Code, Area: area.Name("th"), EN: area.EN, Period: r.sum.Period.Label(analysis.CE),
			Page: path.Join(w.folder(i), reportPage), Finding: r.sum.Finding, Stamp: r.sum.Stamp.Verdict.Colour("en")}
		for _, name := range slices.Sorted(maps.Keys(r.files)) {
			e.Files = append(e.Files, path.Join(w.folder(i), name))
		}
		for _, s := range r.sum.Sexes {
			e.Sexes = append(e.Sexes, sexEntry(s))
		}
		list.Areas = append(list.Areas, e)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(list)
	return b.Bytes(), err
}

func sexEntry(s report.SexSummary) reportSexes {
	e := reportSexes{Sex: s.Sex.String(), E0: s.Ex, E0Lower: s.Limits.Lower, E0Upper: s.Limits.Upper}
	if s.HasGap {
		e.Against, e.AgainstE0 = s.Against.String(), &s.AgainstEx
		e.Gap, e.GapLower, e.GapUpper, e.MayBe = &s.Gap.Years, &s.Gap.Lower, &s.Gap.Upper, &s.MayBeChance
	}
	return e
}

// lead makes the page that leads to those of the areas.
func (w *reportWriter) lead(done []areaReport) ([]byte, error) {
	d := w.l.Data
	opt := report.IndexOptions{Lang: w.o.out.lang, Era: w.o.out.calendar(), Version: version, Title: w.o.out.pick(d.Title, d.TitleTH), Simulated: d.Simulated}
	for i, r := range done {
		row := report.IndexRow{Area: d.Areas[w.areas[i].index], Summary: r.sum, Href: path.Join(w.folder(i), reportPage)}
		if r.err != nil {
			row.Why = wording.Error(w.o.out.lang, r.err)
		}
		opt.Rows = append(opt.Rows, row)
	}
	var b bytes.Buffer
	err := report.Index(&b, opt)
	return b.Bytes(), err
}
