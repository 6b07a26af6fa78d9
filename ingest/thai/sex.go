package thai

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Sex is the sex a row or column is about. Both is the sum of male and female.
type Sex int

const (
	SexUnknown Sex = iota // not stated
	Male
	Female
	Both
)

func (s Sex) String() string {
	switch s {
	case Male:
		return "male"
	case Female:
		return "female"
	case Both:
		return "both"
	}
	return "unknown"
}

// ErrSexCode3 is wrapped by the error for the bare code 3: it is both sexes in Thai
// life-expectancy result tables and another sex elsewhere. Counting it either way would
// double or lose deaths, so the caller who knows the table decides.
var ErrSexCode3 = errors.New("code 3 means both sexes in some tables and another sex in others")

// ParseSex reads a sex in Thai or English, as a word, a letter (m, f, b, t) or a code:
// 1 is male and 2 female in every Thai file, 9 is not stated; "1 ชาย" is both. Code 3 is SexUnknown with
// an error that wraps ErrSexCode3. A blank cell is an error, not an unknown sex.
func ParseSex(s string) (Sex, error) {
	text := Normalize(s)
	if text == "" {
		return SexUnknown, fmt.Errorf("sex is %w: write male, female or both", ErrBlank)
	}
	switch Key(strings.TrimSuffix(withoutCode(text), ".0")) {
	case "1", "m", "male", "males", "man", "men", "boy", "boys", "ชาย", "เพศชาย", "ช", "ผู้ชาย", "ชายmale",
		"masculino", "masculinos", "masc", "varón", "varones", "hombre", "hombres":
		return Male, nil
	case "2", "f", "female", "females", "woman", "women", "girl", "girls", "หญิง", "เพศหญิง", "ญ", "ผู้หญิง", "หญิงfemale",
		"femenino", "feminino", "femeninos", "femininos", "fem", "mujer", "mujeres":
		return Female, nil
	case "b", "t", "both", "bothsex", "bothsexes", "total", "all", "allsexes", "persons", "m+f", "male+female", "maleandfemale",
		"รวม", "รวมเพศ", "ทั้งหมด", "รวมทั้งหมด", "รวมยอด", "ยอดรวม", "ทั้งสองเพศ", "รวมสองเพศ", "รวมทั้งสองเพศ", "สองเพศ", "ทุกเพศ",
		"ชาย+หญิง", "ชายหญิง", "ชายและหญิง", "รวมtotal", "ambossexos", "ambos":
		return Both, nil
	case "9", "unknown", "unk", "notstated", "notknown", "unspecified", "notspecified", "indeterminate",
		"ไม่ทราบ", "ไม่ทรำบ", "ไม่ระบุ", "ไม่ทราบเพศ", "ไม่ระบุเพศ", "ไม่บันทึก", "ไม่ทราบunknown", "ไม่ทรำบunknown", "indeterminado", "ignorado", "ign":
		return SexUnknown, nil
	case "3":
		return SexUnknown, fmt.Errorf("sex %q: %w: write both, or unknown", s, ErrSexCode3)
	}
	const longest = 12 // of a label that may be shown: a cell of more characters may be about a person
	if utf8.RuneCountInString(text) > longest {
		s = "…"
	}
	return SexUnknown, fmt.Errorf("sex %q is not understood: write male, female, both or unknown (ชาย หญิง รวม ไม่ระบุ)", s)
}

// withoutCode takes the code off that exports write before the word: "1 ชาย", "2 = หญิง",
// "[1] male". The word says what is meant; a code that contradicts it is left, so that
// the label is refused.
func withoutCode(text string) string {
	rest := strings.TrimLeft(text, "[( ")
	const longest = 40 // of such labels, in bytes
	if len(text) > longest || len(rest) < 2 || rest[0] != '1' && rest[0] != '2' && rest[0] != '9' {
		return text
	}
	word := strings.TrimLeft(rest[1:], " .:=-_)]")
	if len(word) < 2 || word == rest[1:] {
		return text
	}
	sex, err := ParseSex(word)
	if err != nil || sex != map[byte]Sex{'1': Male, '2': Female, '9': SexUnknown}[rest[0]] {
		return text
	}
	return word
}
