package layout

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// join43 keeps the two of the 43 files that make a list of deaths until both are read.
// Persons are kept under a hash of hospital and number, under a seed drawn anew: no id
// is stored.
type join43 struct {
	seed    maphash.Seed
	persons map[uint64]person
	lives   map[uint64]bool // national ids of those who live in the area by any hospital
	deaths  []death43
	undated int
	sheet   *death43Sheet // the first, for messages
	person  *grid.Book    // the first PERSON
}

// person is what PERSON says that DEATH does not.
type person struct {
	born thai.Date
	sex  analysis.Sex
	in   bool // lives or is registered in the area: TYPEAREA 1, 2, 3
	id   uint64
}

type death43 struct {
	key   uint64
	id    uint64 // of the national id, 0 if it is not given
	died  thai.Date
	code  string
	row   int
	sheet *death43Sheet
}

func (j *join43) key(parts ...string) uint64 {
	if j.persons == nil {
		j.seed, j.persons, j.lives = maphash.MakeSeed(), map[uint64]person{}, map[uint64]bool{}
	}
	return maphash.String(j.seed, strings.Join(parts, "\x00"))
}

// national is the key of a national id, 0 if the text is none.
func (j *join43) national(id string) uint64 {
	if len(id) != 13 || !identifies([]byte(id)) {
		return 0
	}
	return j.key(id)
}

func lookDeath43(r *Reader, h *head) verdict {
	i, col, missing := h.findHeader("HOSPCODE", "PID", "DDEATH", "CDEATH")
	if i < 0 {
		return needs(missing)
	}
	s := &death43Sheet{r: r, book: h.book, col: col}
	s.source, _ = r.source(h.book)
	if r.join.sheet == nil {
		r.join.sheet = s
	}
	for _, name := range []string{"PID", "CID", "AN"} {
		if c, ok := col[labelKey(name)]; ok {
			r.Log.add(PersonalDropped, func() string { return address(h.book, h.rows[i].n, c) }, "", "")
		}
	}
	return verdict{sheet: s, from: i + 1, why: fmt.Sprintf("row %d has the columns HOSPCODE, PID, DDEATH, CDEATH; it is joined with PERSON", h.rows[i].n)}
}

func lookPerson43(r *Reader, h *head) verdict {
	i, col, missing := h.findHeader("HOSPCODE", "PID", "SEX", "BIRTH", "TYPEAREA")
	if i < 0 {
		return needs(missing)
	}
	if r.join.person == nil {
		r.join.person = h.book
	}
	return verdict{sheet: &person43Sheet{r, h.book, col}, from: i + 1,
		why: fmt.Sprintf("row %d has the columns HOSPCODE, PID, SEX, BIRTH, TYPEAREA; names and ids are not kept", h.rows[i].n)}
}

// death43Sheet reads DEATH.
type death43Sheet struct {
	r      *Reader
	book   *grid.Book
	source int
	col    map[string]int
}

func (s *death43Sheet) row(row int, cells []string) error {
	get := func(name string) string { return cellNamed(s.col, cells, name) }
	j := &s.r.join
	d := death43{row: row, sheet: s, key: j.key(get("hospcode"), get("pid")), id: j.national(get("cid")), code: get("cdeath")}
	died, err := thai.ParseDate(get("ddeath"))
	if err != nil {
		s.r.Log.add(NoYear, func() string { return address(s.book, row, s.col["ddeath"]) }, "", "left out")
		j.undated++
		return nil
	}
	d.died = died
	j.deaths = append(j.deaths, d)
	return nil
}

func (s *death43Sheet) finish() error { return nil }

// person43Sheet reads PERSON.
type person43Sheet struct {
	r    *Reader
	book *grid.Book
	col  map[string]int
}

func (s *person43Sheet) row(row int, cells []string) error {
	get := func(name string) string { return cellNamed(s.col, cells, name) }
	p := person{sex: analysis.UnknownSex}
	switch get("sex") {
	case "1":
		p.sex = analysis.Male
	case "2":
		p.sex = analysis.Female
	}
	p.born, _ = thai.ParseDate(get("birth")) // an unreadable one is no date: the age is unknown
	switch get("typearea") {
	case "1", "2", "3":
		p.in = true
	}
	key := s.r.join.key(get("hospcode"), get("pid"))
	if p.id = s.r.join.national(get("cid")); p.id != 0 {
		s.r.join.lives[p.id] = s.r.join.lives[p.id] || p.in
		s.r.join.persons[p.id] = p
	}
	s.r.join.persons[key] = p
	return nil
}

func (s *person43Sheet) finish() error { return nil }

// cellNamed is the cell of a row under a folded name, "" if there is no such column.
func cellNamed(col map[string]int, cells []string, name string) string {
	c, ok := col[name]
	if !ok {
		return ""
	}
	return strings.TrimSpace(at(cells, c))
}

// who finds the person that died: by hospital and number, else by the national id, under
// which another hospital may know him.
func (j *join43) who(d death43) (person, bool) {
	p, ok := j.persons[d.key]
	if !ok && d.id != 0 {
		p, ok = j.persons[d.id]
	}
	return p, ok
}

// joined are the deaths of persons who are known, or of those who are not: a person whose
// death several hospitals report is known to one of them at least.
func (j *join43) joined(known bool) (deaths []death43) {
	for _, d := range j.deaths {
		if _, ok := j.who(d); ok == known {
			deaths = append(deaths, d)
		}
	}
	return deaths
}

// finishJoin makes a list of deaths of the two files; DEATH alone is refused.
func (r *Reader) finishJoin() error {
	j := &r.join
	if j.sheet == nil && j.person != nil {
		return j.person.Errorf(0, 0, "give DEATH of the same hospitals as well: le … death.txt person.txt", "PERSON of the 43 files says who lived, not who died: it is of use beside DEATH only")
	}
	if j.sheet == nil {
		return nil
	}
	if len(j.persons) == 0 {
		return j.sheet.book.Errorf(0, 0, "give PERSON of the same hospitals as well: le … death.txt person.txt; for a province, the ministry's death file by residence is the better source",
			"DEATH of the 43 files has no sex, birth date or residence: ages cannot be known without PERSON")
	}
	first := j.sheet
	c := newCoded(r, first.book, first.col["cdeath"])
	c.source, c.list = first.source, true
	area, err := c.area(r.given())
	if err != nil {
		return err
	}
	c.tally.fiscal = r.fiscalYears()
	months := monthCounts{}
	twice := map[uint64]bool{} // national ids, and persons of hospitals
	outside, unjoined, repeated := 0, 0, 0
	for _, d := range slices.Concat(j.joined(true), j.joined(false)) {
		c.book, c.line = d.sheet.book, d.row
		p, ok := j.who(d)
		id := p.id
		if id == 0 {
			id = d.id
		}
		switch {
		case ok && !p.in && !j.lives[id]:
			outside++
			continue
		case twice[d.key] || id != 0 && twice[id]:
			c.note(DuplicateRow, d.sheet.col["pid"], "", "left out")
			repeated++
			continue
		}
		twice[d.key] = true
		if id != 0 {
			twice[id] = true
		}
		n := death{area: area, year: uint16(d.died.Year), sex: analysis.UnknownSex, age: c.tally.unknownAge()}
		if c.tally.fiscal {
			n.year = uint16(fiscalYearOf(d.died))
			months.add(int(n.area), d.died)
		}
		if !ok {
			c.note(Unjoined, d.sheet.col["pid"], "", "unknown")
			unjoined++
		} else {
			n.sex = p.sex
			if years, ok := d.died.Age(p.born); ok && p.born.Year > 0 && years <= thai.MaxAge {
				n.age = c.tally.single(years)
			} else {
				c.note(AgeUnread, d.sheet.col["ddeath"], "", "unknown")
			}
		}
		n.cause = c.code(d.code, d.sheet.col["cdeath"])
		c.tally.add(n, d.row)
	}
	for _, n := range []struct {
		n            int
		code, en, th string
	}{
		{j.undated, "no-date-of-death", "rows do not say in which year the person died and were left out", "แถวไม่ระบุปีที่ตาย จึงไม่นับรวม"},
		{repeated, "duplicate-deaths", "rows repeat the death of one person and were left out", "แถวซ้ำการตายของคนเดียวกัน จึงไม่นับรวม"},
		{unjoined, "unjoined", "deaths are of persons who are not in PERSON: their sex, age and residence are not known; give PERSON of all hospitals", "การตายไม่พบบุคคลในแฟ้ม PERSON จึงไม่ทราบเพศ อายุ และที่อยู่: ควรให้แฟ้ม PERSON ของทุกสถานพยาบาล"},
	} {
		if n.n > 0 {
			r.remark(first.book, n.code, fmt.Sprintf("%d %s", n.n, n.en), fmt.Sprintf("%d %s", n.n, n.th))
		}
	}
	if outside > 0 {
		r.remark(first.book, "out-of-area", fmt.Sprintf("%d deaths are of persons who neither live nor are registered in the area (TYPEAREA 4, 5 or blank) and were left out", outside),
			fmt.Sprintf("ผู้เสียชีวิต %d รายไม่ได้อาศัยหรือมีชื่อในพื้นที่ (TYPEAREA 4, 5 หรือว่าง) จึงไม่นับรวม", outside))
	}
	r.remark(first.book, "hospital-deaths", "deaths in the 43 files are those that hospitals recorded, often with unselected causes: deaths at home are missing where they were not entered",
		"การตายใน 43 แฟ้มคือที่สถานพยาบาลบันทึก สาเหตุมักไม่ได้คัดเลือก และอาจขาดการตายที่บ้าน")
	if c.tally.fiscal {
		c.tally.settle()
		if err := r.leaveParts(first.book, &c.tally, months); err != nil {
			return err
		}
	}
	return c.finish()
}
