package layout

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// homeShare is the share of a list's deaths above which its other provinces are strays:
// a province's list with some rows of its neighbours.
const homeShare = 0.8

// occurrenceShare is the share from which on a list of several provinces looks like
// that of the deaths that occurred in one of them.
const occurrenceShare = 0.4

// maxCauses is more than there are three-character categories; a column with more
// kinds of text does not hold causes.
const maxCauses = 20_000

// finish turns the counts into records, or, where years are fiscal, has them wait for
// the other lists.
func (l *lineList) finish() error {
	l.count()
	l.r.seen.addAll(&l.seen)
	l.seen.slots = nil // the largest part of the memory, before the records need some
	t := &l.tally
	t.settle()
	nothing := len(t.cells) == 0 && len(l.elsewhere) == 0
	if nothing && l.short > 0 {
		return l.book.Errorf(0, max(l.col[l.yearColumn()], 0), "--short-years reads them as พ.ศ. 2500-2599; or write all four digits",
			"the years of death have two digits in %d row(s)", l.short)
	}
	if nothing {
		return l.refuseNothing()
	}
	if err := l.refuseUnread(); err != nil {
		return err
	}
	l.homes()
	l.checkPossible()
	if l.col[lineSex] < 0 {
		l.r.noSex(l.book)
	}
	l.report()
	l.r.lists = append(l.r.lists, l)
	return nil
}

// refuseUnread refuses a list of which no sex, or no age, could be read: its column holds
// something else.
func (l *lineList) refuseUnread() error {
	sexes, ages := l.col[lineSex] < 0, false
	for _, c := range l.tally.cells {
		d := death{}.of(c.key)
		sexes = sexes || d.sex != analysis.UnknownSex
		ages = ages || d.age != l.tally.unknownAge()
	}
	switch {
	case len(l.tally.cells) == 0: // all stand in another list
	case !sexes:
		return l.book.Errorf(0, 0, "write 1 and 2, or ชาย and หญิง (male, female); --map \"NAME=sex\" says which column it is",
			"no sex could be read in the column %s of %d row(s)", columnLetters(l.col[lineSex]), l.rows)
	case !ages:
		return l.book.Errorf(0, 0, "write completed years, or years, months and days with their units (1 ปี 3 เดือน); or give the dates of birth and death; --map \"NAME=age\" says which column it is",
			"no age could be read or worked out in %d row(s)", l.rows)
	}
	return nil
}

// columnLetters is a column as spreadsheets name it.
func columnLetters(col int) string { return strings.TrimRight(grid.Cell(1, col), "1") }

// refuseNothing says why a list has no death that can be counted.
func (l *lineList) refuseNothing() error {
	const mapped = "; --map \"NAME=%s\" says which column it is"
	undated := l.r.Log.counts[NoYear] - l.base[NoYear]
	homeless := l.r.Log.counts[NoResidence] - l.base[NoResidence]
	switch {
	case undated > homeless && l.col[l.yearColumn()] >= 0:
		return l.book.Errorf(0, 0, "write dates as 31/05/2564 or 2564-05-31, years as 2564 or 2021"+fmt.Sprintf(mapped, l.yearColumn()),
			"the list of deaths has %d row(s), and in none could a year of death be read (column %s)", l.rows, columnLetters(l.col[l.yearColumn()]))
	case homeless > 0:
		return l.book.Errorf(0, 0, "write the eight digits of the address code (LCCAATTMM) or the name of the province; or give the province of all rows with --area and --map \"NAME=ignore\""+fmt.Sprintf(mapped, lineHome),
			"the list of deaths has %d row(s), and in none could the residence be read (column %s)", l.rows, columnLetters(max(l.home, 0)))
	}
	return l.book.Errorf(0, 0, "check that this is the right file or sheet", "the list of deaths has a header and no deaths under it")
}

// emit hands the counts to the builder.
func (l *lineList) emit() error {
	return emission{t: &l.tally, r: l.r, source: l.source, col: l.col[lineCause], fill: true}.emit(l.book)
}

// homes decides which areas are kept. Where one province holds nearly all deaths, the
// others are counted as strays and left out; otherwise all are kept, with a remark if
// the list may be one by place of death.
func (l *lineList) homes() {
	deaths := map[uint16]int{} // by area
	for _, c := range l.tally.cells {
		deaths[death{}.of(c.key).area] += int(c.count)
	}
	for area, n := range l.elsewhere { // what another list has too says whose list this is
		deaths[area] += n
	}
	count, of, total := map[string]int{}, map[uint16]string{}, 0 // by province
	for area, n := range deaths {
		of[area] = l.province(area)
		count[of[area]] += n
		total += n
	}
	home := ""
	for name, n := range count {
		if n > count[home] || n == count[home] && name < home {
			home = name
		}
	}
	switch share := float64(count[home]) / float64(total); {
	case len(count) == 1:
	case share >= homeShare:
		l.leaveOut(of, count, home)
	case share >= occurrenceShare:
		l.r.remark(l.book, "by-occurrence",
			fmt.Sprintf("%d of %d deaths are of residents of %s, the others of %d other provinces: a list by place of death misses residents who died elsewhere; use the list by registered residence", count[home], total, home, len(count)-1),
			fmt.Sprintf("ผู้เสียชีวิต %d จาก %d รายมีภูมิลำเนาใน %s ที่เหลือมาจากอีก %d จังหวัด: แฟ้มตามสถานที่ตายจะขาดผู้ที่ไปตายที่อื่น ควรใช้แฟ้มตามทะเบียนบ้าน", count[home], total, home, len(count)-1))
	}
}

// unknownPlaces stands for areas that are in no list of places: what is written there may
// be anything, and is not shown.
const unknownPlaces = "unknown places"

// province is the code of the province of an area.
func (l *lineList) province(area uint16) string {
	a := l.r.Builder.Area(int(area))
	if len(a.Code) >= 2 {
		return a.Code[:2]
	}
	if p, ok := thai.FindPlace(l.r.provinces[int(area)]); ok && len(p.Code) >= 2 {
		return p.Code[:2]
	}
	return unknownPlaces
}

// leaveOut drops the deaths of other provinces than home, and says so.
func (l *lineList) leaveOut(of map[uint16]string, count map[string]int, home string) {
	var strays []tallied
	maps.DeleteFunc(l.months, func(at areaMonth, _ int) bool { return of[uint16(at.area)] != home })
	maps.DeleteFunc(l.cover, func(at uint64, _ int) bool { return of[uint16(at>>48)] != home })
	l.tally.cells = slices.DeleteFunc(l.tally.cells, func(c tallied) bool {
		stray := of[death{}.of(c.key).area] != home
		if stray {
			strays = append(strays, c)
		}
		return stray
	})
	slices.SortFunc(strays, byRow)
	out := 0
	for _, c := range strays {
		out += int(c.count)
		l.r.Log.addN(OutOfProvince, int(c.count), func() string { return address(l.book, int(c.row), max(l.home, 0)) }, of[death{}.of(c.key).area], "left out")
	}
	var list []string
	for name, n := range count {
		if name != home {
			list = append(list, fmt.Sprintf("%s: %d", name, n))
		}
	}
	slices.Sort(list)
	total, shown := out+count[home], strings.Join(list[:min(len(list), 8)], ", ")
	l.r.remark(l.book, "out-of-province",
		fmt.Sprintf("%d of %d deaths are of residents of other provinces than %s and were left out (%s)", out, total, home, shown),
		fmt.Sprintf("ผู้เสียชีวิต %d จาก %d รายมีภูมิลำเนานอกจังหวัด %s จึงไม่นับรวม (%s)", out, total, home, shown))
}

// report turns the counts that change what a result means into remarks.
func (l *lineList) report() {
	log := &l.r.Log
	if n := l.again(); n > 0 {
		l.r.remark(l.book, "lists-overlap",
			fmt.Sprintf("%d of %d rows repeat deaths that another list has and were left out; the others were added to them: of lists by residence and by place of death, the one by residence is enough", n, l.rows),
			fmt.Sprintf("%d จาก %d แถวซ้ำกับการตายในรายชื่ออื่นจึงไม่นับรวม ส่วนที่เหลือนับเพิ่ม: หากมีทั้งแฟ้มตามทะเบียนบ้านและตามสถานที่ตาย ใช้เฉพาะแฟ้มตามทะเบียนบ้าน", n, l.rows))
	}
	if n := l.seen.other + l.r.seen.other; n > 0 {
		l.r.seen.other = 0
		l.r.remark(l.book, "id-twice", fmt.Sprintf("%d rows have the id of another row but another death; both are counted", n),
			fmt.Sprintf("มี %d แถวที่เลขประจำตัวซ้ำกับแถวอื่นแต่การตายต่างกัน นับทั้งสองแถว", n))
	}
	if l.short > 0 {
		l.r.remark(l.book, "short-years", fmt.Sprintf("%d rows have a year of death of two digits; --short-years reads them as พ.ศ. 2500-2599", l.short),
			fmt.Sprintf("มี %d แถวที่ปีที่ตายมีสองหลัก ใช้ --short-years เพื่ออ่านเป็น พ.ศ. 2500-2599", l.short))
	}
	if l.seen.full {
		l.r.remark(l.book, "duplicates-unchecked", fmt.Sprintf("duplicates were looked for among the first %d ids only", maxRepeats),
			fmt.Sprintf("ตรวจแถวซ้ำเฉพาะ %d เลขประจำตัวแรก", maxRepeats))
	}
	for _, r := range []struct {
		kind         Kind
		code, en, th string
	}{
		{NoYear, "no-date-of-death", "rows do not say in which year the person died and were left out", "แถวไม่ระบุปีที่ตาย จึงไม่นับรวม"},
		{NoResidence, "no-residence", "rows do not say where the person lived and were left out", "แถวไม่ระบุภูมิลำเนา จึงไม่นับรวม"},
		{DuplicateRow, "duplicate-deaths", "rows repeat the death of one person and were left out", "แถวซ้ำการตายของคนเดียวกัน จึงไม่นับรวม"},
		{SexImpossible, "sex-impossible", "deaths have a cause that the other sex has; they are kept", "การตายมีสาเหตุที่ขัดกับเพศ ยังนับรวม"},
		{AgeImpossible, "age-impossible", "deaths have a cause that the age cannot have; they are kept", "การตายมีสาเหตุที่ขัดกับอายุ ยังนับรวม"},
		{DiedElsewhere, "died-elsewhere", "deaths occurred outside the province of residence; they are counted by residence", "ตายนอกจังหวัดที่มีภูมิลำเนา นับตามภูมิลำเนา"},
	} {
		if n := log.counts[r.kind] - l.base[r.kind]; n > 0 {
			l.r.remark(l.book, r.code, fmt.Sprintf("%d %s", n, r.en), fmt.Sprintf("%d %s", n, r.th))
		}
	}
}
