package burden

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// maxStandard bounds a file of weights: single ages with remarks fit many times.
const maxStandard = 1 << 20

// weight is one line of a file: an age group and its weight.
type weight struct {
	lo, hi int // hi is the first age above; 0 where the label does not say
	value  float64
	line   int
}

// ParseStandard reads a standard population from CSV with the columns age and
// weight (อายุ, น้ำหนัก), in any order of lines. Ages are "0-4", "85+", "<1" or a
// lower bound alone; together they leave no gap and end with an open group. Lines
// that begin with # say where the weights are from. Errors are *analysis.DataError
// values that name the line.
func ParseStandard(r io.Reader, name string) (*Standard, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxStandard+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxStandard {
		return nil, dataErrorf(name, "give the weights alone", "the file is larger than %d MB", maxStandard>>20)
	}
	plain := strings.TrimPrefix(string(text), "\ufeff")
	list, err := readWeights(plain, name)
	if err != nil {
		return nil, err
	}
	s := &Standard{Name: name, EN: name, TH: name, Source: remarks(plain)}
	return s, s.fill(list)
}

func readWeights(text, name string) ([]weight, error) {
	const hint = "the columns are age and weight, with commas between them"
	c := csv.NewReader(strings.NewReader(text))
	c.Comment, c.FieldsPerRecord, c.TrimLeadingSpace = '#', -1, true
	header, err := c.Read()
	if err != nil {
		return nil, dataErrorf(name, hint, "no header was found")
	}
	age, value := column(header, "age", "อายุ"), column(header, "weight", "น้ำหนัก")
	if age < 0 || value < 0 {
		return nil, dataErrorf(name, hint, "the columns are %q", header)
	}
	var list []weight
	for {
		record, err := c.Read()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, dataErrorf(name, hint, "%v", err)
		}
		line, _ := c.FieldPos(0)
		where := fmt.Sprintf("%s: line %d", name, line)
		if len(record) <= max(age, value) {
			return nil, dataErrorf(where, hint, "there are only %d cells", len(record))
		}
		w := weight{line: line}
		var ok bool
		if w.lo, w.hi, ok = parseAge(record[age]); !ok {
			return nil, dataErrorf(where, "write ages such as 0-4, 5-9 … 85+", "%q is no age group", record[age])
		}
		w.value, err = strconv.ParseFloat(strings.TrimSpace(record[value]), 64)
		if err != nil || !(w.value >= 0) || math.IsInf(w.value, 0) {
			return nil, dataErrorf(where, "write a number, 0 or more", "weight %q is no weight", record[value])
		}
		list = append(list, w)
	}
}

// column finds a header by one of its names.
func column(header []string, names ...string) int {
	return slices.IndexFunc(header, func(h string) bool {
		return slices.Contains(names, strings.ToLower(strings.TrimSpace(h)))
	})
}

// parseAge reads "0-4", "85+", "<1", "5" or "80 ปีขึ้นไป" as completed years.
func parseAge(label string) (lo, hi int, ok bool) {
	text := strings.NewReplacer("ปีขึ้นไป", "+", "ปี", "", "–", "-", " ", "").Replace(label)
	number := func(s string) (int, bool) {
		n, err := strconv.Atoi(s)
		return n, err == nil && n >= 0 && n <= lifetable.MaxAge && s[0] != '+'
	}
	if under, found := strings.CutPrefix(text, "<"); found {
		hi, ok = number(under)
		return 0, hi, ok && hi > 0
	}
	if from, found := strings.CutSuffix(text, "+"); found {
		lo, ok = number(from)
		return lo, analysis.OpenEnd, ok
	}
	from, to, group := strings.Cut(text, "-")
	if lo, ok = number(from); !ok || !group {
		return lo, 0, ok
	}
	hi, ok = number(to)
	return lo, hi + 1, ok && hi >= lo
}

// fill takes the weights in the order of their ages and checks that they join.
func (s *Standard) fill(list []weight) error {
	const hint = "give one weight for every age, the last group open: 0-4, 5-9 … 85+"
	slices.SortStableFunc(list, func(a, b weight) int { return cmp.Compare(a.lo, b.lo) })
	var sum float64
	for i, w := range list {
		where := fmt.Sprintf("%s: line %d", s.Name, w.line)
		last := i == len(list)-1
		switch {
		case !last && list[i+1].lo == w.lo:
			return dataErrorf(where, hint, "two weights start at age %d", w.lo)
		case !last && w.hi != 0 && w.hi != list[i+1].lo:
			return dataErrorf(where, hint, "the next weight starts at age %d, and not where this group ends", list[i+1].lo)
		case last && w.hi != 0 && w.hi != analysis.OpenEnd:
			return dataErrorf(where, hint, "the last age group is not open")
		}
		s.Ages, s.Weights = append(s.Ages, w.lo), append(s.Weights, w.value)
		sum += w.value
	}
	if len(list) < 2 {
		return dataErrorf(s.Name, hint, "there are %d weights", len(list))
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return dataErrorf(s.Name, hint, "the weights add up to %v", sum)
	}
	return nil
}

// remarks joins the # lines at the top of a file.
func remarks(text string) string {
	var lines []string
	for s := bufio.NewScanner(strings.NewReader(text)); s.Scan() && strings.HasPrefix(s.Text(), "#"); {
		lines = append(lines, strings.TrimSpace(strings.TrimPrefix(s.Text(), "#")))
	}
	return strings.Join(lines, " ")
}
