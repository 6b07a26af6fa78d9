package layout

import (
	"regexp"
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// labelKey is thai.Key, save that punctuation between digits counts: cause 1.1 is
// not cause 11. ICD-10 codes are the exception, U07.1 and U071 are one code.
func labelKey(s string) string {
	s = icdDot.ReplaceAllString(thai.Digits(thai.Normalize(s)), "$1$2")
	for {
		kept := digitsApart.ReplaceAllString(s, "$1,$2")
		if kept == s {
			return thai.Key(s)
		}
		s = kept
	}
}

var (
	icdDot      = regexp.MustCompile(`\b([A-Za-z][0-9]{2})\.([0-9])\b`)
	digitsApart = regexp.MustCompile(`([0-9])[-‐‑‒–—−_. ]+([0-9])`)
)

// icdCode is one ICD-10 code or range as labels write it: "I60-I69", "U07.1", "U071".
var icdCode = regexp.MustCompile(`\b[A-Z][0-9]{2}(?:\.?[0-9])?(?:\s*(?:[-‐‑‒–—−]|ถึง|to)\s*[A-Z]?[0-9]{2}(?:\.?[0-9])?)?\b`)

var rangeSign = regexp.MustCompile(`\s*(?:[-‐‑‒–—−]|ถึง|to)\s*`)

// icdRanges picks the ranges out of a label, "I60-I69;G45"; "" if it has none.
func icdRanges(label string) string {
	found := icdCode.FindAllString(label, -1)
	for i, f := range found {
		found[i] = rangeSign.ReplaceAllString(f, "-")
	}
	return strings.Join(found, ";")
}

// readAge reads the label of an age, also where a spreadsheet turned it into a date:
// then the label is returned as it was typed, and is "" otherwise.
func readAge(label string) (a thai.Age, typed string, err error) {
	if a, err = thai.ParseAge(label); err == nil {
		return a, "", nil
	}
	if found, ok := thai.AgeOfDate(label); ok {
		return found, found.String(), nil
	}
	return a, "", err
}

// isAllCauses reports whether a label means all causes together: "ทุกสาเหตุ",
// "รวม (Total)", "All deaths (A00-Y98)". A total of some causes, "รวม (C00-C97)", is
// a cause.
func isAllCauses(label string) bool {
	if allCauses[labelKey(label)] || allCauses[labelKey(icdRanges(label))] {
		return true
	}
	parts := strings.FieldsFunc(label, func(c rune) bool { return strings.ContainsRune("()[]/", c) })
	for _, p := range parts {
		if !allCauses[labelKey(p)] {
			return false
		}
	}
	return len(parts) > 0
}

var allCauses = keys("all", "all causes", "all cause", "all causes of death", "all deaths", "total", "total deaths", "grand total",
	"รวม", "รวมทุกสาเหตุ", "ทุกสาเหตุ", "ทุกสาเหตุการตาย", "รวมทุกสาเหตุการตาย", "รวมทุกโรค", "รวมทั้งหมด", "รวมทั้งสิ้น", "รวมยอด", "ยอดรวม",
	"ทั้งหมด", "สาเหตุทั้งหมด", "สาเหตุการตายทั้งหมด", "A00-Y98", "A00-Y89", "A00-Y99")

func keys(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[labelKey(n)] = true
	}
	return m
}

func isThai(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c >= 0x0E01 && c <= 0x0E5B })
}
