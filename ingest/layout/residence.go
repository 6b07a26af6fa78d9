package layout

import (
	"bytes"
	"fmt"

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
	if l.home < 0 {
		return l.areaOf([]byte("given"), func() place {
			if l.r.Area == "" && l.around.hasArea {
				l.note(SheetYear, lineHome, "", l.around.area.name)
			}
			return l.around.area
		})
	}
	home := l.at(lineHome)
	if !l.r.District {
		if i, ok := l.provinceOf(home); ok {
			return i, true, nil
		}
		if i, ok := l.provinceOf(l.at(lineProvinceCode)); ok {
			return i, true, nil
		}
		return l.namedArea(nil, l.at(lineProvince), analysis.Province)
	}
	code := home
	if len(code) < 4 {
		code = l.at(lineDistrictCode)
	}
	if _, ok := fourDigits(code[:min(len(code), 4)]); ok {
		if p, ok := thai.FindPlaceByCode(string(code[:2])); ok && string(code[2:4]) != "00" {
			name := l.at(lineDistrict)
			l.label = append(append(l.label[:0], code[:4]...), name...)
			return l.areaOf(l.label, func() place {
				return place{name: string(name), code: string(code[:4]), kind: analysis.District, province: p.TH}
			})
		}
	}
	return l.namedArea(l.at(lineProvince), l.at(lineDistrict), analysis.District)
}

// provinceOf finds a province by the first two digits of a code.
func (l *lineList) provinceOf(code []byte) (int, bool) {
	if len(code) < 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9' {
		return 0, false
	}
	if len(code) == 7 && isDecimal(code) {
		return 0, false // a spreadsheet took the first digit away: no Thai code begins with 0
	}
	n := 10*int(code[0]-'0') + int(code[1]-'0')
	if i := l.byCode[n]; i != 0 {
		return i - 1, i > 0
	}
	p, ok := thai.FindPlaceByCode(string(code[:2]))
	if !ok || p.Level != thai.Province {
		l.byCode[n] = -1
		return 0, false
	}
	i, err := l.declare(place{name: p.TH, code: p.Code, kind: analysis.Province})
	if err != nil {
		return 0, false
	}
	l.byCode[n] = i + 1
	return i, true
}

func isDecimal(s []byte) bool {
	_, ok := decimal(s)
	return ok
}

func (l *lineList) namedArea(province, name []byte, kind analysis.Level) (int, bool, error) {
	if len(bytes.TrimSpace(name)) == 0 {
		return 0, false, nil
	}
	l.label = append(append(append(l.label[:0], province...), '|'), name...)
	return l.areaOf(l.label, func() place { return place{name: string(name), province: string(province), kind: kind} })
}

// areaOf declares the area of a label once.
func (l *lineList) areaOf(label []byte, of func() place) (int, bool, error) {
	if i, seen := l.areas[string(label)]; seen {
		return i, true, nil
	}
	i, err := l.declare(of())
	if err != nil {
		return 0, false, err
	}
	l.areas[string(label)] = i
	return i, true, nil
}

func (l *lineList) declare(p place) (int, error) {
	i, err := l.r.area(p, func() string { return address(l.book, l.line, max(l.home, 0)) })
	if err == nil && i > 1<<16-2 {
		err = fmt.Errorf("there are more areas than can be: the column does not hold areas")
	}
	return i, err
}

// diedAway returns the provinces of death and of residence of the row if they differ.
func (l *lineList) diedAway() (provinces [4]byte, away bool) {
	died, home := bytes.TrimSpace(l.at(lineDiedIn)), l.at(lineHome)
	if len(died) < 2 || len(home) < 2 || string(died[:2]) == string(home[:2]) {
		return provinces, false
	}
	copy(provinces[:], died[:2])
	copy(provinces[2:], home[:2])
	return provinces, true
}
