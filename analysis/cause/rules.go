package cause

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Rules say where deaths of useless causes go.
type Rules struct {
	// MaxLevel is the highest garbage level that is shared out in proportion, 0 to 4,
	// beside the ill-defined. Levels 3 and 4 are right for a broad group and stay.
	MaxLevel int
	// Rules of a user. Where there are any, they alone apply.
	Rules []Rule
}

// Proportional returns the rules that share ill-defined causes and garbage of levels
// 1 and 2 out in proportion.
func Proportional() Rules { return Rules{MaxLevel: 2} }

// Rule sends deaths of some causes to others. Several rules with one From and
// overlapping ages share its deaths by their weights.
type Rule struct {
	From, To       string       // ids, codes or ranges joined by ;
	Sex            analysis.Sex // [analysis.Both] for everybody
	AgeFrom, AgeTo int          // completed years, AgeTo included; -1 is no limit
	Weight         float64      // from 1e-6 to 1e6; only the ratios of weights count
	where          string       // "rules.csv: line 3"
}

var ruleColumns = []string{"from", "to", "age", "sex", "weight"}

// ParseRules reads rules from CSV with the columns from, to, age ("15-49", "85+" or
// nothing), sex (male, female or nothing), weight (1 if empty). Errors are
// *analysis.DataError values that name line and column.
func ParseRules(r io.Reader, name string) (Rules, error) {
	t, err := readTable(r, name, ruleColumns, []string{"from", "to"})
	if err != nil {
		return Rules{}, err
	}
	var rules Rules
	for _, row := range t.rows {
		rule, err := row.rule()
		if err != nil {
			return Rules{}, err
		}
		rules.Rules = append(rules.Rules, rule)
	}
	if len(rules.Rules) == 0 {
		return Rules{}, &analysis.DataError{Where: name, Msg: "the file has no rules", Hint: "give a line for each rule below the header"}
	}
	return rules, nil
}

func (r row) rule() (Rule, error) {
	rule := Rule{From: r.get("from"), To: r.get("to"), AgeFrom: -1, AgeTo: -1, Weight: 1, where: fmt.Sprintf("%s: line %d", r.file, r.line)}
	for _, column := range []string{"from", "to"} {
		if r.get(column) == "" {
			return rule, r.errorf(column, "write a cause id, a code or ranges", "the cell is empty")
		}
	}
	var err error
	if rule.Sex, err = r.sex(); err != nil {
		return rule, err
	}
	if text := r.get("weight"); text != "" {
		w, err := strconv.ParseFloat(text, 64)
		if rule.Weight = w; err != nil || rule.checkWeight() != nil {
			return rule, r.errorf("weight", "write a number above 0, such as 1 or 0.25", "%q is no weight", text)
		}
	}
	var ok bool
	if rule.AgeFrom, rule.AgeTo, ok = ageRange(r.get("age")); !ok {
		return rule, r.errorf("age", `write ages such as "15-49", "85+" or nothing`, "%q is no range of ages", r.get("age"))
	}
	return rule, nil
}

// Weights further apart than these would lose deaths to rounding.
const (
	minWeight = 1e-6
	maxWeight = 1e6
)

func (r Rule) checkWeight() error {
	if r.Weight >= minWeight && r.Weight <= maxWeight {
		return nil
	}
	return &analysis.DataError{Where: r.where, Msg: fmt.Sprintf("the weight of the rule from %q to %q is %v", r.From, r.To, r.Weight),
		Hint: fmt.Sprintf("weights are between %v and %v", minWeight, maxWeight)}
}

// ageRange reads "15-49", "85+", "0" or "" (all ages: -1, -1).
func ageRange(s string) (from, to int, ok bool) {
	if s == "" {
		return -1, -1, true
	}
	low, isOpen := strings.CutSuffix(s, "+")
	high := low
	if !isOpen {
		if l, h, found := strings.Cut(s, "-"); found {
			low, high = l, h
		}
	}
	from, err1 := strconv.Atoi(strings.TrimSpace(low))
	to, err2 := strconv.Atoi(strings.TrimSpace(high))
	if err1 != nil || err2 != nil || from < 0 || to < from || to > 150 {
		return 0, 0, false
	}
	if isOpen {
		to = -1
	}
	return from, to, true
}

// causesOf returns the indices of the causes meant by ids, codes or ranges: a cause
// by its id, or one whose codes all lie inside the ranges.
func causesOf(text string, causes []analysis.Cause) (list []int) {
	var ranges Ranges
	var ids []string
	for _, part := range strings.Split(text, ";") {
		part = strings.TrimSpace(part)
		if r, err := ParseRanges(part); err == nil {
			ranges = append(ranges, r...)
		}
		ids = append(ids, part)
	}
	for i, c := range causes {
		if slices.Contains(ids, c.ID) || CodesOf(c).Within(ranges) {
			list = append(list, i)
		}
	}
	return list
}

// covers reports whether the rule applies to an age group; an error where it cuts it.
func (r Rule) covers(ages analysis.Ages, i int) (bool, error) {
	low, high := years(ages, i)
	before := r.AgeTo >= 0 && low > r.AgeTo
	after := high >= 0 && high < r.AgeFrom
	if before || after {
		return false, nil
	}
	if low < r.AgeFrom || r.AgeTo >= 0 && (high < 0 || high > r.AgeTo) {
		return false, &analysis.DataError{Where: r.where, Msg: fmt.Sprintf("the rule's ages cut the age group %s", ages.Label(i)),
			Hint: "let ages begin and end where the data's age groups do: " + ages.String()}
	}
	return true, nil
}
