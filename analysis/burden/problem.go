package burden

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
)

func dataErrorf(where, hint, format string, a ...any) error {
	return &analysis.DataError{Where: where, Msg: fmt.Sprintf(format, a...), Hint: hint}
}
