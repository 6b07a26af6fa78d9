package burden

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// uselessUpTo is the highest garbage level that says too little to be ranked: levels
// 3 and 4 are right for a broad group.
const uselessUpTo = 2

// Standing says whether a cause is one.
type Standing struct {
	IllDefined bool // all of its codes: WHO, ICD-10 volume 2, annex 7.3
	Garbage    int  // GBD 2021 level of all of its codes, 0 for none
	Unassigned bool // deaths that the data or a cause list leave without a cause
}

// StandingOf looks a cause up by its codes.
func StandingOf(c analysis.Cause) Standing {
	q := cause.Quality(&analysis.Population{Ages: analysis.Ages{0}, Causes: []analysis.Cause{c}, Deaths: []float64{1}, Exposure: []float64{1}})
	s := Standing{IllDefined: q.IllDefined[0] > 0, Unassigned: c.ID == cause.UnmatchedID || c.ID == analysis.CauseUnlisted || c.ID == analysis.CauseAll}
	for i, deaths := range q.Garbage {
		if deaths[0] > 0 {
			s.Garbage = i + 1
		}
	}
	return s
}

// Ranked reports whether the cause stands among the real ones: it is neither
// ill-defined, nor garbage of level 1 or 2, nor unassigned.
func (s Standing) Ranked() bool {
	return !s.IllDefined && (s.Garbage == 0 || s.Garbage > uselessUpTo) && !s.Unassigned
}

// Describe says what the cause is, in English and Thai; "" for one like others.
func (s Standing) Describe() (en, th string) {
	switch {
	case s.Unassigned:
		return "no cause", "ไม่มีสาเหตุ"
	case s.IllDefined:
		return "ill-defined", "สาเหตุไม่ชัดแจ้ง"
	case s.Garbage > 0:
		return fmt.Sprintf("garbage code, level %d", s.Garbage), fmt.Sprintf("รหัสขยะ ระดับ %d", s.Garbage)
	}
	return "", ""
}
