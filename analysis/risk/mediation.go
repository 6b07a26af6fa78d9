package risk

import (
	"github.com/lehackathon/le/analysis/cause"
)

// mediator is the share of a risk's excess relative risk for a cause that passes
// through another risk.
type mediator struct {
	risk, through string
	codes         codeSet
	share         float64
}

func readMediation() ([]mediator, error) {
	s, err := builtin("mediation.csv", []string{"risk", "mediator", "cause", "icd10", "mf", "low", "high", "verification", "note"}, nil)
	if err != nil {
		return nil, err
	}
	var list []mediator
	for _, row := range s.rows {
		codes, err := cause.ParseRanges(row.get("icd10"))
		if err != nil {
			return nil, row.fail("icd10", "", "%v", err)
		}
		m := mediator{risk: row.get("risk"), through: row.get("mediator"), codes: newCodeSet(codes)}
		if m.share, _, err = row.number("mf"); err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	return list, nil
}

// mediated is the share of the excess risk of r for codes that passes through those
// other risks that are in the analysis. Where no line has exactly the codes, the one
// that has most in common with them stands in.
func (e *Evidence) mediated(r Risk, codes codeSet, in func(id string) bool) float64 {
	if r.base != "" && in(r.base) {
		return 1 // it acts through the other risk alone
	}
	var shares []float64
	for _, through := range e.Risks {
		if through.ID == r.ID || !in(through.ID) {
			continue
		}
		best, share := 0.0, 0.0
		for _, m := range e.mediation {
			if m.risk != r.ID || m.through != through.ID {
				continue
			}
			both := float64(m.codes.common(codes).size())
			if alike := both * both / (float64(m.codes.size()) * float64(codes.size())); alike > best {
				best, share = alike, m.share
			}
		}
		shares = append(shares, share)
	}
	return MediatedShare(shares...)
}
