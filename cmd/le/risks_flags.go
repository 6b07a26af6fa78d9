package main

import (
	"strings"

	"github.com/lehackathon/le/analysis/risk"
	"github.com/spf13/pflag"
)

func (o *risksOptions) addSideFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&o.areas, "area", nil, "area by code, Thai or English name (repeatable; default: all that have data)")
	f.StringVar(&o.year, "year", "", "year, พ.ศ. or ค.ศ., or a run of years to pool (default: all years pooled)")
	f.StringVar(&o.sex, "sex", "both", "male, female, both or each")
	f.StringVar(&o.table.ax, "ax", o.table.defaultAx(), "rule for nax")
	f.IntVar(&o.table.openAge, "open-age", 0, "lower the open age group to this age")
}

func (o *risksOptions) addRiskFlags(f *pflag.FlagSet) {
	f.StringSliceVar(&o.risks, "risks", nil, "only these risks, by id or name (default: all that are ranked by default)")
	f.StringArrayVar(&o.exposure, "exposure", nil, "exposures: a file, or risk=male:38%,female:2% (repeatable)")
	f.StringVar(&o.evidence, "evidence", "", "file of relative risks that go before the built-in ones")
	f.StringSliceVar(&o.sets, "set", nil, "set of evidence in place of the default; several (default,NAME) are compared side by side")
	f.StringVar(&o.shares, "shares", "", "file of how deaths spread over ICD-10 codes, for causes wider than those of relative risks; none to leave these out")
	f.StringVar(&o.target, "target", "", "compare with exposures that can be reached: "+strings.Join(risk.TargetNames(), ", ")+", or a file")
	f.BoolVar(&o.harmful, "harmful-only", false, "count no protection, such as of a little alcohol for the heart")
}

// riskFiles lists the columns of files, the required ones first.
func riskFiles() string {
	return "FILES\n  --exposure   " + strings.Join(risk.ExposureColumns(), ", ") +
		"\n  --evidence   " + strings.Join(risk.EvidenceColumns(), ", ") +
		"\n  --target     risk, change (scale, shift, to, cap, above), value, category, threshold\n  --shares     icd10, deaths, sex\n" +
		"Any kind of table will do. Shares are written 38% or 0.38, ages 20-29 or 70+; what is\nleft out holds for all. Headings, risks, sexes and ages may be Thai: ปัจจัยเสี่ยง, เพศ,\nอายุ, ค่า; ความดันโลหิตสูง, ชาย, 60 ปีขึ้นไป.\n\n"
}

// riskHelp lists risks and sets of evidence.
func riskHelp() string {
	risks, sets, err := risk.Known()
	if err != nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("RISKS\n")
	for _, r := range risks {
		line := "  " + r.ID + strings.Repeat(" ", max(20-len(r.ID), 1)) + r.EN
		if len(r.Categories) > 1 {
			line += " (" + strings.Join(r.Categories, ", ") + ")"
		}
		if !r.Ranked {
			line += "; only with --risks"
		}
		b.WriteString(line + "\n")
	}
	b.WriteString("\nSETS OF EVIDENCE (--set)\n")
	for _, s := range sets {
		b.WriteString("  " + s.Name + strings.Repeat(" ", max(20-len(s.Name), 1)) + s.EN + "\n")
	}
	return b.String()
}
