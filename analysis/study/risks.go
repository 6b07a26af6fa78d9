package study

import (
	"context"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

// RiskOptions say what is known of risks and exposures. Nil is what comes with the
// program: national exposures, marked as such on every line.
type RiskOptions struct {
	Evidence  *risk.Evidence
	Exposures *risk.Exposures
	Options   risk.Options // By, Ax, Level, Draws and Seed are the study's
}

// Risks are the risk factors of the near side, ranked as a whole and split by cause.
type Risks struct{ Whole, ByCause *risk.Result }

// Risks ranks the risk factors of the near side: of men, of women, or of both together
// as the sum of the two. Data that are not split by sex have none.
func (s *Study) Risks(ctx context.Context, sex analysis.Sex) (*Risks, error) {
	return once(s.risks, sex, func() (*Risks, error) {
		subject, err := s.subject(sex)
		if err != nil {
			return nil, err
		}
		known := s.Options.Risks
		if known.Evidence == nil {
			if known.Evidence, err = risk.DefaultEvidence(); err != nil {
				return nil, err
			}
		}
		if known.Exposures == nil {
			if known.Exposures, err = known.Evidence.DefaultExposures(); err != nil {
				return nil, err
			}
		}
		opt := known.Options
		opt.Ax, opt.Level, opt.Draws, opt.Seed = s.Options.Ax, s.Options.Level, s.Options.Draws, s.Options.Seed
		var r Risks
		for _, part := range []struct {
			by  risk.By
			out **risk.Result
		}{{risk.ByRisk, &r.Whole}, {risk.ByRiskCause, &r.ByCause}} {
			opt.By = part.by
			if part.by == risk.ByRiskCause {
				opt.Draws = 0 // limits are shown of the whole alone
			}
			ranked, err := risk.Rank(ctx, []risk.Subject{subject}, known.Evidence, known.Exposures, opt)
			if err != nil {
				return nil, err
			}
			*part.out = ranked[0]
		}
		return &r, nil
	})
}

// subject is the area's men and women, made alike.
func (s *Study) subject(sex analysis.Sex) (risk.Subject, error) {
	sexes := []analysis.Sex{sex}
	if sex == analysis.Both {
		sexes = []analysis.Sex{analysis.Male, analysis.Female}
	}
	var sides []analysis.Side
	for _, one := range sexes {
		sides = append(sides, s.side(one))
	}
	pops, _, err := s.Data.Ready(sides, s.Options.OpenAge, s.Options.AllowSmall)
	return risk.Subject{Area: s.Data.Areas[s.Area], Period: s.Period, Parts: pops}, err
}
