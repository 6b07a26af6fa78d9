package thai

import (
	"fmt"
	"strconv"
	"strings"
)

// healthRegions is the number of เขตสุขภาพ of the Ministry of Public Health; the 13th is
// Bangkok.
const healthRegions = 13

func country() Place {
	return Place{Code: "TH", TH: "ประเทศไทย", EN: "Thailand", Level: Country}
}

// findCountry knows the country's names, and the totals that do not say of what.
func findCountry(key string) (Place, bool) {
	switch key {
	case "ประเทศไทย", "ไทย", "ประเทศ", "ทั่วประเทศ", "ทั้งประเทศ", "รวมทั้งประเทศ", "รวมทั่วประเทศ", "ยอดรวมทั้งประเทศ", "ระดับประเทศ",
		"ทั่วราชอาณาจักร", "รวมทั่วราชอาณาจักร", "ราชอาณาจักร", "ทั่วราชอาณาจักรwholekingdom",
		"th", "tha", "thailand", "kingdomofthailand", "wholekingdom", "wholecountry", "country", "national", "nationwide", "nation":
		return country(), true
	case "รวม", "รวมยอด", "ยอดรวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ทั้งหมด", "total", "totals", "grandtotal", "all", "รวมtotal",
		"totaldelpaís", "totaldelpais", "totalpaís", "totalpais", "totalgeneral":
		return Place{Level: Country}, true
	}
	return Place{}, false
}

func healthRegion(n int) Place {
	return Place{
		Code: fmt.Sprintf("R%02d", n), TH: fmt.Sprintf("เขตสุขภาพที่ %d", n), EN: fmt.Sprintf("Health region %d", n),
		Level: Region, HealthRegion: n,
	}
}

// healthRegionNumber reads "เขตสุขภาพที่ 8", "เขต 8", "Health region 8", "Region 8". It
// works on the text rather than on its Key, which would make 12 of "1-2".
func healthRegionNumber(name string) (int, bool) {
	text := strings.ToLower(strings.ReplaceAll(Digits(Normalize(name)), " ", ""))
	for _, prefix := range []string{
		"เขตบริการสุขภาพที่", "เขตบริการสุขภาพ", "เขตสุขภาพที่", "เขตสุขภาพ", "เขตที่", "เขต",
		"healthregionno.", "healthregion", "healtharea", "region", "r",
	} {
		rest, ok := strings.CutPrefix(text, prefix)
		if !ok {
			continue
		}
		n, err := strconv.Atoi(rest)
		if err != nil || len(rest) > 2 || n < 1 || n > healthRegions {
			return 0, false
		}
		return n, true
	}
	return 0, false
}

type nsoRegion struct {
	place Place
	keys  []string
}

// nsoRegions are the regions of the National Statistical Office's yearbooks, and the
// six-region geography's east and west. The central region with and without Bangkok are
// different places.
func nsoRegions() []nsoRegion {
	region := func(code, th, en string, keys ...string) nsoRegion {
		return nsoRegion{Place{Code: code, TH: th, EN: en, Level: Region}, append(keys, Key(th), Key(en))}
	}
	return []nsoRegion{
		region("NSO-N", "ภาคเหนือ", "Northern Region", "northernregion", "north", "northern", "northregion"),
		region("NSO-NE", "ภาคตะวันออกเฉียงเหนือ", "Northeastern Region", "ภาคอีสาน", "northeast", "northeastern", "northeastregion"),
		region("NSO-C", "ภาคกลาง", "Central Region", "central"),
		region("NSO-CX", "ภาคกลาง (ไม่รวม กทม.)", "Central Region (excluding Bangkok)",
			"ภาคกลางไม่รวมกทม", "ภาคกลาง(ไม่รวมกรุงเทพมหานคร)", "ภาคกลางยกเว้นกรุงเทพมหานคร", "ภาคกลาง(ยกเว้นกรุงเทพมหานคร)",
			"central(excludingbangkok)", "centralexcludingbangkok", "centralregionexcludingbangkok", "central(excl.bangkok)", "central(exclbangkok)"),
		region("NSO-S", "ภาคใต้", "Southern Region", "south", "southern", "southregion"),
		region("NSO-E", "ภาคตะวันออก", "Eastern Region", "east", "eastern", "eastregion"),
		region("NSO-W", "ภาคตะวันตก", "Western Region", "west", "western", "westregion"),
		region("NSO-BV", "กรุงเทพและปริมณฑล", "Bangkok and Vicinity", "กรุงเทพมหานครและปริมณฑล", "กรุงเทพฯและปริมณฑล",
			"bangkokandvicinities", "bangkokmetropolitanregion"),
	}
}

func findNSORegion(key string) (Place, bool) {
	key = strings.TrimPrefix(key, "รวม")
	for _, r := range nsoRegions() {
		for _, k := range r.keys {
			if k == key {
				return r.place, true
			}
		}
	}
	return Place{}, false
}
