package risk

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// ParseInline reads an exposure as it is written after a flag, for all areas:
//
//	smoking=38%                     both sexes
//	smoking=male:38%,female:2%      by sex
//	smoking.former=male:20%         another level than the first
//	high-sbp=male:128/16            mean, and spread between people
//
// Errors are *analysis.DataError values.
func (e *Evidence) ParseInline(text string) (*Exposures, error) {
	name, values, ok := strings.Cut(text, "=")
	hint := "write smoking=male:38%,female:2%"
	if !ok || values == "" {
		return nil, &analysis.DataError{Msg: fmt.Sprintf("%q is no exposure", text), Hint: hint}
	}
	id, category, _ := strings.Cut(strings.TrimSpace(name), ".")
	var b strings.Builder
	b.WriteString("risk,category,sex,value,sd,source\n")
	for _, part := range strings.Split(values, ",") {
		sex, value, bySex := strings.Cut(part, ":")
		if !bySex {
			sex, value = "both", part
		}
		value, sd, _ := strings.Cut(value, "/")
		for _, f := range []string{id, category, sex, value, sd} {
			if strings.ContainsAny(f, "\"\n\r#") {
				return nil, &analysis.DataError{Msg: fmt.Sprintf("%q is no exposure", text), Hint: hint}
			}
		}
		fmt.Fprintf(&b, "%s,%s,%s,%s,%s,given\n", id, category, sex, value, sd)
	}
	s, err := readSheet(strings.NewReader(b.String()), "exposure "+text, exposureRequired, exposureOptional)
	if err != nil {
		return nil, err
	}
	s.inline = true
	x, err := e.readExposures(s)
	if err == nil && len(x.rows) == 0 {
		err = &analysis.DataError{Msg: fmt.Sprintf("%q is no exposure", text), Hint: hint}
	}
	return x, err
}
