package cause

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// illDefined are the ill-defined causes of WHO, ICD-10 volume 2 (2016), annex 7.3.
// Of I50 the annex names acute heart failure only, which no code tells apart; it is
// left out. R95 (sudden infant death), R57.2, R65.0 and R65.1 are not ill-defined.
//
// The second range of R codes ends at R64: so the list has it as carried by the R
// package codeditr (OxfordIHTM/codeditr, commit 039548c), and Rule A of the edition of
// 2010, which the annex replaced, had all of R00-R94 and R96-R99. An end at R59.9,
// which some copies print, would leave out oedema and cachexia (R60-R64).
const illDefined = "I46.1;I46.9;I95.9;I99;J96.0;J96.9;P28.5;R00-R57.1;R57.8-R64;R65.2-R65.3;R68.0-R94;R96-R99"

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
