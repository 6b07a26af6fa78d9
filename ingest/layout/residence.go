package layout

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// areaColumn is the column that says where the dead lived, -1 if there is none.
func (l *lineList) areaColumn() int {
	for _, f := range []lineField{lineHome, lineProvinceCode, lineProvince, lineDistrictCode, lineDistrict} {
		if l.col[f] >= 0 {
			return l.col[f]
		}
	}
	return -1
}

// area finds the area of usual residence: by the address code, whose first two digits
// are the province and first four the district, else by code or name. It is false
// where the row does not say.
func (l *lineList) area() (int, bool, error) {
	if l.areaColumn() < 0 {
		return l.areaOf(l.r.given(), "")
	}
	home := l.at(lineHome)
	if !l.r.District {
		if i, ok := l.provinceOf(home); ok {
			return i, true, nil
		}
		if i, ok := l.provinceOf(l.at(lineProvinceCode)); ok {
			return i, true, nil
		}
		return l.namedArea(place{name: l.at(lineProvince), kind: analysis.Province})
	}
	code := home
	if len(code) < 4 {
		code = l.at(lineDistrictCode)
	}
	if len(code) >= 4 && strings.Trim(code[:4], "0123456789") == "" {
		if p, ok := thai.FindPlaceByCode(code[:2]); ok && code[2:4] != "00" {
			name := l.at(lineDistrict)
			return l.areaOf(place{name: name, code: code[:4], kind: analysis.District, province: p.TH}, code[:4]+name)
		}
	}
	return l.namedArea(place{name: l.at(lineDistrict), province: l.at(lineProvince), kind: analysis.District})
}

// provinceOf finds a province by the first two digits of a code.
func (l *lineList) provinceOf(code string) (int, bool) {
	if len(code) < 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9' {
		return 0, false
	}
	if len(code) == 7 && strings.Trim(code, "0123456789") == "" {
		return 0, false // a spreadsheet took the first digit away: no Thai code begins with 0
	}
	n := 10*int(code[0]-'0') + int(code[1]-'0')
	if i := l.byCode[n]; i != 0 {
		return i - 1, i > 0
	}
	p, ok := thai.FindPlaceByCode(code[:2])
	if !ok || p.Level != thai.Province {
		l.byCode[n] = -1
		return 0, false
	}
	i, _, err := l.areaOf(place{name: p.TH, code: p.Code, kind: analysis.Province}, "")
	if err != nil {
		return 0, false
	}
	l.byCode[n] = i + 1
	return i, true
}

func (l *lineList) namedArea(p place) (int, bool, error) {
	if strings.TrimSpace(p.name) == "" {
		return 0, false, nil
	}
	return l.areaOf(p, p.province+"|"+p.name)
}

// areaOf declares an area once for each label.
func (l *lineList) areaOf(p place, label string) (int, bool, error) {
	if i, seen := l.areas[label]; seen && label != "" {
		return i, true, nil
	}
	i, err := l.r.area(p, func() string { return address(l.book, l.line, max(l.areaColumn(), 0)) })
	if err != nil {
		return 0, false, err
	}
	if i > 1<<16-2 {
		return 0, false, fmt.Errorf("there are more areas than can be: the column does not hold areas")
	}
	l.areas[strings.Clone(label)] = i
	return i, true, nil
}

// checkOccurrence counts the dead that did not die in the province they lived in, where
// the list says so.
func (l *lineList) checkOccurrence() {
	if l.col[lineDiedIn] < 0 || l.col[lineHome] < 0 {
		return
	}
	died, home := strings.TrimSpace(l.at(lineDiedIn)), l.at(lineHome)
	if len(died) >= 2 && len(home) >= 2 && died[:2] != home[:2] {
		l.note(DiedElsewhere, lineDiedIn, died[:2], home[:2])
	}
}
