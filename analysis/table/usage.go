package table

import (
	"fmt"
	"strings"
)

// UsageError is a column, condition, format or count that the caller of a
// command wrote and that cannot be carried out.
type UsageError struct{ Msg string }

func (e *UsageError) Error() string { return e.Msg }

func usagef(format string, a ...any) error {
	return &UsageError{Msg: fmt.Sprintf(format, a...)}
}

// find returns the position of a column that the user named in the option
// (where, sort, columns) with the argument.
func (t *Table) find(name, option, arg string) (int, error) {
	if i := t.Index(name); i >= 0 {
		return i, nil
	}
	names := make([]string, len(t.cols))
	for i, c := range t.cols {
		names[i] = c.Name
	}
	return 0, usagef("%s %q: there is no column %q; the columns are %s",
		option, arg, name, strings.Join(names, ", "))
}
