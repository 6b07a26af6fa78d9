package layout

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// The register's web service answers with one row for an area, month and sex: lsyymm (year
// and month of the Buddhist era in two digits each), lscc, lsaa, lstt (codes of province,
// district and subdistrict), lsageSex (1, 2), lsAge0 … lsAge100 and lsAge101, above 100.
// Source: stat.bora.dopa.go.th, statpop; the names as programs that call it write them.

var apiAge = regexp.MustCompile(`(?i)^(?:ls)?age_?([0-9]{1,3})$`)

// Names of the other columns, without "ls".
var apiColumns = map[string][]string{
	"yymm": {"yymm"}, "year": {"year", "ปี", "พ.ศ."}, "sex": {"agesex", "sex", "เพศ"},
	"cc": {"cc", "province_code", "รหัสจังหวัด"}, "aa": {"aa"}, "tt": {"tt"}, "name": {"ccdesc", "province", "จังหวัด"},
}

// lookDOPAAPI takes a header with a column for each age to 101.
func lookDOPAAPI(r *Reader, h *head) verdict {
	for i, row := range h.rows {
		d := &dopaAPI{r: r, units: dopaUnits{r: r, book: h.book}, col: map[string]int{}}
		ages := 0
		for a := range d.ages {
			d.ages[a] = -1
		}
		for c, name := range row.cells {
			if m := apiAge.FindStringSubmatch(strings.TrimSpace(name)); m != nil {
				if a, _ := strconv.Atoi(m[1]); a < dopaAges && d.ages[a] < 0 { // digits only
					d.ages[a] = c
					ages++
				}
				continue
			}
			for what, names := range apiColumns {
				for _, n := range names {
					if _, met := d.col[what]; !met && strings.TrimPrefix(labelKey(name), "ls") == labelKey(n) {
						d.col[what] = c
					}
				}
			}
		}
		if ages < dopaAges {
			continue
		}
		v := verdict{from: i + 1, why: fmt.Sprintf("row %d has the columns lsAge0 to lsAge%d", row.n, dopaAges-1)}
		d.outside = (&wide{r: r, book: h.book}).readOutside(h.rows[:i])
		_, yymm := d.col["yymm"]
		_, byYear := d.col["year"]
		_, byCode := d.col["cc"]
		_, byName := d.col["name"]
		_, bySex := d.col["sex"]
		switch december, ok := r.december(h.book); {
		case d.outside.measure == deaths:
			v.err = h.book.Errorf(row.n, -1, "add the months of a year up: area, year, sex, age, deaths in columns", "the counts of the register's service are deaths by month, not people")
		case !bySex:
			v.err = h.book.Errorf(row.n, -1, "keep the column lsageSex, or name it sex", "no column says the sex")
		case !yymm && !byYear && !ok:
			v.err = h.book.Errorf(row.n, -1, "keep the column lsyymm, or give the year with --year", "no column says the year")
		case !byCode && !byName && r.Area == "":
			v.err = h.book.Errorf(row.n, -1, "keep the column lscc, or give the province with --area", "no column says the province")
		default:
			d.december = december
		}
		d.units.source, _ = r.source(h.book)
		v.sheet = d
		return v
	}
	return no("no header with lsAge0 to lsAge%d", dopaAges-1)
}

// dopaAPI reads one area, month and sex a row.
type dopaAPI struct {
	r        *Reader
	units    dopaUnits
	col      map[string]int
	ages     [dopaAges]int
	outside  context
	december int // of the file, where no column says it
	months   int // rows of other months
}

func (d *dopaAPI) row(row int, cells []string) error {
	book := d.units.book
	get := func(what string) string { return cellNamed(d.col, cells, what) }
	text := get("sex")
	sex, err := thai.ParseSex(text)
	if text == "0" || text == "3" || err == nil && (sex == thai.Both || sex == thai.SexUnknown) {
		d.r.Log.add(TotalSkipped, func() string { return address(book, row, d.col["sex"]) }, text, "both sexes")
		return nil
	}
	if err != nil {
		return book.Errorf(row, d.col["sex"], "write 1 for male, 2 for female", "%w", err)
	}
	u := dopaUnit{row: row, year: d.december, sex: sexes[sex]}
	if yymm := strings.TrimSuffix(get("yymm"), ".0"); yymm != "" {
		if !digits(yymm, 4, 4) {
			return book.Errorf(row, d.col["yymm"], "write year and month of the Buddhist era in two digits each: 6412", "%q is no year and month", short(yymm))
		}
		n, _ := strconv.Atoi(yymm) // four digits
		if n%100 != 12 {
			d.months++
			return nil
		}
		u.year = n/100 + 2500 - thai.BEOffset
	} else if y := get("year"); y != "" {
		read, err := thai.ParseYear(y)
		if err != nil {
			return book.Errorf(row, d.col["year"], "write years as พ.ศ. 2400-2700 or ค.ศ. 1900-2150", "%w", err)
		}
		u.year = read.From
	}
	if u.code, err = d.code(get("cc"), get("aa"), get("tt"), get("name")); err != nil {
		return book.Errorf(row, max(d.col["cc"], d.col["name"]), "write the two digits of the province (lscc), or its name", "%w", err)
	}
	if strings.Trim(u.code, "0") == "" {
		d.r.Log.add(TotalSkipped, func() string { return address(book, row, d.col["cc"]) }, u.code, "country")
		return nil
	}
	for a, c := range d.ages {
		if strings.TrimSpace(at(cells, c)) == "" {
			continue
		}
		if u.count.ages[a], err = parseCount(cells[c], func(k Kind, to string) {
			d.r.Log.add(k, func() string { return address(book, row, c) }, cells[c], to)
		}); err != nil {
			return book.Errorf(row, c, "copy or download the file again", "the count %w", err)
		}
	}
	d.units.rows = append(d.units.rows, u)
	return nil
}

// code joins the codes of province, district and subdistrict, each of two digits.
func (d *dopaAPI) code(cc, aa, tt, name string) (string, error) {
	pair := func(s string) string {
		if s = strings.TrimSuffix(s, ".0"); len(s) == 1 {
			s = "0" + s
		}
		return s
	}
	whole := pair(cc)
	if cc == "" {
		if name == "" {
			name = d.r.Area
		}
		p, ok := thai.FindPlace(name)
		if !ok || p.Code == "" || levels[p.Level] != analysis.Province {
			if levels[p.Level] == analysis.Country {
				return "00", nil
			}
			return "", fmt.Errorf("%q is no province", short(name))
		}
		whole = p.Code
	}
	for _, part := range []string{pair(aa), pair(tt)} {
		if len(part) == 2 && part != "00" {
			whole += part
		}
	}
	if !digits(whole, 2, 8) {
		return "", fmt.Errorf("%q is no code", short(whole))
	}
	return whole, nil
}

func (d *dopaAPI) finish() error {
	if len(d.units.rows) == 0 {
		return d.units.book.Errorf(0, 0, "give the rows of December: the register's people at the middle of a year are the mean of two Decembers",
			"there are no people of a December (%d rows of other months)", d.months)
	}
	if d.months > 0 {
		d.r.remark(d.units.book, "other-months", fmt.Sprintf("%d rows of other months than December are not used", d.months),
			fmt.Sprintf("ไม่ใช้ %d แถวของเดือนอื่นนอกจากธันวาคม", d.months))
	}
	return d.units.finish()
}
