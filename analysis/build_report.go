package analysis

import "fmt"

// reportUnknown says how many deaths and people have no age or sex, and what can
// be done about the deaths.
func (d *Dataset) reportUnknown(en, th string) {
	var noAge, noSex, people float64
	for _, u := range d.Unknown {
		switch {
		case u.Cause < 0:
			people += u.Count
		case u.Sex == UnknownSex:
			noSex += u.Count
		default:
			noAge += u.Count
		}
	}
	if noAge+noSex > 0 {
		d.warn("unknown-age-or-sex",
			fmt.Sprintf("%.0f deaths of unknown sex and %.0f of known sex but unknown age are in no table; %s", noSex, noAge, en),
			fmt.Sprintf("ผู้เสียชีวิตที่ไม่ทราบเพศ %.0f ราย และทราบเพศแต่ไม่ทราบอายุ %.0f ราย ไม่อยู่ในตาราง %s", noSex, noAge, th))
	}
	if people > 0 {
		d.warn("unknown-population",
			fmt.Sprintf("%.0f people of unknown age or sex are left out of the population", people),
			fmt.Sprintf("ประชากรที่ไม่ทราบอายุหรือเพศ %.0f คน ไม่ได้นับรวม", people))
	}
}

// reportUnmatched says which deaths have no population to stand on.
func (d *Dataset) reportUnmatched() {
	var areas int
	var lost, first = 0.0, ""
	for a := range d.Areas {
		var here float64
		for p := range d.Periods {
			if deaths, exposure := d.totals(a, p); exposure == 0 {
				here += deaths
			}
		}
		if here > 0 {
			areas++
			lost += here
			if first == "" {
				first = d.Areas[a].Name("en")
			}
		}
	}
	if areas > 0 {
		d.warn("no-population",
			fmt.Sprintf("%.0f deaths in %d area(s) have no population in their year and can be used in no table (first: %s)", lost, areas, first),
			fmt.Sprintf("ผู้เสียชีวิต %.0f ราย ใน %d พื้นที่ ไม่มีข้อมูลประชากรของปีนั้น จึงใช้คำนวณไม่ได้ (เช่น %s)", lost, areas, first))
	}
}
