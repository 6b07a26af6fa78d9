package risk

import (
	"io"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// Reference is how deaths spread over ICD-10 codes somewhere. It says which part of a
// wide cause of the data is the narrower cause of a relative risk.
type Reference struct {
	Name, TH string // in English and Thai; of a file, its name
	atoms    []atom
}

// atom is a set of codes that is not told apart further.
type atom struct {
	codes  codeSet
	sex    analysis.Sex
	deaths float64
}

func defaultReference() (*Reference, error) {
	s, err := builtin("reference.csv", []string{"icd10", "sex", "deaths", "basis"}, nil)
	if err != nil {
		return nil, err
	}
	ref, err := newReference(s, "Sa Kaeo 2021-2025, partly Argentina 2017-2019")
	if err == nil {
		ref.TH = "สระแก้ว พ.ศ. 2564-2568 บางส่วนอาร์เจนตินา พ.ศ. 2560-2562"
	}
	return ref, err
}

// ParseReference reads a distribution of deaths from CSV: icd10, deaths and, where
// they differ, sex. Codes must not overlap within a sex. Errors are
// *analysis.DataError values that name line and column.
func ParseReference(r io.Reader, name string) (*Reference, error) {
	s, err := readSheet(r, name, []string{"icd10", "deaths"}, []string{"sex", "basis"})
	if err != nil {
		return nil, err
	}
	return newReference(s, name)
}

func newReference(s *sheet, name string) (*Reference, error) {
	ref := &Reference{Name: name, TH: name}
	for _, row := range s.rows {
		codes, err := cause.ParseRanges(row.get("icd10"))
		if err != nil || len(codes) == 0 {
			return nil, row.fail("icd10", "write codes such as I20-I25 or E11;E14", "%q are no ICD-10 codes", row.get("icd10"))
		}
		a := atom{codes: newCodeSet(codes)}
		if a.sex, err = row.sex(); err != nil {
			return nil, err
		}
		if a.deaths, _, err = row.number("deaths"); err != nil {
			return nil, err
		}
		if a.deaths < 0 {
			return nil, row.fail("deaths", "", "%v deaths are negative", a.deaths)
		}
		ref.atoms = append(ref.atoms, a)
	}
	return ref, nil
}

// undecided is the part of a cause's deaths that may lie in codes the reference does not
// tell apart before a share counts as unknown.
const undecided = 0.001

// share returns which part of the deaths of whole are of part, for a sex; known is false
// where the reference cannot tell.
func (r *Reference) share(part, whole codeSet, sex analysis.Sex) (share float64, known bool) {
	if r == nil {
		return 0, false
	}
	var in, all, torn float64
	for _, a := range r.atoms {
		if a.deaths == 0 || !sexMeets(a.sex, sex) || !a.codes.meets(whole) {
			continue
		}
		all += a.deaths
		switch {
		case a.codes.within(part):
			in += a.deaths
		case a.codes.meets(part), !a.codes.within(whole):
			torn += a.deaths
		}
	}
	if all == 0 || torn > undecided*all {
		return 0, false
	}
	return in / all, true
}
