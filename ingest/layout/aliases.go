package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// naming is an area in one sheet.
type naming struct{ area, sheet int }

// nameHere notes the code of an area, and by what name the sheet that is read calls it.
func (r *Reader) nameHere(area int, a analysis.Area) {
	if code := bareCode(r.Builder.Area(area).Code); code != "" && !slices.Contains(r.codes[code], area) {
		r.codes[code] = append(r.codes[code], area)
	}
	if name := a.Name("th"); name != "" {
		r.named[naming{area, r.sheets}] = name
	}
}

// called reports whether a name is one of an area's.
func called(a analysis.Area, name string) bool {
	key := labelKey(name)
	a.Code = ""
	return slices.ContainsFunc(a.Names(), func(n string) bool { return labelKey(n) == key })
}

// addAlias adds a name that an area does not have yet.
func addAlias(a *analysis.Area, name string) {
	if name = thai.Normalize(name); labelKey(name) != "" && !called(*a, name) {
		a.Also = strings.TrimPrefix(a.Also+"\n"+name, "\n")
	}
}

// areaOfCode finds the area that another sheet gives under the same code and another
// name, -1 if there is none. Areas of one sheet with one code are as many areas as
// there are names: the code is that of something they belong to.
func (r *Reader) areaOfCode(a analysis.Area) (int, error) {
	if a.Code == "" || a.Name("th") == a.Code {
		return -1, nil
	}
	for _, i := range r.codes[bareCode(a.Code)] {
		have := r.Builder.Area(i)
		if _, known := thai.FindPlace(have.TH); known {
			continue // all names of Thai places are known
		}
		if have.Level != a.Level && have.Level != analysis.AreaLevel && a.Level != analysis.AreaLevel {
			continue
		}
		if before, here := r.named[naming{i, r.sheets}]; here {
			if slices.Contains(have.Aliases(), before) {
				return 0, fmt.Errorf("the code %s stands beside %q and %q in this sheet, and beside %q in another: give every area a code of its own, or take the codes out",
					a.Code, before, a.Name("th"), have.Name("th"))
			}
			continue
		}
		if len(r.codes[bareCode(a.Code)]) > 1 {
			continue
		}
		name := a.Name("th")
		r.Builder.Warn("area-alias",
			fmt.Sprintf("the area with the code %s is called %q in one file and %q in another; it is taken for one area and found under both names", a.Code, have.Name("en"), a.Name("en")),
			fmt.Sprintf("พื้นที่รหัส %s ชื่อ %q ในไฟล์หนึ่ง และ %q ในอีกไฟล์ ถือเป็นพื้นที่เดียวกันและค้นได้ทั้งสองชื่อ", a.Code, have.Name("th"), name))
		addAlias(have, name)
		addAlias(have, a.EN)
		return i, nil
	}
	return -1, nil
}

// AlsoCalled gives an area that was read, found by code or name, more names.
func (r *Reader) AlsoCalled(code, name string, names []string) {
	for _, known := range []string{code, name} {
		for _, i := range r.areas[labelKey(known)] {
			if a := r.Builder.Area(i); known != "" && a.Code == code && called(*a, name) {
				for _, n := range names {
					addAlias(a, n)
					if key := labelKey(n); !slices.Contains(r.areas[key], i) {
						r.areas[key] = append(r.areas[key], i)
					}
				}
				return
			}
		}
	}
}
