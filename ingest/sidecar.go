package ingest

import (
	"errors"
	"strconv"
	"strings"

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
			if err := s.header(row, cells, append(need, optional...)); err != nil {
				return err
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

// header finds the columns wanted; others may stand beside them.
func (s *sidecar) header(row int, cells, wanted []string) error {
	for i, name := range cells {
		for _, want := range wanted {
			if key := thai.Key(name); key == "" || key != thai.Key(want) && key != thai.Key(sidecarThai[want]) {
				continue
			}
			if _, twice := s.col[want]; twice {
				return s.book.Errorf(row, i, "take one of the two out", "a second column %s", want)
			}
			s.col[want] = i
		}
	}
	return nil
}

// sidecarThai are the Thai names of columns.
var sidecarThai = map[string]string{"age": "อายุ", "sex": "เพศ", "prevalence": "ความชุก", "n": "จำนวนตัวอย่าง"}

// input names the file that was read.
func (s *sidecar) input() Input { return Input{s.book.File, s.book.SHA256()} }

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
func ReadAx(path string) (map[int]float64, Input, error) {
	s, err := readSidecar(path, []string{"age", "ax"}, nil)
	if err != nil {
		return nil, Input{}, err
	}
	values := map[int]float64{}
	for _, r := range s.rows {
		a, err := s.age(r)
		if err != nil {
			return nil, Input{}, err
		}
		if _, twice := values[a.Lo]; twice {
			return nil, Input{}, s.book.Errorf(r.row, s.col["age"], "keep one row for each age", "a second value for age %d", a.Lo)
		}
		if values[a.Lo], err = s.number(r, "ax"); err != nil {
			return nil, Input{}, err
		}
	}
	return values, s.input(), nil
}
