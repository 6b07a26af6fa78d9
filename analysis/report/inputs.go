package report

import (
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
	case chart.NeedTables:
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
