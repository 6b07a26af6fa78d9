package cause

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// class is what the codes of a cause say of its quality.
type class struct {
	illDefined bool
	level      int  // of garbage; 0 if none or not all at one level
	mixed      bool // some of its codes are garbage, others are not or of another level
	uncoded    bool
	injury     bool
}

// external are the causes of injuries; a cause belongs to them as a whole or not.
var external = Ranges{{"V01", "Y98"}}

func classify(c analysis.Cause) class { return classOf(CodesOf(c)) }

func classOf(codes Ranges) class {
	if len(codes) == 0 {
		return class{uncoded: true}
	}
	var k class
	ill, touchedIll := illDefinedIndex().place(codes)
	k.illDefined = ill >= 0 || touchedIll && codes.Within(chapterXVIII)
	level, touched := garbageIndex().place(codes)
	k.level, k.mixed = level+1, level < 0 && touched
	k.injury = codes.Within(external)
	return k
}

// The marks of causes that say little; garbage has its level behind it.
const (
	MarkIllDefined = "ill-defined"
	MarkGarbage    = "garbage-" // "garbage-1" to "garbage-4"
	MarkMixed      = "mixed"    // garbage among other codes
	MarkUncoded    = "uncoded"
	MarkResidual   = "residual" // a rest group, see [Residual]
	MarkRest       = "rest"     // deaths that no cause listed accounts for
)

// Mark says in a word how little a cause says: one of the marks above, or "" for a
// cause all of whose codes are useful. What is ill-defined is marked so, though most
// of it is garbage of level 1 as well; a rest group is marked so, whatever it mixes.
func Mark(c analysis.Cause) string {
	if c.ID == UnmatchedID || c.ID == analysis.CauseUnlisted {
		return MarkRest
	}
	if strings.HasPrefix(c.ID, MarkGarbage) { // items of the lists gbd1 to gbd3
		return c.ID
	}
	switch k := classify(c); {
	case k.illDefined, k.uncoded && c.ID == MarkIllDefined:
		return MarkIllDefined
	case k.level == 1 || k.level == 2:
		return fmt.Sprint(MarkGarbage, k.level)
	case Residual(c):
		return MarkResidual
	case k.uncoded:
		return MarkUncoded
	case k.level > 0:
		return fmt.Sprint(MarkGarbage, k.level)
	case k.mixed:
		return MarkMixed
	}
	return ""
}

// Ranked reports whether a cause can be ranked among others: not where it is
// ill-defined, a rest group, the rest that no cause accounts for, or all garbage of
// levels 1 or 2, which say nothing of the cause of death, such as septicaemia. Levels 3
// and 4 are right for a broad group and are ranked, but for the items of garbage codes
// in the lists of GBD.
func Ranked(c analysis.Cause) bool {
	if strings.HasPrefix(c.ID, MarkGarbage) {
		return false
	}
	switch Mark(c) {
	case MarkRest, MarkResidual, MarkIllDefined, MarkGarbage + "1", MarkGarbage + "2":
		return false
	}
	return true
}

// Unranked marks, by their index, the causes that are not Ranked.
func Unranked(causes []analysis.Cause) []bool {
	list := make([]bool, len(causes))
	for i, c := range causes {
		list[i] = !Ranked(c)
	}
	return list
}
