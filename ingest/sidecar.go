package ingest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// sidecar is a small table a user keeps beside the data: a header and a few
// columns, in any container that data may come in.
type sidecar struct {
	book *grid.Book
	col  map[string]int
	rows []sidecarRow
}

type sidecarRow struct {
	row   int
	cells []string
}

// maxSidecarRows is far more than 77 provinces x 3 sexes x 100 ages.
const maxSidecarRows = 100000

// readSidecar reads the file and finds the columns by name; those after need are
// optional.
func readSidecar(path string, need, optional []string) (*sidecar, error) {
	book, err := grid.Open(path, grid.Options{})
	if err != nil {
		return nil, err
	}
	defer book.Close()
	s := &sidecar{book: book, col: map[string]int{}}
	err = book.Rows(func(row int, cells []string) error {
		if len(s.col) == 0 {
			for i, name := range cells {
				for _, want := range append(need, optional...) {
					if thai.Key(name) == thai.Key(want) || thai.Key(name) == thai.Key(sidecarThai[want]) {
						s.col[want] = i
					}
				}
			}
			for _, want := range need {
				if _, ok := s.col[want]; !ok {
					return book.Errorf(row, -1, "the columns are "+strings.Join(append(need, optional...), ", "), "there is no column %s", want)
				}
			}
			return nil
		}
		if len(s.rows) == maxSidecarRows {
			return book.Errorf(row, -1, "", "more than %d rows", maxSidecarRows)
		}
		s.rows = append(s.rows, sidecarRow{row, append([]string(nil), cells...)})
		return nil
	})
	if err == nil && len(s.rows) == 0 {
		err = book.Errorf(0, 0, "", "there are no values in it")
	}
	return s, err
}

// sidecarThai are the Thai names of columns.
var sidecarThai = map[string]string{"age": "อายุ", "sex": "เพศ", "prevalence": "ความชุก", "n": "จำนวนตัวอย่าง"}

// text returns a cell, "" where the column is missing.
func (s *sidecar) text(r sidecarRow, column string) string {
	if i, ok := s.col[column]; ok && i < len(r.cells) {
		return strings.TrimSpace(r.cells[i])
	}
	return ""
}

// number reads a cell; a percent sign divides by 100.
func (s *sidecar) number(r sidecarRow, column string) (float64, error) {
	text := thai.Digits(s.text(r, column))
	plain, percent := strings.CutSuffix(text, "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(plain), 64)
	if err != nil || !(v >= 0) || v > 1e12 {
		return 0, s.book.Errorf(r.row, s.col[column], "write a number of 0 or more", "%s %q is not a number", column, s.text(r, column))
	}
	if percent {
		v /= 100
	}
	return v, nil
}

func (s *sidecar) age(r sidecarRow) (thai.Age, error) {
	a, err := thai.ParseAge(s.text(r, "age"))
	if err == nil && a.Kind != thai.Group {
		err = errors.New("age is no age group")
	}
	if err != nil {
		return a, s.book.Errorf(r.row, s.col["age"], "write ages as 0, 1-4, 85+", "%v", err)
	}
	return a, nil
}

// ReadAx reads a file with the columns age and ax: nax in years by the lower bound
// of the age group.
func ReadAx(path string) (map[int]float64, error) {
	s, err := readSidecar(path, []string{"age", "ax"}, nil)
	if err != nil {
		return nil, err
	}
	values := map[int]float64{}
	for _, r := range s.rows {
		a, err := s.age(r)
		if err != nil {
			return nil, err
		}
		if _, twice := values[a.Lo]; twice {
			return nil, s.book.Errorf(r.row, s.col["age"], "", "a second value for age %d", a.Lo)
		}
		if values[a.Lo], err = s.number(r, "ax"); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// Health is the prevalence of ill health by sex and age that a survey found.
type Health struct {
	File string
	rows map[analysis.Sex][]healthRow
}

type healthRow struct {
	lo, hi        int
	prevalence, n float64
	cell          string
}

// ReadHealth reads a file with the columns age and prevalence (a share, or percent
// with a % sign), and optionally sex and n, the persons asked.
func ReadHealth(path string) (*Health, error) {
	s, err := readSidecar(path, []string{"age", "prevalence"}, []string{"sex", "n"})
	if err != nil {
		return nil, err
	}
	h := &Health{File: path, rows: map[analysis.Sex][]healthRow{}}
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
		row := healthRow{lo: a.Lo, hi: a.Hi, cell: fmt.Sprintf("%s: cell %s", path, grid.Cell(r.row, s.col["prevalence"]))}
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
	return h, nil
}

// For returns prevalence and persons asked (nil where not given) by the age groups
// of a table. A wider group of the survey stands for the groups inside it, its
// persons shared out by their years; narrower ones are averaged, by persons where
// those are known. Data for both sexes stand in where a sex is not given.
func (h *Health) For(sex analysis.Sex, ages analysis.Ages) (prevalence, asked []float64, err error) {
	rows := h.rows[sex]
	if rows == nil {
		rows = h.rows[analysis.Both]
	}
	if rows == nil {
		return nil, nil, &analysis.DataError{Where: h.File, Msg: fmt.Sprintf("no prevalence for %s", sex), Hint: "add rows for that sex, or for both"}
	}
	prevalence, asked = make([]float64, len(ages)), make([]float64, len(ages))
	for i, lo := range ages {
		hi := thai.Open
		if i < ages.Open() {
			hi = ages[i+1]
		}
		var weight float64
		for _, r := range rows {
			covered := min(hi, r.hi) - max(lo, r.lo)
			if covered <= 0 {
				continue
			}
			w := float64(min(covered, openYears))
			if r.n > 0 {
				w *= r.n / float64(min(r.hi-r.lo, openYears))
				asked[i] += w
			}
			prevalence[i] += w * r.prevalence
			weight += w
		}
		if weight == 0 {
			return nil, nil, &analysis.DataError{Where: h.File, Msg: fmt.Sprintf("no prevalence for %s aged %s", sex, ages.Label(i)),
				Hint: "add the missing age groups"}
		}
		prevalence[i] /= weight
	}
	for _, n := range asked {
		if n == 0 {
			return prevalence, nil, nil
		}
	}
	return prevalence, asked, nil
}

// openYears is how long an open group counts when it is shared out.
const openYears = 15
