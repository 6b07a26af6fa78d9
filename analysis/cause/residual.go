package cause

import (
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Residual reports whether a cause is a rest group, what is left of a chapter or of all
// causes when others have been named: its title begins with Other, All other, Remainder,
// Remaining or Rest, or it is called so in Thai. Such titles are left out of rankings by
// the National Center for Health Statistics (Health, United States 2020-2021,
// cause-of-death ranking); "Remainder of" is what WHO's mortality list 1 calls them. The
// English title decides where there is one. A single category of ICD-10 is no group:
// J44 is called other chronic obstructive pulmonary disease.
func Residual(c analysis.Cause) bool {
	switch c.ID {
	case analysis.CauseAll, analysis.CauseUnlisted, UnmatchedID:
		return false
	case "other", "rest":
		return true
	}
	if codes := CodesOf(c); len(codes) == 1 && codes[0].From[:3] == codes[0].To[:3] {
		return false
	}
	for _, title := range []string{c.EN, c.TH, c.ID} {
		if title != "" {
			return leftOver(title) || leftOverThai(title)
		}
	}
	return false
}

// leftOver reports whether an English title begins as those of rest groups do.
func leftOver(title string) bool {
	words := strings.Fields(strings.ToLower(title))
	for len(words) > 1 && (words[0] == "all" || words[0] == "the") {
		words = words[1:]
	}
	return len(words) > 0 && slices.Contains([]string{"other", "others", "remainder", "remaining", "rest"}, strings.TrimRight(words[0], ".,:"))
}

// leftOverThai reports whether a Thai title says "other" of all it names, "โรคหัวใจอื่น ๆ",
// or what remains, "โรคระบบประสาทที่เหลืออยู่". One that joins a cause with others,
// "โรคแอลไซเมอร์และภาวะสมองเสื่อมอื่น ๆ", is no rest group, nor is assault, "การทำร้ายผู้อื่น".
func leftOverThai(title string) bool {
	name, _ := ParseLabel(title)
	name = strings.NewReplacer(" ", "", "ๆ", "", "ทั้งหมด", "").Replace(name)
	switch {
	case strings.HasPrefix(name, "อื่น"), strings.HasPrefix(name, "สาเหตุอื่น"), strings.HasPrefix(name, "โรคอื่น"):
		return true
	case strings.HasSuffix(name, "ที่เหลือ"), strings.HasSuffix(name, "ที่เหลืออยู่"):
		return true
	}
	return strings.HasSuffix(name, "อื่น") && !strings.HasSuffix(name, "ผู้อื่น") && !strings.Contains(name, "และ")
}
