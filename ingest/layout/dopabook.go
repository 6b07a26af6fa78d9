package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// lookDOPABook takes the columns ปี, สำนักทะเบียน, อายุ, ชาย(ไทย), หญิง(ไทย): one age a
// row and office. The groups ไทย, ไม่ใช่ไทย and รวม may stand in a row above the sexes, or
// not at all.
func lookDOPABook(r *Reader, h *head) verdict {
	i, _, missing := h.findHeader("สำนักทะเบียน", "อายุ")
	if i < 0 {
		return needs(missing)
	}
	row := h.rows[i]
	d := &dopaBook{r: r, book: h.book, offices: map[string]*office{}, year: -1, office: -1, age: -1}
	for c, name := range row.cells {
		switch f := fieldOf(name); {
		case labelKey(name) == labelKey("สำนักทะเบียน"):
			d.office = c
		case f == year && d.year < 0:
			d.year = c
		case f == age && d.age < 0:
			d.age = c
		}
	}
	last := i
	if d.thai, d.alien = dopaSexes(row.cells, nil); d.thai[0] < 0 && i+1 < len(h.rows) {
		last = i + 1
		d.thai, d.alien = dopaSexes(h.rows[last].cells, row.cells)
	}
	if d.thai[0] < 0 || d.thai[1] < 0 {
		return needs([]string{"ชาย(ไทย)", "หญิง(ไทย)"})
	}
	d.source, _ = r.source(h.book)
	d.outside = (&wide{r: r, book: h.book}).readOutside(h.rows[:i])
	v := verdict{sheet: d, from: last + 1, why: fmt.Sprintf("row %d has the columns สำนักทะเบียน, อายุ, %s, %s", row.n,
		thai.Normalize(h.rows[last].cells[d.thai[0]]), thai.Normalize(h.rows[last].cells[d.thai[1]]))}
	if d.year < 0 && r.Year.From == 0 && d.outside.year.From == 0 {
		v.err = h.book.Errorf(row.n, -1, "add the column ปี, or give --year", "there is no year")
	}
	return v
}

// dopaSexes finds the columns of Thai men and women, and of others. Without groups, men
// and women are all that there are; of groups without one of Thais, those of all are taken.
func dopaSexes(sexes, groups []string) (thais, aliens [2]int) {
	thais, aliens = [2]int{-1, -1}, [2]int{-1, -1}
	all := [2]int{-1, -1}
	group := ""
	for c, name := range sexes {
		if over := thai.Normalize(at(groups, c)); over != "" {
			group = over
		}
		word, note, _ := strings.Cut(thai.Normalize(name), "(")
		if note == "" {
			note = group
		}
		s, err := thai.ParseSex(word)
		if err != nil || s != thai.Male && s != thai.Female || bare(word) {
			continue
		}
		to := &all
		switch {
		case strings.Contains(note, "ไม่ใช่") || strings.Contains(note, "มิใช่") || strings.Contains(note, "ต่าง"):
			to = &aliens
		case strings.Contains(note, "ไทย"):
			to = &thais
		}
		if i := int(s - thai.Male); to[i] < 0 {
			to[i] = c
		}
	}
	if thais[0] < 0 && thais[1] < 0 {
		return all, [2]int{-1, -1}
	}
	return thais, aliens
}

// dopaBook reads people by age and registration office.
type dopaBook struct {
	r                 *Reader
	book              *grid.Book
	source            int
	year, office, age int
	thai, alien       [2]int // men, women
	outside           context
	offices           map[string]*office
	order             []string
}

// office is the register of one office and year.
type office struct {
	name   string
	year   int
	sexes  [2]register
	totals [2]float64    // the office's own row for all ages
	met    [dopaAges]int // rows of the ages
	row    int
}

func (d *dopaBook) row(row int, cells []string) error {
	name := normal(cells, d.office)
	if name == "" || (&wide{}).isNote(cells) {
		d.r.Log.add(FooterSkipped, func() string { return address(d.book, row, 0) }, "", "")
		return nil
	}
	year := d.r.Year.From
	if outside := d.outside.year.From; year == 0 || d.r.Selected && outside != 0 {
		year = outside
	}
	if d.year >= 0 {
		y, err := thai.ParseYear(normal(cells, d.year))
		if err != nil {
			return d.book.Errorf(row, d.year, "write years as พ.ศ. 2400-2700 or ค.ศ. 1900-2150", "%w", err)
		}
		year = y.From
		if y.Era == thai.BE {
			d.r.Log.add(BuddhistYear, func() string { return address(d.book, row, d.year) }, normal(cells, d.year), y.String())
		}
	}
	label := normal(cells, d.age)
	key := fmt.Sprint(name, "|", year)
	o := d.offices[key]
	if o == nil {
		o = &office{name: name, year: year, row: row}
		for s := range o.sexes {
			o.sexes[s] = register{book: d.book, source: d.source, row: row}
		}
		d.offices[key] = o
		d.order = append(d.order, key)
	}
	age, residual, total, err := dopaAge(label)
	if err != nil {
		return d.book.Errorf(row, d.age, "write ages as น้อยกว่า 1 ปี, 1 ปี … มากกว่า 100 ปี, รวม", "%w", err)
	}
	if !total && residual < 0 {
		if there := o.met[age]; there > 0 {
			return d.book.Errorf(row, d.age, "keep one row for each age of an office and year", "age %q of %s stands in row %d as well", label, o.name, there)
		}
		o.met[age] = row
	}
	for s := range 2 {
		n, err := d.count(row, cells, d.thai[s])
		if err != nil {
			return err
		}
		alien, err := d.count(row, cells, d.alien[s])
		if err != nil {
			return err
		}
		c := &o.sexes[s]
		switch {
		case total:
			o.totals[s] = n
		case residual >= 0:
			c.residual[residual] += n
		default:
			c.ages[age] += n
			c.residual[2] += alien // not Thai: in no age of the Thai population
		}
	}
	return nil
}

// count reads a cell; a column that is not there counts nobody.
func (d *dopaBook) count(row int, cells []string, col int) (float64, error) {
	if col < 0 || missing(at(cells, col)) {
		return 0, nil
	}
	n, err := parseCount(cells[col], func(k Kind, to string) {
		d.r.Log.add(k, func() string { return address(d.book, row, col) }, cells[col], to)
	})
	if err != nil {
		return 0, d.book.Errorf(row, col, countHint(err), "the count %w", err)
	}
	return n, nil
}

func at(cells []string, col int) string {
	if col < 0 || col >= len(cells) {
		return ""
	}
	return cells[col]
}

// dopaAge reads the label of a row: a single age as an index, a group without an age,
// or the total.
func dopaAge(label string) (age, residual int, total bool, err error) {
	for i, words := range [][]string{{"จันทรคติ"}, {"ทะเบียนบ้านกลาง"}, {"ไม่ใช่สัญชาติไทย", "มิใช่สัญชาติไทย", "ไม่ได้สัญชาติไทย", "สัญชาติอื่น"}, {"ระหว่างการย้าย", "ระหว่างย้าย", "อยู่ระหว่าง"}} {
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(label, w) }) {
			return 0, i, false, nil
		}
	}
	a, err := thai.ParseAge(label)
	switch {
	case err != nil:
		return 0, -1, false, err
	case a.Kind == thai.All:
		return 0, -1, true, nil
	case a.Kind == thai.Unknown:
		return 0, 0, false, nil
	case a.Hi != thai.Open && a.Hi != a.Lo+1:
		return 0, -1, false, fmt.Errorf("age %q is a group: this shape has single ages", label)
	case a.Hi == thai.Open && a.Lo < dopaAges-2:
		return 0, -1, false, fmt.Errorf("age %q is open: this shape has single ages to 100", label)
	}
	return min(a.Lo, dopaAges-1), -1, false, nil
}

// finish gives every office to its area: the province, or the district it lies in.
func (d *dopaBook) finish() error {
	var strange []string
	for _, key := range d.order {
		o := d.offices[key]
		p, total, known, err := d.areaOf(o)
		if err != nil {
			return err
		}
		if !known {
			strange = appendNew(strange, o.name)
		}
		area, err := d.r.area(p, func() string { return address(d.book, o.row, d.office) })
		if err != nil {
			return d.book.Errorf(o.row, d.office, "", "%v", err)
		}
		for s, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
			c := o.sexes[s]
			c.total = total
			if aged, residual := c.sum(); o.totals[s] > 0 && o.totals[s] != aged+residual-c.residual[2] && o.totals[s] != aged {
				d.r.remark(d.book, "register-total", fmt.Sprintf("%s %d, %s: the total is %.0f, the ages make %.0f (%s)", o.name, o.year, sex, o.totals[s], aged, address(d.book, o.row, d.office)),
					fmt.Sprintf("%s %d: ยอดรวม %.0f แต่ผลบวกรายอายุได้ %.0f", o.name, o.year, o.totals[s], aged))
			}
			if err := d.r.registers.add(registerKey{area, o.year, sex}, c, o.name); err != nil {
				return d.book.Errorf(o.row, d.office, "give each December of an office once", "%w", err)
			}
		}
	}
	if len(strange) > 0 {
		d.r.remark(d.book, "offices-apart", fmt.Sprintf("%d municipal office(s) could not be given to a district by their name and stand for themselves: %s", len(strange), some(strange)),
			fmt.Sprintf("สำนักทะเบียนท้องถิ่น %d แห่งไม่ทราบว่าอยู่อำเภอใด จึงแยกไว้: %s", len(strange), some(strange)))
	}
	return nil
}

// areaOf finds the area of an office; total if its rows hold those of other offices
// too.
func (d *dopaBook) areaOf(o *office) (p place, total, known bool, err error) {
	home := d.r.given()
	if home.name == "" && d.outside.hasArea {
		home = d.outside.area
	}
	for _, k := range d.order { // the row of the province itself
		if q, ok := thai.FindPlace(d.offices[k].name); home.name == "" && ok && q.Level == thai.Province {
			home = place{name: q.TH, code: q.Code, kind: analysis.Province}
		}
	}
	if q, ok := thai.FindPlace(o.name); ok && q.Level == thai.Province && len(d.order) > 1 {
		return place{name: q.TH, code: q.Code, kind: analysis.Province}, true, true, nil
	} else if ok && q.Level == thai.Province {
		return place{name: q.TH, code: q.Code, kind: analysis.Province}, false, true, nil
	}
	if !d.r.District {
		if home.name == "" {
			return p, false, false, d.book.Errorf(o.row, d.office, "give the province with --area, or --district to keep the districts apart",
				"the sheet does not say which province its offices are of")
		}
		if isMunicipal(o.name) {
			d.r.Log.add(OfficeMerged, func() string { return address(d.book, o.row, d.office) }, o.name, home.name)
		}
		return home, false, true, nil
	}
	district, ok := d.districtOf(o.name)
	if isMunicipal(o.name) && ok {
		d.r.Log.add(OfficeMerged, func() string { return address(d.book, o.row, d.office) }, o.name, district)
	}
	return place{name: district, kind: analysis.District, province: home.name}, false, ok, nil
}

func isMunicipal(name string) bool {
	return strings.HasPrefix(name, "ท้องถิ่น") || strings.Contains(name, "เทศบาล")
}

// districtOf finds the district that an office's name speaks of, among those of the
// sheet: ท้องถิ่นเทศบาลเมืองสระแก้ว lies in อำเภอเมืองสระแก้ว. A consonant written twice
// makes no difference: อรัญญประเทศ is อรัญประเทศ.
func (d *dopaBook) districtOf(name string) (string, bool) {
	if !isMunicipal(name) {
		return strings.TrimPrefix(strings.TrimPrefix(name, "อำเภอ"), "อ."), true
	}
	bareName := name
	for _, prefix := range []string{"ท้องถิ่น", "เทศบาล", "นคร", "เมือง", "ตำบล"} {
		bareName = strings.TrimPrefix(bareName, prefix)
	}
	for _, k := range d.order {
		other := d.offices[k].name
		if isMunicipal(other) {
			continue
		}
		own := strings.TrimPrefix(strings.TrimPrefix(other, "อำเภอ"), "อ.")
		if once(strings.TrimPrefix(own, "เมือง")) == once(bareName) {
			return own, true
		}
	}
	return name, false
}

// once folds a name for comparison and writes double characters once.
func once(s string) string {
	var out []rune
	for _, c := range thai.Key(s) {
		if len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}
