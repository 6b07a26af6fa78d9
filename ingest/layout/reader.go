package layout

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// Reader gathers the records of one or more sheets. Areas and causes that are
// named alike in several sheets are the same.
type Reader struct {
	Builder analysis.Builder
	Log     Log
	// Used when a sheet has no such column; zero values if unknown.
	Sex  analysis.Sex
	Year analysis.Period

	areas  map[string]int // by key of name
	causes map[string]int // by key of id or name
}

// NewReader returns an empty reader.
func NewReader() *Reader {
	return &Reader{areas: map[string]int{}, causes: map[string]int{}}
}

// place is what the columns of a row say of its area.
type place struct {
	name, en, code, level string
	kind                  analysis.Level // by the column the name stood in
}

// area finds or declares an area. Thai provinces, health regions and the country
// are known by name, variant or code and get their code and both names.
func (r *Reader) area(p place, where func() string) (int, error) {
	name := thai.Normalize(p.name)
	known, ok := thai.Place{}, false
	if name != "" {
		known, ok = thai.FindPlace(name)
	} else if p.code != "" {
		known, ok = thai.FindPlaceByCode(p.code)
	}
	if ok && p.kind == analysis.District && known.Level != thai.District {
		ok = false // a district may share its province's name
	}
	a := analysis.Area{Code: strings.TrimSpace(p.code), EN: strings.TrimSpace(p.en), Level: p.kind}
	if ok {
		a.TH, a.EN, a.Level = known.TH, known.EN, levels[known.Level]
		if known.Code != "" {
			a.Code = known.Code
		}
		if known.Level == thai.Province {
			a.Within = fmt.Sprintf("R%02d", known.HealthRegion)
		}
	} else if isThai(name) {
		a.TH = name
	} else if name != "" {
		a.EN = name
	} else if a.Code == "" {
		a.EN, a.TH = "unnamed area", "พื้นที่ไม่ระบุชื่อ"
	}
	if p.level != "" {
		level, ok := parseLevel(p.level)
		if !ok {
			return 0, fmt.Errorf("level %q is none of country, region, province, district, area", p.level)
		}
		a.Level = level
	}
	key := thai.Key(a.Name("th"))
	if i, seen := r.areas[key]; seen {
		have := r.Builder.Area(i)
		if have.Code == "" {
			have.Code = a.Code
		}
		return i, nil
	}
	if ok && known.Code != "" && name != known.TH && name != known.EN {
		r.Log.add(PlaceNamed, where, p.name+p.code, known.Code+" "+known.TH)
	}
	i := r.Builder.AddArea(a)
	r.areas[key] = i
	return i, nil
}

var levels = map[thai.Level]analysis.Level{
	thai.Country: analysis.Country, thai.Region: analysis.Region,
	thai.Province: analysis.Province, thai.District: analysis.District, thai.LevelUnknown: analysis.AreaLevel,
}

func parseLevel(s string) (analysis.Level, bool) {
	switch thai.Key(s) {
	case "country", "ประเทศ":
		return analysis.Country, true
	case "region", "healthregion", "เขตสุขภาพ", "ภาค":
		return analysis.Region, true
	case "province", "จังหวัด":
		return analysis.Province, true
	case "district", "อำเภอ":
		return analysis.District, true
	case "area", "พื้นที่":
		return analysis.AreaLevel, true
	}
	return "", false
}

// cause finds or declares a cause by its id, name or label; analysis.Total for
// labels that mean all causes.
func (r *Reader) cause(label, th, en string) int {
	text := thai.Normalize(label)
	key := thai.Key(text)
	if allCauses[key] {
		return analysis.Total
	}
	if i, seen := r.causes[key]; seen {
		return i
	}
	c := analysis.Cause{ID: text, TH: thai.Normalize(th), EN: thai.Normalize(en), ICD10: icdRanges(text)}
	switch {
	case c.TH != "" || c.EN != "": // named in columns of their own
	case isThai(text):
		c.TH = text
	default:
		c.EN = text
	}
	if _, taken := r.causes[thai.Key(c.ICD10)]; c.ICD10 != "" && !taken {
		c.ID = c.ICD10
	}
	i := r.Builder.AddCause(c)
	r.causes[key] = i
	r.causes[thai.Key(c.ID)] = i
	return i
}

// notStated is the label of deaths whose cause cell is empty.
const notStated = "not stated"

var allCauses = keys("all", "all causes", "total", "รวม", "ทุกสาเหตุ", "รวมทุกสาเหตุ", "รวมทั้งหมด", "รวมยอด", "ยอดรวม", "ทั้งหมด", "สาเหตุทั้งหมด", "A00-Y98", "A00-Y89")

func keys(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[thai.Key(n)] = true
	}
	return m
}

// icdCode is one ICD-10 code or range as labels write it: "I60-I69", "U07.1", "U071".
var icdCode = regexp.MustCompile(`\b[A-Z][0-9]{2}(?:\.?[0-9])?(?:\s*-\s*[A-Z]?[0-9]{2}(?:\.?[0-9])?)?\b`)

// icdRanges picks the ranges out of a label, "I60-I69;G45"; "" if it has none.
func icdRanges(label string) string {
	found := icdCode.FindAllString(label, -1)
	for i, f := range found {
		found[i] = strings.ReplaceAll(f, " ", "")
	}
	return strings.Join(found, ";")
}

func isThai(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c >= 0x0E01 && c <= 0x0E5B })
}

// source declares the sheet as a place that messages can point to.
func (r *Reader) source(b *grid.Book) (index int, locate func(row, col int) string) {
	file, sheet := b.File, b.Sheet
	locate = func(row, col int) string {
		if sheet != "" {
			return fmt.Sprintf("%s: sheet %s, cell %s", file, strconv.Quote(sheet), grid.Cell(row, col))
		}
		return fmt.Sprintf("%s: cell %s", file, grid.Cell(row, col))
	}
	return r.Builder.AddSource(locate), locate
}
