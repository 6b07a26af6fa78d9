package analysis

import "fmt"

// DataError says what cannot be used, where it stands and what would help.
type DataError struct {
	Where string // "deaths.xlsx: sheet "ชาย", cell D14", or ""
	Msg   string
	Hint  string
}

func (e *DataError) Error() string {
	if e.Where == "" {
		return e.Msg
	}
	return e.Where + ": " + e.Msg
}

// Advice returns what a person can do about it.
func (e *DataError) Advice() string { return e.Hint }

func dataErrorf(hint, format string, a ...any) error {
	return &DataError{Msg: fmt.Sprintf(format, a...), Hint: hint}
}
