package risk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Warnings says what a reader of the result must know.
func (r *Result) Warnings() []analysis.Warning {
	var list []analysis.Warning
	add := func(code, en, th string) { list = append(list, analysis.Warning{Code: code, EN: en, TH: th}) }
	if en, th := r.names(r.Unranked); en != "" {
		add("no-exposure", "not ranked, because no exposure is known (bring it with --exposure): "+en,
			"ไม่ได้จัดอันดับ เพราะไม่ทราบการสัมผัส (เพิ่มด้วย --exposure): "+th)
	}
	if en, th := r.names(r.Unmet); en != "" {
		add("no-cause", "not ranked, because the data do not tell their causes apart: "+en,
			"ไม่ได้จัดอันดับ เพราะข้อมูลไม่ได้แยกสาเหตุการตายที่เกี่ยวข้อง: "+th)
	}
	r.warnBare(add)
	r.warnMatches(add)
	if text := strings.Join(r.Fixed, "; "); text != "" {
		add("held-fixed", "held fixed in the draws, because limits are not known, so that intervals are too narrow: "+text,
			"คงที่ในการสุ่ม เพราะไม่ทราบช่วงความเชื่อมั่น ช่วงที่ได้จึงแคบเกินจริง: "+inThai.Replace(text))
	}
	if text := r.unverified(); text != "" {
		add("unverified", "rests on numbers that nobody has checked against their source: "+text,
			"ใช้ตัวเลขที่ยังไม่ได้ตรวจกับแหล่งที่มา: "+inThai.Replace(text))
	}
	return list
}

// inThai words what Fixed and unverified list.
var inThai = strings.NewReplacer("exposure", "การสัมผัส", "RR of ", "RR ของ ", "counterfactual level of ", "ระดับเปรียบเทียบของ ", "target of ", "เป้าหมายของ ")

func (r *Result) names(risks []int) (en, th string) {
	var e, t []string
	for _, i := range risks {
		e, t = append(e, r.Evidence.Risks[i].EN), append(t, r.Evidence.Risks[i].TH)
	}
	return strings.Join(e, ", "), strings.Join(t, " ")
}

func (r *Result) warnBare(add func(code, en, th string)) {
	var names, namesTH []string
	var deaths float64
	for _, c := range r.Bare {
		names, namesTH = append(names, c.Name("en")), append(namesTH, c.Name("th"))
		at := slices.Index(r.Causes, c)
		for _, p := range r.Subject.Parts {
			for _, d := range p.DeathsOf(at) {
				deaths += d
			}
		}
	}
	if deaths > 0 {
		add("no-codes", fmt.Sprintf("%.0f deaths have causes without ICD-10 codes and go to no risk (add codes in brackets to their names, or a column icd10): %s", deaths, shorten(names)),
			fmt.Sprintf("ผู้เสียชีวิต %.0f รายมีสาเหตุที่ไม่มีรหัส ICD-10 จึงไม่นับในปัจจัยใด (เพิ่มรหัสในวงเล็บหลังชื่อ หรือคอลัมน์ icd10): %s", deaths, shorten(namesTH)))
	}
}

// warnMatches names the causes that are wider than those of relative risks.
func (r *Result) warnMatches(add func(code, en, th string)) {
	var shared, sharedTH, skipped, skippedTH []string
	name := r.Evidence.reference
	if r.Options.Reference != nil {
		name = r.Options.Reference
	}
	for _, m := range r.Matches {
		c, th := r.Causes[m.Cause].Name("en"), r.Causes[m.Cause].Name("th")
		of := r.Evidence.Risks[m.Risk]
		switch m.How {
		case Part:
			shared, sharedTH = append(shared, c), append(sharedTH, th)
		case Skipped:
			skipped = append(skipped, fmt.Sprintf("%s of %s in %s", of.ID, m.Of, c))
			skippedTH = append(skippedTH, fmt.Sprintf("%s ต่อ %s ใน %s", of.TH, m.Of, th))
		}
	}
	slices.Sort(skipped)
	slices.Sort(skippedTH)
	if shared = unique(shared); len(shared) > 0 {
		add("parent-share", fmt.Sprintf("causes wider than those of the relative risks are split by how deaths spread elsewhere (%s), see --matches: %s", name.Name, shorten(shared)),
			fmt.Sprintf("สาเหตุที่กว้างกว่าของค่าความเสี่ยงสัมพัทธ์ แบ่งตามสัดส่วนการตายจากที่อื่น (%s) ดู --matches: %s", name.TH, shorten(unique(sharedTH))))
	}
	if skipped = unique(skipped); len(skipped) > 0 {
		add("match-skipped", "not counted, because it is not known which part of a wider cause they are (finer causes or --shares would help): "+shorten(skipped),
			"ไม่ได้นับ เพราะไม่ทราบว่าเป็นส่วนใดของสาเหตุที่กว้างกว่า (ใช้สาเหตุที่ละเอียดขึ้น หรือ --shares): "+shorten(unique(skippedTH)))
	}
}

func unique(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s string) bool {
		if seen[s] {
			return true
		}
		seen[s] = true
		return false
	})
}

// shorten lists the first few.
func shorten(list []string) string {
	const few = 4
	if len(list) > few+1 {
		return strings.Join(list[:few], ", ") + fmt.Sprintf(" (+%d)", len(list)-few)
	}
	return strings.Join(list, ", ")
}

// unverified names what is in use though it was written down from memory.
func (r *Result) unverified() string {
	var list []string
	for _, row := range r.Evidence.Rows {
		if row.Verification == "memory" && r.model.in(row.Risk) {
			list = append(list, "RR of "+row.Risk)
		}
	}
	for _, of := range r.Evidence.Risks {
		if of.unchecked && r.model.in(of.ID) && r.Options.Targets == nil {
			list = append(list, "counterfactual level of "+of.ID)
		}
	}
	if t := r.Options.Targets; t != nil {
		for _, one := range t.lines {
			if one.verification == "memory" {
				list = append(list, "target of "+one.risk)
			}
		}
	}
	return strings.Join(unique(list), ", ")
}
