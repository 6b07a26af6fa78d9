package ingest

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// Health is the prevalence of ill health by sex and age that a survey found.
type Health struct {
	File  string
	Input Input
	rows  map[analysis.Sex][]healthRow
}

type healthRow struct {
	lo, hi        int
	prevalence, n float64
	row           int
}

// ReadHealth reads a file with the columns age and prevalence (a share, or percent
// with a % sign), and optionally sex and n, the persons asked.
func ReadHealth(path string) (*Health, error) {
	s, err := readSidecar(path, []string{"age", "prevalence"}, []string{"sex", "n"})
	if err != nil {
		return nil, err
	}
	h := &Health{File: path, Input: s.input(), rows: map[analysis.Sex][]healthRow{}}
	for _, r := range s.rows {
		a, err := s.age(r)
		if err != nil {
			return nil, err
		}
		sex := analysis.Both
		if _, given := s.col["sex"]; given {
			switch parsed, err := thai.ParseSex(s.text(r, "sex")); {
			case err != nil || parsed == thai.SexUnknown:
				return nil, s.book.Errorf(r.row, s.col["sex"], "write male, female or both", "sex %q is not known", s.text(r, "sex"))
			case parsed == thai.Male:
				sex = analysis.Male
			case parsed == thai.Female:
				sex = analysis.Female
			}
		}
		row := healthRow{lo: a.Lo, hi: a.Hi, row: r.row}
		if row.prevalence, err = s.number(r, "prevalence"); err != nil {
			return nil, err
		}
		if row.prevalence > 1 {
			return nil, s.book.Errorf(r.row, s.col["prevalence"], "write a share such as 0.25, or 25%", "prevalence %v is above 1", row.prevalence)
		}
		if s.text(r, "n") != "" {
			if row.n, err = s.number(r, "n"); err != nil {
				return nil, err
			}
		}
		h.rows[sex] = append(h.rows[sex], row)
	}
	for _, rows := range h.rows {
		if err := s.refuseOverlaps(rows); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// refuseOverlaps sorts the rows of one sex by age and finds an age that stands
// twice: a subtotal, or the rows of another area.
func (s *sidecar) refuseOverlaps(rows []healthRow) error {
	slices.SortStableFunc(rows, func(a, b healthRow) int { return a.lo - b.lo })
	for i := 1; i < len(rows); i++ {
		if before := rows[i-1]; rows[i].lo < before.hi {
			return s.book.Errorf(rows[i].row, s.col["age"], "keep one set of age groups for each sex, of one area",
				"age %s overlaps age %s of row %d", rows[i].label(), before.label(), before.row)
		}
	}
	return nil
}

func (r healthRow) label() string { return thai.Age{Lo: r.lo, Hi: r.hi}.String() }

// For returns prevalence and persons asked (nil unless given for every group) by
// the age groups of a table. A wider group of the survey stands for the groups
// inside it, its persons shared out by their years; narrower ones are averaged, by
// persons where those are known, else by years. Open groups count up to the same
// age, openYears above the last one's start. Data for both sexes stand in where a
// sex is not given. A group of which the survey leaves years out is an error.
func (h *Health) For(sex analysis.Sex, ages analysis.Ages) (prevalence, asked []float64, err error) {
	rows := h.rows[sex]
	if rows == nil {
		rows = h.rows[analysis.Both]
	}
	if rows == nil {
		return nil, nil, &analysis.DataError{Where: h.File, Msg: fmt.Sprintf("no prevalence for %s", sex),
			Hint: "add rows for that sex, or for both; or choose a sex with --sex"}
	}
	end := max(ages[ages.Open()], rows[len(rows)-1].lo) + openYears
	prevalence, asked = make([]float64, len(ages)), make([]float64, len(ages))
	for i, lo := range ages {
		hi := end
		if i < ages.Open() {
			hi = ages[i+1]
		}
		var covered int
		if prevalence[i], asked[i], covered = average(rows, lo, hi, end); covered == 0 || i < ages.Open() && covered < hi-lo {
			return nil, nil, &analysis.DataError{Where: h.File, Msg: fmt.Sprintf("no prevalence for %s aged %s, or not for all of it", sex, ages.Label(i)),
				Hint: "add the missing age groups"}
		}
	}
	if slices.Contains(asked, 0) {
		asked = nil
	}
	return prevalence, asked, nil
}

// openYears is how long the last open group counts when persons are shared out.
const openYears = 15

// average returns the prevalence from age lo to below hi, the persons asked (0
// where not known for all of it) and the years of it that the rows cover.
func average(rows []healthRow, lo, hi, end int) (prevalence, asked float64, covered int) {
	var byYears, byPersons float64
	known := true
	for _, r := range rows {
		top := min(r.hi, end)
		years := min(hi, top) - max(lo, r.lo)
		if years <= 0 {
			continue
		}
		persons := r.n * float64(years) / float64(top-r.lo)
		byYears += float64(years) * r.prevalence
		byPersons += persons * r.prevalence
		asked += persons
		covered += years
		known = known && r.n > 0
	}
	switch {
	case covered == 0:
		return 0, 0, 0
	case !known:
		return byYears / float64(covered), 0, covered
	}
	return byPersons / asked, asked, covered
}
