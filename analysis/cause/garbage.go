package cause

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/lehackathon/le/analysis"
)

// illDefined are the ill-defined causes of WHO, ICD-10 volume 2 (2016), annex 7.3.
// Of I50 the annex names acute heart failure only, which no code tells apart; it is
// left out. R95 (sudden infant death), R57.2, R65.0 and R65.1 are not ill-defined.
const illDefined = "I46.1;I46.9;I95.9;I99;J96.0;J96.9;P28.5;R00-R57.1;R57.8-R59.9;R65.2-R65.3;R68.0-R94;R96-R99"

// chapterXVIII are the symptoms and signs. A group that reaches over more of them
// than annex 7.3 names counts as ill-defined, as in most tabulations.
var chapterXVIII = Ranges{{"R00", "R99"}}

//go:embed garbage.csv
var garbageCSV string

// indexes of fixed tables, built when first asked for.
var (
	illDefinedIndex = sync.OnceValue(func() index { return newIndex([]Ranges{mustParse(illDefined)}) })
	garbageIndex    = sync.OnceValue(func() index {
		levels := make([]Ranges, 4)
		for _, row := range mustTable(garbageCSV, "garbage.csv", "level", "icd10") {
			n, err := strconv.Atoi(row.get("level"))
			if err != nil {
				panic(fmt.Sprintf("cause: garbage.csv: %v", err))
			}
			levels[n-1] = mustParse(row.get("icd10"))
		}
		return newIndex(levels)
	})
)

// mustParse and mustTable read what comes with the program and is tested with it.
func mustParse(codes string) Ranges {
	list, err := ParseRanges(codes)
	if err != nil {
		panic("cause: " + err.Error())
	}
	return list
}

func mustTable(text, name string, columns ...string) []row {
	t, err := readTable(strings.NewReader(text), name, columns, columns)
	if err != nil {
		panic("cause: " + err.Error())
	}
	return t.rows
}

// IllDefined reports whether a code is an ill-defined cause of death: WHO, ICD-10
// volume 2 (2016), annex 7.3. The code is as [ParseCode] returns it.
func IllDefined(code string) bool { return illDefinedIndex().find(code) >= 0 }

// GarbageLevel returns the level of a code that is no underlying cause of death in
// the sense of GBD 2021, or 0: 1 says nothing of the cause, 4 leaves only the exact
// cause within a group open. Unspecified pneumonia (J18) and stroke (I64) are level
// 4: right for a broad group. The code is as [ParseCode] returns it.
func GarbageLevel(code string) int { return garbageIndex().find(code) + 1 }

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

func classify(c analysis.Cause) class {
	codes := CodesOf(c)
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
