package burden

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// Standing says whether a cause is one.
type Standing struct {
	IllDefined bool // all of its codes: WHO, ICD-10 volume 2, annex 7.3
	Garbage    int  // GBD 2021 level of all of its codes, 0 for none
	Residual   bool // a rest group such as all other causes: see cause.Residual
	Unassigned bool // deaths that the data or a cause list leave without a cause
	Unranked   bool // see cause.Ranked
}

// StandingOf looks a cause up by its codes.
func StandingOf(c analysis.Cause) Standing {
	mark := cause.Mark(c)
	s := Standing{IllDefined: mark == cause.MarkIllDefined, Residual: mark == cause.MarkResidual, Unassigned: mark == cause.MarkRest || c.ID == analysis.CauseAll}
	if level, ok := strings.CutPrefix(mark, cause.MarkGarbage); ok {
		s.Garbage, _ = strconv.Atoi(level)
	}
	s.Unranked = s.Unassigned || !cause.Ranked(c)
	return s
}

// Ranked reports whether the cause stands among the real ones: see cause.Ranked.
func (s Standing) Ranked() bool { return !s.Unranked }

// Describe says what the cause is, in English and Thai; "" for one like others.
func (s Standing) Describe() (en, th string) {
	switch {
	case s.Unassigned:
		return "no cause", "ไม่มีสาเหตุ"
	case s.Residual:
		return "rest group", "กลุ่มสาเหตุอื่น ๆ"
	case s.IllDefined:
		return "ill-defined", "ระบุไม่ชัดแจ้ง"
	case s.Garbage > 0:
		return fmt.Sprintf("garbage code, level %d", s.Garbage), fmt.Sprintf("รหัสที่ใช้ไม่ได้ ระดับ %d", s.Garbage)
	}
	return "", ""
}
