package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/lifetable"
)

// The life table's own types, under the names every room uses.
type (
	// Sex of a population; Both is the sum of men and women.
	Sex = lifetable.Sex
	// Ages are the lower bounds of the age groups, the last one open.
	Ages = lifetable.Ages
	// Warning is what a reader of a result must know, in both languages.
	Warning = lifetable.Warning
)

// The sexes.
const (
	Both       = lifetable.Both
	Male       = lifetable.Male
	Female     = lifetable.Female
	UnknownSex = lifetable.UnknownSex
)

// Level says what kind of area an area is. Areas of unlike levels are never
// added up: a country contains its provinces.
type Level string

// The levels, from the widest to the narrowest. AreaLevel is used where the
// source does not say.
const (
	Country   Level = "country"
	Region    Level = "region"
	Province  Level = "province"
	District  Level = "district"
	AreaLevel Level = "area"
)

// Area is a place that deaths and population belong to.
type Area struct {
	Code   string // TIS 1099 for Thai provinces, "TH" for the country, else as in the source, or ""
	TH, EN string // names; one of them may be ""
	Level  Level
	Within string // code of the region it belongs to, or ""

	Also string // other names that files gave it, one a line
}

// Names are the code, the names and the other names of the area, those there are.
func (a Area) Names() []string {
	list := append([]string{a.Code, a.TH, a.EN}, a.Aliases()...)
	return slices.DeleteFunc(list, func(n string) bool { return n == "" })
}

// Aliases are the other names that files gave the area.
func (a Area) Aliases() []string {
	return strings.FieldsFunc(a.Also, func(c rune) bool { return c == '\n' })
}

// Name returns the name in the language asked for ("th" or "en"), or the other
// one where there is none.
func (a Area) Name(lang string) string { return nameIn(lang, a.TH, a.EN, a.Code) }

// nameIn returns the first of the names that is there: the one in the language
// asked for, the one in the other, the code.
func nameIn(lang, th, en, code string) string {
	if lang == "en" {
		th, en = en, th
	}
	return cmp.Or(th, en, code)
}

// Cause is one member of the partition of a dataset's deaths.
type Cause struct {
	ID     string // stable, unique in the dataset
	TH, EN string
	ICD10  string // ranges, "I60-I69;G45", or ""
	Parent string // id of the heading it belongs to, or ""
}

// Name returns the name in the language asked for, or the other one.
func (c Cause) Name(lang string) string { return nameIn(lang, c.TH, c.EN, c.ID) }

// CauseAll is the id of deaths that are not split by cause.
const CauseAll = "all"

// CauseUnlisted is the id of deaths that an all-cause total holds beyond the
// causes listed.
const CauseUnlisted = "unlisted"

// Period is a run of whole years, CE. Fiscal years start on 1 October of the
// year before.
type Period struct {
	From, To int
	Fiscal   bool
}

// Years returns how long the period is.
func (p Period) Years() int { return p.To - p.From + 1 }

// Days returns the first and the last day, ISO 8601.
func (p Period) Days() (first, last string) {
	if p.Fiscal {
		return fmt.Sprintf("%04d-10-01", p.From-1), fmt.Sprintf("%04d-09-30", p.To)
	}
	return fmt.Sprintf("%04d-01-01", p.From), fmt.Sprintf("%04d-12-31", p.To)
}

// Era is the calendar a year is shown in.
type Era int

// The eras: Common (ค.ศ.) and Buddhist (พ.ศ. = ค.ศ. + 543).
const (
	CE Era = 0
	BE Era = 543
)

// Label prints "2021" or "2019-2022", in the era asked for; fiscal years are
// marked. A period that the source does not state is "unstated".
func (p Period) Label(era Era) string {
	if p.From == 0 {
		return "unstated"
	}
	s := strconv.Itoa(p.From + int(era))
	if p.To != p.From {
		s += "-" + strconv.Itoa(p.To+int(era))
	}
	if p.Fiscal {
		s += " (fiscal)"
	}
	return s
}

func (p Period) String() string { return p.Label(CE) }
