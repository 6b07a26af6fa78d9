package chart

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/cause"
)

// family is one of the three broad groups of causes, or what belongs to none.
type family int

// The families in the order charts show them.
const (
	communicable family = iota
	noncommunicable
	injury
	several // codes of more than one family, or no codes
	vague   // ill-defined, and garbage codes that say no more
	familyCount
)

func (f family) name() Phrase {
	return [...]Phrase{
		communicable:    {"Communicable, maternal, perinatal and nutritional", "โรคติดต่อ มารดา ทารก และโภชนาการ"},
		noncommunicable: {"Noncommunicable diseases", "โรคไม่ติดต่อ"},
		injury:          {"Injuries", "การบาดเจ็บ"},
		several:         {"Of several groups", "ปนกันหลายกลุ่ม"},
		vague:           {"Without a useful cause", "ไม่มีสาเหตุที่ใช้ได้"},
	}[f]
}

// fill is the paint of a family: red, blue and green, as those of the Global Burden of
// Disease, in hues that the colour-blind can tell apart.
func (f family) fill() Fill {
	h := hues()
	return [...]Fill{communicable: h[2], noncommunicable: h[0], injury: h[4], several: restGrey, vague: unclear}[f]
}

// familySource says where the families are from.
func familySource(st *Style) string {
	return st.pick("groups by codes of the WHO Mortality Database", "จัดกลุ่มตามรหัสของ WHO Mortality Database")
}

// families sorts causes into families by the groups of the WHO Mortality Database.
type families struct{ list *cause.List }

func newFamilies() (families, error) {
	l, err := cause.Builtin("who-mdb")
	return families{l}, err
}

// familyShare is the share of its codes that make a cause one of a family: lists put a
// code or two of another family among many.
const familyShare = 2.0 / 3

// of finds the family that holds most codes of a cause, three-character categories
// counting alike.
func (f families) of(c analysis.Cause, s burden.Standing) family {
	switch {
	case s.IllDefined || isIllDefined(c):
		return vague
	case s.Unassigned || isRest(c):
		return several
	}
	var count [familyCount]float64
	all := 0.0
	for _, r := range cause.CodesOf(c) {
		for _, code := range categories(r) {
			if item, ok := f.list.Find(code); ok {
				count[familyOf(item.ID)]++
				all++
			}
		}
	}
	for k, n := range count {
		if n > 0 && n >= familyShare*all {
			return family(k)
		}
	}
	return several
}

// familyOf is the family of a group of the WHO Mortality Database, whose broad groups
// are runs of its list.
func familyOf(id string) family {
	switch {
	case id <= "wmd-05":
		return communicable
	case id <= "wmd-19":
		return noncommunicable
	case id <= "wmd-22":
		return injury
	}
	return vague
}

// categories lists the three-character codes of a range; a range within one is as it
// stands.
func categories(r cause.Range) []string {
	if len(r.From) != 3 || len(r.To) != 3 {
		return []string{r.From}
	}
	var out []string
	for code := r.From; code <= r.To; code = nextCategory(code) {
		out = append(out, code)
		if code == "Z99" {
			break
		}
	}
	return out
}

// nextCategory is the category after one: "A10" after "A09", "B00" after "A99".
func nextCategory(code string) string {
	b := []byte(code)
	for _, i := range []int{2, 1} {
		if b[i] < '9' {
			b[i]++
			return string(b)
		}
		b[i] = '0'
	}
	b[0]++
	return string(b)
}
