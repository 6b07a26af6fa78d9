package layout

import (
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// districtSigns are written before the name of a district, or left out.
var districtSigns = []string{"กิ่งอำเภอ", "อำเภอ", "กิ่งอ.", "อ."}

// districtName is the name of a district without what says that it is one; marked if
// that was written. "เมือง" alone is the chief district, which bears the province's name.
func districtName(name, province string) (bareName string, marked bool) {
	bareName = name
	for _, sign := range districtSigns {
		if rest, ok := strings.CutPrefix(name, sign); ok && isThai(rest) {
			bareName, marked = strings.TrimSpace(rest), true
			break
		}
	}
	if p, ok := thai.FindPlace(province); ok && p.Level == thai.Province && bareName == "เมือง" {
		bareName += p.TH
	}
	return bareName, marked
}

// wholeNames stand in a column of districts for all of them; plain totals are known to
// package thai.
var wholeNames = keys("จังหวัด", "รวมจังหวัด", "รวมทั้งจังหวัด", "ทั้งจังหวัด", "ยอดรวมจังหวัด", "ภาพรวมจังหวัด", "รวมทุกอำเภอ", "ทุกอำเภอ", "รวมอำเภอ", "province total", "whole province")

// wholeOf is the province whose districts a column lists, where a row is their total;
// province may be "".
func wholeOf(name, province string) (place, bool) {
	in, known := thai.FindPlace(province)
	if !known || in.Level != thai.Province {
		return place{}, false
	}
	p, ok := thai.FindPlace(name)
	if total := ok && p.Level == thai.Country && p.Code == ""; !total && !wholeNames[labelKey(name)] {
		return place{}, false
	}
	return place{name: in.TH, code: in.Code, kind: analysis.Province}, true
}

// serialNames are columns that number the rows.
var serialNames = keys("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "no", "no.", "#", "order", "seq", "row")
