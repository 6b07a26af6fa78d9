package risk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Warnings says all that a reader of the result must know: Cautions, then Assumptions.
func (r *Result) Warnings() []analysis.Warning {
	return append(r.Cautions(), r.Assumptions()...)
}

// Cautions are what changes how the ranking may be read: risks that are not in it, and
// deaths that can go to none.
func (r *Result) Cautions() []analysis.Warning {
	var list warnings
	var en, th []string
	if e, t := r.names(r.Unranked); e != "" {
		en, th = append(en, e+" (no exposure is known: bring it with --exposure)"), append(th, t+" (ไม่ทราบการสัมผัส เพิ่มได้ด้วย --exposure)")
	}
	if e, t := r.names(r.Unmet); e != "" {
		en, th = append(en, e+" (the data do not tell their causes apart)"), append(th, t+" (ข้อมูลไม่ได้แยกสาเหตุการตายที่เกี่ยวข้อง)")
	}
	if len(en) > 0 {
		list.add("not-ranked", "not in the ranking: "+strings.Join(en, "; "), "ไม่อยู่ในการจัดอันดับ: "+strings.Join(th, "; "))
	}
	r.warnBare(&list)
	return list
}

// Assumptions are what the figures rest on: shares of wider causes, links that are not
// counted, what is held fixed in draws, numbers nobody has checked.
func (r *Result) Assumptions() []analysis.Warning {
	var list warnings
	r.warnMatches(&list)
	if en, th := r.heldFixed(); en != "" {
		list.add("held-fixed", "intervals are too narrow, because no limits are known for "+en,
			"ช่วงความเชื่อมั่นแคบเกินจริง เพราะไม่ทราบช่วงของ"+th)
	}
	if en, th := r.unverified(); en != "" {
		list.add("unverified", "not checked against its source: "+en, "ยังไม่ได้ตรวจกับแหล่งที่มา: "+th)
	}
	return list
}

// Assumed is what Assumptions says, in one sentence in English and Thai; "" for nothing.
func (r *Result) Assumed() (en, th string) {
	var e, t []string
	say := func(n int, en, th string) {
		if n > 0 {
			e, t = append(e, fmt.Sprintf(en, n)), append(t, fmt.Sprintf(th, n))
		}
	}
	wide, lost := map[int]bool{}, map[string]bool{}
	for _, m := range r.Matches {
		switch m.How {
		case Part:
			wide[m.Cause] = true
		case Skipped:
			lost[fmt.Sprint(m.Risk, " ", m.Cause, " ", m.Of)] = true
		}
	}
	say(len(wide), "wide causes split as deaths are elsewhere: %d", "แบ่งสาเหตุกว้าง %d กลุ่มตามสัดส่วนการตายจากที่อื่น")
	say(len(lost), "links of a risk and a cause not counted, their share not being known: %d", "ไม่ได้นับความสัมพันธ์ %d คู่ที่ไม่ทราบสัดส่วน")
	exposures, relative := 0, 0
	for _, f := range r.Fixed {
		if f.Exposure {
			exposures++
		}
		relative += len(f.Causes)
	}
	say(exposures, "exposures without limits: %d", "ไม่ทราบช่วงความเชื่อมั่นของการสัมผัส %d ปัจจัย")
	say(relative, "relative risks without limits: %d", "ไม่ทราบช่วงของค่าความเสี่ยงสัมพัทธ์ %d ค่า")
	if exposures+relative > 0 {
		last := len(e) - 1
		e[last], t[last] = e[last]+" (intervals are too narrow)", t[last]+" (ช่วงที่ได้แคบเกินจริง)"
	}
	if en, th := r.unverified(); en != "" {
		e, t = append(e, "not checked against its source: "+en), append(t, "ยังไม่ได้ตรวจกับแหล่งที่มา: "+th)
	}
	if len(e) == 0 {
		return "", ""
	}
	return strings.Join(e, "; ") + ". In full: --matches.", strings.Join(t, "; ") + " ดูทั้งหมดด้วย --matches"
}

type warnings []analysis.Warning

func (w *warnings) add(code, en, th string) {
	*w = append(*w, analysis.Warning{Code: code, EN: en, TH: th})
}

// names lists risks in English and Thai.
func (r *Result) names(risks []int) (en, th string) {
	var e, t []string
	for _, i := range risks {
		e, t = append(e, r.Evidence.Risks[i].EN), append(t, r.Evidence.Risks[i].TH)
	}
	return strings.Join(e, ", "), strings.Join(t, ", ")
}

// heldFixed words Fixed: exposures together, relative risks by risk.
func (r *Result) heldFixed() (en, th string) {
	var exposures []int
	var ofEN, ofTH []string
	for _, f := range r.Fixed {
		if f.Exposure {
			exposures = append(exposures, f.Risk)
		}
		if n := len(f.Causes); n > 0 {
			of := r.Evidence.Risks[f.Risk]
			ofEN = append(ofEN, fmt.Sprintf("relative risks of %s (%s)", of.EN, shorten(f.Causes)))
			ofTH = append(ofTH, fmt.Sprintf("ค่าความเสี่ยงสัมพัทธ์ของ%s (%s)", of.TH, shorten(f.Causes)))
		}
	}
	if e, t := r.names(exposures); e != "" {
		ofEN, ofTH = slices.Insert(ofEN, 0, "exposure to "+e), slices.Insert(ofTH, 0, "การสัมผัส "+t)
	}
	return strings.Join(ofEN, "; "), strings.Join(ofTH, "; ")
}

// warnBare counts deaths of causes without codes.
func (r *Result) warnBare(list *warnings) {
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
		list.add("no-codes", fmt.Sprintf("%.0f deaths have causes without ICD-10 codes and go to no risk (add codes in brackets to their names, or a column icd10): %s", deaths, shorten(names)),
			fmt.Sprintf("ผู้เสียชีวิต %.0f รายมีสาเหตุที่ไม่มีรหัส ICD-10 จึงไม่นับในปัจจัยใด (เพิ่มรหัสในวงเล็บหลังชื่อ หรือคอลัมน์ icd10): %s", deaths, shorten(namesTH)))
	}
}

// warnMatches names the causes that are wider than those of relative risks.
func (r *Result) warnMatches(list *warnings) {
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
			skipped = append(skipped, fmt.Sprintf("%s → %s (in %s)", of.EN, m.Of, c))
			skippedTH = append(skippedTH, fmt.Sprintf("%s → %s (ใน%s)", of.TH, m.Codes, th))
		}
	}
	slices.Sort(skipped)
	slices.Sort(skippedTH)
	if shared = unique(shared); len(shared) > 0 {
		list.add("parent-share", fmt.Sprintf("%d causes are wider than those of the studies and were split as deaths are elsewhere (%s); --matches lists them, --shares replaces it: %s", len(shared), name.Name, shorten(shared)),
			fmt.Sprintf("สาเหตุ %d กลุ่มกว้างกว่าในงานวิจัย จึงแบ่งตามสัดส่วนการตายจากที่อื่น (%s) ดูด้วย --matches แทนได้ด้วย --shares: %s", len(shared), name.TH, shorten(unique(sharedTH))))
	}
	if skipped = unique(skipped); len(skipped) > 0 {
		list.add("match-skipped", "not counted, because its part of a wider cause is not known (finer causes or --shares would help): "+shorten(skipped),
			"ไม่ได้นับ เพราะไม่ทราบว่าเป็นสัดส่วนเท่าใดของสาเหตุที่กว้างกว่า (ใช้สาเหตุที่ละเอียดขึ้น หรือ --shares): "+shorten(unique(skippedTH)))
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
func (r *Result) unverified() (en, th string) {
	var rr, levels, targets []int
	for _, row := range r.Evidence.Rows {
		if row.Verification == "memory" && r.model.in(row.Risk) {
			rr = append(rr, r.Evidence.Risk(row.Risk))
		}
	}
	for i, of := range r.Evidence.Risks {
		if of.unchecked && r.model.in(of.ID) && r.Options.Targets == nil {
			levels = append(levels, i)
		}
	}
	if t := r.Options.Targets; t != nil {
		for _, one := range t.lines {
			if one.verification == "memory" {
				targets = append(targets, r.Evidence.Risk(one.risk))
			}
		}
	}
	var textEN, textTH []string
	for _, one := range []struct {
		en, th string
		risks  []int
	}{
		{"relative risks of ", "ค่าความเสี่ยงสัมพัทธ์ของ ", rr},
		{"the level compared with of ", "ระดับที่ใช้เปรียบเทียบของ ", levels},
		{"the target of ", "เป้าหมายของ ", targets},
	} {
		slices.Sort(one.risks)
		if e, t := r.names(slices.Compact(one.risks)); e != "" {
			textEN, textTH = append(textEN, one.en+e), append(textTH, one.th+t)
		}
	}
	return strings.Join(textEN, "; "), strings.Join(textTH, "; ")
}
