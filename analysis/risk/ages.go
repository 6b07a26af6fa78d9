package risk

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// oldest closes ages without an upper end.
const oldest = 130

// span is a run of completed years, both ends included.
type span struct{ from, to int }

func (s span) has(age int) bool { return s.from <= age && age <= s.to }

func (s span) overlaps(o span) bool { return s.from <= o.to && o.from <= s.to }

func (s span) String() string {
	if s.to >= oldest-10 {
		return fmt.Sprintf("%d+", s.from)
	}
	return fmt.Sprintf("%d-%d", s.from, s.to)
}

// parseSpan reads "20-29", "70+", "70 ปีขึ้นไป" or "" for all ages.
func parseSpan(text string) (span, bool) {
	text = strings.NewReplacer(" ", "", "อายุ", "", "ปี", "", "ขึ้นไป", "+", "–", "-").Replace(digits(text))
	from, to, isRange := strings.Cut(strings.TrimSuffix(text, "+"), "-")
	if text == "" {
		return span{0, oldest}, true
	}
	a, err := strconv.Atoi(strings.TrimSpace(from))
	b := a
	if err == nil && isRange {
		b, err = strconv.Atoi(strings.TrimSpace(to))
	} else if strings.HasSuffix(text, "+") {
		b = oldest
	}
	return span{a, b}, err == nil && 0 <= a && a <= b && b <= oldest
}

// typical is the age that stands for a group when ages of other tables are looked up:
// its middle, or five years above the start of the open group.
func typical(ages analysis.Ages, i int) int {
	if i == ages.Open() {
		return ages[i] + 5
	}
	return ages[i] + ages.Width(i)/2
}
