package table

import (
	"math"
	"strconv"
	"strings"
)

// condition is one parsed expression: a column, an operator, a value.
type condition struct {
	col, op, value string
}

// parseCondition splits "col<=value". The operator is the first one found: a
// column name has none, a value may. "==" is read as "=".
func parseCondition(expr string) (condition, error) {
	i := strings.IndexAny(expr, "=!<>")
	if i < 0 {
		return condition{}, badCondition(expr)
	}
	c := condition{col: strings.TrimSpace(expr[:i])}
	for _, op := range []string{"!=", "<=", ">=", "==", "=", "<", ">"} {
		if rest, ok := strings.CutPrefix(expr[i:], op); ok {
			c.op, c.value = op, strings.TrimSpace(rest)
			break
		}
	}
	if c.op == "" || c.col == "" {
		return condition{}, badCondition(expr)
	}
	if c.op == "==" {
		c.op = "="
	}
	return c, nil
}

func badCondition(expr string) error {
	return usagef("where %q: want column=value, column!=value or, for numbers, column<value with < <= > >=", expr)
}

// Where returns the rows for which all conditions hold: "col=value",
// "col!=value" and, for numbers, < <= > >=. Text is equal when it is so with
// case and surrounding spaces folded. "col=" finds the rows without a value
// (for text also the empty ones); "!=" is always the complement of "=", and no
// other comparison holds for a row without a value.
func (t *Table) Where(exprs []string) (*Table, error) {
	if len(exprs) == 0 {
		return t, nil
	}
	tests := make([]func(row int) bool, len(exprs))
	for k, expr := range exprs {
		c, err := parseCondition(expr)
		if err != nil {
			return nil, err
		}
		col, err := t.find(c.col, "where", expr)
		if err != nil {
			return nil, err
		}
		if tests[k], err = t.test(col, c, expr); err != nil {
			return nil, err
		}
	}
	var idx []int
	for row := range t.rows {
		keep := true
		for _, test := range tests {
			keep = keep && test(row)
		}
		if keep {
			idx = append(idx, row)
		}
	}
	return t.takeRows(idx), nil
}

// test makes the check of one row for one condition.
func (t *Table) test(col int, c condition, expr string) (func(row int) bool, error) {
	equality := c.op == "=" || c.op == "!="
	wantEqual := c.op == "="
	switch {
	case equality && c.value == "":
		return func(row int) bool { return t.blank(row, col) == wantEqual }, nil
	case equality && t.cols[col].Kind == Text:
		return func(row int) bool {
			same := !t.frame.missing(row, col) &&
				strings.EqualFold(strings.TrimSpace(t.frame.text(row, col)), c.value)
			return same == wantEqual
		}, nil
	case t.cols[col].Kind == Text:
		return nil, usagef("where %q: column %q holds text, which knows = and != only", expr, c.col)
	}
	limit, err := strconv.ParseFloat(c.value, 64)
	if err != nil || math.IsNaN(limit) || math.IsInf(limit, 0) {
		return nil, usagef("where %q: column %q holds numbers and %q is not one", expr, c.col, c.value)
	}
	return func(row int) bool {
		if t.frame.missing(row, col) {
			return c.op == "!="
		}
		return holds(t.frame.float(row, col), c.op, limit)
	}, nil
}

func (t *Table) blank(row, col int) bool {
	return t.frame.missing(row, col) ||
		t.cols[col].Kind == Text && strings.TrimSpace(t.frame.text(row, col)) == ""
}

func holds(v float64, op string, limit float64) bool {
	switch op {
	case "=":
		return v == limit
	case "!=":
		return v != limit
	case "<":
		return v < limit
	case "<=":
		return v <= limit
	case ">":
		return v > limit
	}
	return v >= limit
}
