package cause

import (
	"regexp"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// codesInBrackets are the last brackets of a label, round or square.
var codesInBrackets = regexp.MustCompile(`\s*[(\[]([^()\[\]]*)[)\]]\s*$`)

// ParseLabel splits a label that carries its codes, such as
// "โรคหลอดเลือดในสมอง (I60-I69)", into name and codes. Brackets that hold no codes
// belong to the name.
func ParseLabel(label string) (string, Ranges) {
	m := codesInBrackets.FindStringSubmatchIndex(label)
	if m == nil {
		return label, nil
	}
	inside := strings.NewReplacer("–", "-", "—", "-", "ICD-10", "", "ICD10", "", ":", "").Replace(label[m[2]:m[3]])
	codes, err := ParseRanges(inside)
	if err != nil || len(codes) == 0 {
		return label, nil
	}
	return strings.TrimSpace(label[:m[0]]), codes
}

// CodesOf returns the codes a cause stands for: its own ranges, else its id where
// that is a code, else those its names carry in brackets. None means none is known.
func CodesOf(c analysis.Cause) Ranges {
	if codes, err := ParseRanges(c.ICD10); err == nil && len(codes) > 0 {
		return codes
	}
	if code, _, err := ParseCode(c.ID); err == nil && strings.ContainsAny(c.ID, "0123456789") { // "all" is no A11
		return Ranges{{code, code}}
	}
	for _, name := range []string{c.TH, c.EN} {
		if _, codes := ParseLabel(name); len(codes) > 0 {
			return codes
		}
	}
	return nil
}

// String writes the ranges as lists have them, "I60-I69;G45".
func (list Ranges) String() string {
	parts := make([]string, len(list))
	for i, r := range list {
		parts[i] = r.String()
	}
	return strings.Join(parts, ";")
}

// String writes a range as "I60-I69" or "U07.1".
func (r Range) String() string {
	if r.From == r.To {
		return dotted(r.From)
	}
	return dotted(r.From) + "-" + dotted(r.To)
}

func dotted(code string) string {
	if len(code) < 4 {
		return code
	}
	return code[:3] + "." + code[3:]
}
