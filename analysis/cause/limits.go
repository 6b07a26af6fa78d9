package cause

import (
	_ "embed"
	"sync"

	"github.com/lehackathon/le/analysis"
)

//go:embed limits.csv
var limitsCSV string

// sexIndex holds the codes limited to women (item 0) and to men (item 1).
var sexIndex = sync.OnceValue(func() index {
	codes := make([]Ranges, 2)
	for _, row := range mustTable(limitsCSV, "limits.csv", "sex", "icd10") {
		i := 0
		if row.get("sex") == "male" {
			i = 1
		}
		codes[i] = mustParse(row.get("icd10"))
	}
	return newIndex(codes)
})

// Ages outside which a mother's death is taken to be miscoded, in completed years.
const (
	motherFrom = 10
	motherTo   = 55
)

var (
	maternal  = Ranges{{"O00", "O99"}}
	perinatal = Ranges{{"P00", "P96"}}
)

// Impossible says why nobody of a sex and age can have died of the codes, or "":
// codes limited to the other sex (WHO, ICD-10 volume 2 (2016), annex 7.8, which adds
// some that are merely far likelier in one sex), O00-O99 outside ages 10 to 55, and
// P00-P96 after infancy. Ages run from low to high completed years, -1 if open; a
// group that reaches into the possible ages passes. So do codes of which a part is
// possible, and the sum of both sexes.
func Impossible(codes Ranges, sex analysis.Sex, low, high int) string {
	return limitOf(codes).excludes(sex, low, high)
}

// limit is whom all of a cause's codes are limited to.
type limit struct {
	sex                 analysis.Sex // [analysis.Both] for either
	maternal, perinatal bool
}

func limitOf(codes Ranges) limit {
	if len(codes) == 0 {
		return limit{}
	}
	l := limit{maternal: codes.Within(maternal), perinatal: codes.Within(perinatal)}
	switch item, _ := sexIndex().place(codes); item {
	case 0:
		l.sex = analysis.Female
	case 1:
		l.sex = analysis.Male
	}
	return l
}

func (l limit) any() bool { return l != limit{} }

// excludes says what shuts a sex and age out: "sex", "age" or "".
func (l limit) excludes(sex analysis.Sex, low, high int) string {
	switch {
	case sex == analysis.Male && l.sex == analysis.Female, sex == analysis.Female && l.sex == analysis.Male:
		return "sex"
	case l.maternal && (low > motherTo || high >= 0 && high < motherFrom):
		return "age"
	case l.perinatal && low >= 1:
		return "age"
	}
	return ""
}
