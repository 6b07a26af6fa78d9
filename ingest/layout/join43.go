package layout

import (
	"fmt"
	"hash/maphash"
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
	deaths  []death43
	sheet   *death43Sheet // the first, for messages
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
	died  thai.Date
	code  string
	row   int
	sheet *death43Sheet
}

func (j *join43) key(parts ...string) uint64 {
	if j.persons == nil {
		j.seed, j.persons = maphash.MakeSeed(), map[uint64]person{}
	}
	return maphash.String(j.seed, strings.Join(parts, "\x00"))
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
	get := func(name string) string { return strings.TrimSpace(at(cells, s.col[name])) }
	d := death43{row: row, sheet: s, key: s.r.join.key(get("hospcode"), get("pid")), code: get("cdeath")}
	died, err := thai.ParseDate(get("ddeath"))
	if err != nil {
		s.r.Log.add(NoYear, func() string { return address(s.book, row, s.col["ddeath"]) }, "", "left out")
		return nil
	}
	d.died = died
	s.r.join.deaths = append(s.r.join.deaths, d)
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
	get := func(name string) string {
		c, ok := s.col[name]
		if !ok {
			return ""
		}
		return strings.TrimSpace(at(cells, c))
	}
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
	if id := get("cid"); len(id) == 13 && identifies([]byte(id)) {
		p.id = s.r.join.key(id)
	}
	s.r.join.persons[key] = p
	return nil
}

func (s *person43Sheet) finish() error { return nil }

// finishJoin makes a list of deaths of the two files; DEATH alone is refused.
func (r *Reader) finishJoin() error {
	j := &r.join
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
	twice := map[uint64]bool{}
	outside := 0
	for _, d := range j.deaths {
		c.book, c.line = d.sheet.book, d.row
		p, ok := j.persons[d.key]
		switch {
		case ok && !p.in:
			outside++
			continue
		case ok && p.id != 0 && twice[p.id]:
			c.note(DuplicateRow, d.sheet.col["pid"], "", "left out")
			continue
		}
		twice[p.id] = p.id != 0
		n := death{area: area, year: uint16(d.died.Year), sex: analysis.UnknownSex, age: c.tally.unknownAge()}
		if c.tally.fiscal {
			n.year = uint16(fiscalYearOf(d.died))
			months.add(int(n.area), d.died)
		}
		if !ok {
			c.note(Unjoined, d.sheet.col["pid"], "", "unknown")
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
