package thai

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Open is the Hi of an age group without an upper end. It is larger than every age, so
// Lo <= x && x < Hi holds for the open group too.
const Open = math.MaxInt32

// MaxAge is the highest completed age ParseAge accepts.
const MaxAge = 130

// AgeKind says whether a label is an age group or stands for all or none of them.
type AgeKind int

const (
	Group   AgeKind = iota // an age or age group: Lo and Hi hold
	All                    // every age together: a total
	Unknown                // age not stated
)

// Age is an age group in completed years, Lo <= age < Hi. A single year has Hi = Lo+1.
// Lo and Hi are 0 unless Kind is Group.
type Age struct {
	Lo, Hi int
	Kind   AgeKind
}

// String shows the group as tidy files write it: "0", "1-4", "85+", "all", "unknown".
func (a Age) String() string {
	switch {
	case a.Kind == All:
		return "all"
	case a.Kind == Unknown:
		return "unknown"
	case a.Hi == Open:
		return strconv.Itoa(a.Lo) + "+"
	case a.Hi == a.Lo+1:
		return strconv.Itoa(a.Lo)
	}
	return strconv.Itoa(a.Lo) + "-" + strconv.Itoa(a.Hi-1)
}

// ParseAge reads an age label in Thai, English or the Spanish and Portuguese of the
// published tables it was tried on: "0", "< 1 ปี", "1-4", "5 ถึง 9 ปี", "80 ปีขึ้นไป",
// "85+", "มากกว่า 100 ปี" (101 and over), "รวม", "ไม่ทราบ". Ages are whole completed
// years up to MaxAge. Blank cells, dates made by a spreadsheet out of 1-4 or 5-9,
// backward ranges and ages in days or months are errors.
func ParseAge(s string) (Age, error) {
	if n, ok := shortNumber(s); ok && n <= MaxAge {
		return Age{Lo: n, Hi: n + 1}, nil
	}
	if Normalize(s) == "" {
		return Age{}, fmt.Errorf("age is %w: write an age such as 0, 1-4 or 85+, or unknown", ErrBlank)
	}
	if kind, ok := ageWord(Key(s)); ok {
		return Age{Kind: kind}, nil
	}
	a, err := parseAgeGroup(s)
	if err != nil {
		return Age{}, fmt.Errorf("age %q: %w", s, err)
	}
	return a, nil
}

// shortNumber is the fast path for files of single ages, read millions of times.
func shortNumber(s string) (n int, ok bool) {
	if len(s) == 0 || len(s) > 3 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// ageWord knows the labels without a number. Argentine tables (DEIS) put a sequence
// number in front: "99_Sin especificar".
func ageWord(key string) (AgeKind, bool) {
	key = strings.TrimLeft(key, "0123456789")
	for _, prefix := range []string{"กลุ่มอายุ", "อายุ"} {
		if rest, ok := strings.CutPrefix(key, prefix); ok && rest != "" {
			key = rest
			break
		}
	}
	switch key {
	case "รวม", "รวมยอด", "ยอดรวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ทั้งหมด", "รวมทุกอายุ", "ทุกอายุ",
		"ทุกกลุ่มอายุ", "รวมทุกกลุ่มอายุ", "ทุกวัย", "ทุกกลุ่มวัย",
		"all", "allage", "allages", "total", "totals", "grandtotal", "tot", "totalallages", "totalages",
		"todas", "todos", "todaslasedades", "รวมtotal":
		return All, true
	case "ไม่ทราบ", "ไม่ทรำบ", "ไม่ทราบอายุ", "ไม่ระบุ", "ไม่ระบุอายุ", "ไม่บันทึก", "ไม่มีข้อมูล", "ไม่ทราบunknown",
		"ไม่ทรำบunknown", "unknown", "unk", "unknownage", "ageunknown", "notstated", "agenotstated", "notknown", "unspecified",
		"notspecified", "sinespecificar", "noespecificado", "noespecificada", "seignora", "ignorada", "ignorado", "idadeignorada":
		return Unknown, true
	}
	return Group, false
}

func parseAgeGroup(s string) (Age, error) {
	tokens, err := scan(dropSequenceNumber(s))
	if err != nil {
		return Age{}, err
	}
	if err := refuseDates(tokens); err != nil {
		return Age{}, err
	}
	pattern, nums, err := agePattern(tokens)
	if err != nil {
		return Age{}, err
	}
	var a Age
	switch pattern {
	case "#":
		a = Age{Lo: nums[0], Hi: nums[0] + 1}
	case "แรกเกิด", "birth", "infant", "infants":
		a = Age{Lo: 0, Hi: 1}
	case "<#", "น้อยกว่า#", "ต่ำกว่า#", "ต่ำกว่ำ#", "ไม่ถึง#", "under#", "lessthan#", "below#", "menorde#", "menoresde#", "menor#", "<de#":
		a = Age{Lo: 0, Hi: nums[0]}
	case "<=#", "≤#", "ไม่เกิน#":
		a = Age{Lo: 0, Hi: nums[0] + 1}
	case "#-#", "#_#", "#ถึง#", "#to#", "#a#", "#through#":
		if nums[0] > nums[1] {
			return Age{}, fmt.Errorf("the group runs backwards: write the lower age first")
		}
		a = Age{Lo: nums[0], Hi: nums[1] + 1}
	case "#+", "#up", "#plus", "#ขึ้นไป", "#และมากกว่า", "#หรือมากกว่า", "#และสูงกว่า", "#&over", "#&up",
		"#andover", "#andabove", "#andolder", "#andmore", "#andup", "#orover", "#orabove", "#ormore", "#orolder", "#over",
		">=#", "≥#", "#ymás", "#ymas", "#omás", "#omas", "#emais", "#oumais":
		a = Age{Lo: nums[0], Hi: Open}
	case ">#", "มากกว่า#", "เกิน#", "สูงกว่า#", "over#", "above#", "morethan#", "olderthan#":
		a = Age{Lo: nums[0] + 1, Hi: Open}
	default:
		return Age{}, fmt.Errorf("not understood: write an age such as 0, 1-4 or 85+, in years")
	}
	if a.Lo >= a.Hi || a.Lo > MaxAge {
		return Age{}, fmt.Errorf("no age from 0 to %d is meant", MaxAge)
	}
	return a, nil
}

// dropSequenceNumber removes the two digits and underscore of "02_1 a 9" (DEIS,
// Argentina), but leaves "05_09", which is a range.
func dropSequenceNumber(s string) string {
	if len(s) > 3 && s[2] == '_' && isDigit(rune(s[0])) && isDigit(rune(s[1])) && strings.Trim(s[3:], "0123456789") != "" {
		return s[3:]
	}
	return s
}

// agePattern writes the tokens as one string with # for each number, without the words
// for age and years, so that one table covers every way of spacing them.
func agePattern(tokens []token) (pattern string, nums []int, err error) {
	var b strings.Builder
	for i, t := range tokens {
		text := t.text
		switch t.kind {
		case number:
			n, err := strconv.Atoi(text)
			if err != nil || n > MaxAge {
				return "", nil, fmt.Errorf("%s is above the highest age, %d", text, MaxAge)
			}
			nums = append(nums, n)
			text = "#"
		case word:
			text = dropAgeWord(text)
			if len(nums) > 0 {
				text = dropUnit(text, i == len(tokens)-1)
			}
		case symbol:
			switch text {
			case "(", ")":
				text = ""
			case "#": // stands for a number in the pattern
				text = "?"
			}
		}
		b.WriteString(text)
	}
	return strings.TrimPrefix(b.String(), "_"), nums, nil
}

func dropAgeWord(w string) string {
	for _, p := range []string{"กลุ่มอายุ", "ช่วงอายุ", "อายุ", "agegroup", "aged", "ages", "age"} {
		if rest, ok := strings.CutPrefix(w, p); ok {
			return rest
		}
	}
	return w
}

// dropUnit removes the word for years after a number; "y" counts only at the end,
// because it is also the Spanish "and".
func dropUnit(w string, last bool) string {
	for _, unit := range []string{"ปี", "yearsold", "yearold", "years", "year", "yrs", "yr", "años", "año", "anios", "anio", "anos", "ano"} {
		if rest, ok := strings.CutPrefix(w, unit); ok {
			return rest
		}
	}
	if last && (w == "y" || w == "yo") {
		return ""
	}
	return w
}
