package report

import (
	"context"
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/analysis/study"
)

// AboutStudy is what stands below every chart of a study: what the data are called,
// how far they can be trusted, and whether they are simulated.
func AboutStudy(s *study.Study, era analysis.Era) chart.About {
	d := s.Data
	stamp := s.Quality().Stamp()
	a := chart.About{Source: chart.Phrase{EN: d.Title, TH: d.TitleTH}, Simulated: d.Simulated,
		Quality: chart.Quality{Grade: stamp.Verdict.Colour("en")}}
	if len(stamp.Reasons) > 0 {
		a.Quality.Reason = chart.Phrase{EN: shortReason(stamp, "en", era), TH: shortReason(stamp, "th", era)}
	}
	return a
}

// shortReason is the first reason for a stamp, and how many more there are.
func shortReason(s quality.Stamp, lang string, era analysis.Era) string {
	f := s.Reasons[0]
	text, more := f.ShortEN, "%s and %d more"
	if lang == "th" {
		text, more = f.ShortTH, "%s และอีก %d ข้อ"
	}
	if where := f.Where(lang, era); where != "" {
		text += " (" + where + ")"
	}
	if len(s.Reasons) > 1 {
		text = fmt.Sprintf(more, text, len(s.Reasons)-1)
	}
	return text
}

// Input gathers what a kind of chart is drawn from. Areas stand in the order of the
// studies, sexes as given. A chart of one population takes the first study and sex.
func Input(studies []*study.Study, sexes []analysis.Sex, need chart.Need, about chart.About) (chart.Input, error) {
	in := chart.Input{About: about}
	var err error
	switch need {
	case chart.NeedGap, chart.NeedGaps:
		err = eachOf(studies, sexes, func(s *study.Study, sex analysis.Sex) error {
			gap, err := s.Gap(sex)
			if err == nil {
				in.Gaps = append(in.Gaps, gap)
			}
			return err
		})
	case chart.NeedTables, chart.NeedFewTables:
		err = eachOf(studies, sexes, func(s *study.Study, sex analysis.Sex) error {
			p, err := s.Pair(sex)
			if err != nil {
				return err
			}
			in.Tables = addTable(in.Tables, chart.TableOf{Pop: p.Near, Table: p.NearTable})
			in.Tables = addTable(in.Tables, chart.TableOf{Pop: p.Against, Table: p.AgainstTable})
			return nil
		})
	case chart.NeedTrend:
		err = eachOf(studies, sexes, func(s *study.Study, sex analysis.Sex) error {
			near, against := s.Trend(sex)
			in.Trend = addSeries(in.Trend, series(s.Data.Areas[s.Area], sex, near))
			if len(against) > 0 {
				p, err := s.Pair(sex)
				if err != nil {
					return err
				}
				in.Trend = addSeries(in.Trend, series(p.Against.Area, sex, against))
			}
			return nil
		})
	case chart.NeedBurden, chart.NeedChange:
		err = rankings(&in, studies[0], sexes[0], need)
	case chart.NeedSexes:
		in.Sexes, err = bothSexes(studies[0])
	case chart.NeedSexGaps:
		err = eachOf(studies[:1], []analysis.Sex{analysis.Male, analysis.Female}, func(s *study.Study, sex analysis.Sex) error {
			gap, err := s.Gap(sex)
			in.Gaps = append(in.Gaps, gap)
			return err
		})
	case chart.NeedAreaGaps:
		in.Areas.Own = studies[0].Data.Areas[studies[0].Area]
		in.Areas.List, in.About.Warnings, err = studies[0].Gaps(sexes[0])
	case chart.NeedPlaces, chart.NeedRatios:
		in.Places, in.About.Warnings, err = places(studies[0], sexes[0], need == chart.NeedRatios)
	case chart.NeedRisks:
		var risks *study.Risks
		if risks, err = studies[0].Risks(context.Background(), sexes[0]); err == nil {
			in.Risks, in.Parts = risks.Whole, risks.ByCause
		}
	case chart.NeedSwings:
		in.Swings, err = swings(studies[0], sexes[0])
	default:
		panic(fmt.Sprintf("report: need %d of a chart is not known", need))
	}
	return in, err
}

// eachOf calls f for every study and sex.
func eachOf(studies []*study.Study, sexes []analysis.Sex, f func(*study.Study, analysis.Sex) error) error {
	for _, s := range studies {
		for _, sex := range sexes {
			if err := f(s, sex); err != nil {
				return err
			}
		}
	}
	return nil
}

func series(area analysis.Area, sex analysis.Sex, years []study.Year) chart.Series {
	s := chart.Series{Area: area, Sex: sex}
	for _, y := range years {
		s.Points = append(s.Points, chart.Point{Period: y.Period, Value: y.Ex, Lower: y.Lower, Upper: y.Upper})
	}
	return s
}

// addTable adds a population that is not there yet: studies share what they are
// compared with.
func addTable(list []chart.TableOf, t chart.TableOf) []chart.TableOf {
	for _, k := range list {
		if k.Pop.Area == t.Pop.Area && k.Pop.Period == t.Pop.Period && k.Pop.Sex == t.Pop.Sex {
			return list
		}
	}
	return append(list, t)
}

// addSeries is addTable for trends.
func addSeries(list []chart.Series, s chart.Series) []chart.Series {
	for _, k := range list {
		if k.Area == s.Area && k.Sex == s.Sex {
			return list
		}
	}
	return append(list, s)
}

// rankings fills in the causes ranked, and for a change those of the earlier year.
func rankings(in *chart.Input, s *study.Study, sex analysis.Sex, need chart.Need) (err error) {
	if need == chart.NeedBurden {
		in.Burden, err = s.Causes(sex)
		return err
	}
	change, err := s.Change(sex)
	if err != nil {
		return err
	}
	in.Before, in.Burden = change.Then, change.Now
	return nil
}

// bothSexes are men and women of the area, then of what it is compared with.
func bothSexes(s *study.Study) ([]chart.Sexes, error) {
	men, err := s.Pair(analysis.Male)
	if err != nil {
		return nil, err
	}
	women, err := s.Pair(analysis.Female)
	if err != nil {
		return nil, err
	}
	list := []chart.Sexes{{Men: men.Near, Women: women.Near}}
	if !men.Same && !women.Same {
		list = append(list, chart.Sexes{Men: men.Against, Women: women.Against})
	}
	return list, nil
}

// places are the life expectancies of all areas, with deaths observed and expected at
// the other side's rates where ratios are asked for.
func places(s *study.Study, sex analysis.Sex, ratios bool) (chart.Places, []analysis.Warning, error) {
	list, warnings := s.Areas(sex)
	p := chart.Places{Own: s.Data.Areas[s.Area], Period: s.Period, Sex: sex, Method: "ax " + s.Options.Ax.String()}
	for _, a := range list {
		p.List = append(p.List, chart.Place{Area: a.Area, Value: a.Ex, Lower: a.Lower, Upper: a.Upper})
	}
	if !ratios {
		return p, warnings, nil
	}
	smr, err := s.Ratios(sex, list)
	for i, r := range smr {
		p.List[i].Observed, p.List[i].Expected = r.Observed, r.Expected
	}
	return p, warnings, err
}

// swings is what the area's life expectancy depends on.
func swings(s *study.Study, sex analysis.Sex) (chart.Sensitivity, error) {
	central, list, err := s.Sensitivity(sex)
	out := chart.Sensitivity{Outcome: chart.Phrase{EN: "life expectancy of " + s.Data.Areas[s.Area].Name("en"), TH: "อายุคาดเฉลี่ยของ" + s.Data.Areas[s.Area].Name("th")},
		Unit: chart.Phrase{EN: "years", TH: "ปี"}, Central: central, Method: "ax " + s.Options.Ax.String()}
	for _, w := range list {
		out.Swings = append(out.Swings, chart.Swing{ID: w.ID, Name: chart.Phrase{EN: w.EN, TH: w.TH}, AtLow: w.AtLow, AtHigh: w.AtHigh, Low: w.Low, High: w.High, Now: w.Now})
	}
	return out, err
}
