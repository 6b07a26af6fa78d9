package layout

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/ingest/grid"
)

// shape is one way in which tables are laid out.
type shape struct {
	name   string // of --as
	en, th string
	look   func(r *Reader, h *head) verdict
}

// shapes is the one list of what can be recognised. It is asked from the top: shapes
// with names of their own for their columns come before those that take what is common.
func shapes() []shape {
	return []shape{
		{"moph-deaths", "death file of the Ministry of Public Health (one row a death)", "แฟ้มการตายของกระทรวงสาธารณสุข (แถวละหนึ่งราย)", lookMOPH},
		{"moph-deaths-th", "death certificates with Thai headers (one row a death)", "ทะเบียนการตายหัวตารางภาษาไทย (แถวละหนึ่งราย)", lookCertificates},
		{"death43", "DEATH of the 43 files", "แฟ้ม DEATH ใน 43 แฟ้ม", lookDeath43},
		{"person43", "PERSON of the 43 files", "แฟ้ม PERSON ใน 43 แฟ้ม", lookPerson43},
		{"deis", "deaths of DEIS, Argentina", "ข้อมูลการตายของ DEIS อาร์เจนตินา", lookDEIS},
		{"who", "WHO Mortality Database, deaths or population", "ฐานข้อมูลการตายขององค์การอนามัยโลก", lookWHO},
		{"wonder", "CDC WONDER export", "ไฟล์ส่งออกจาก CDC WONDER", lookWonder},
		{"hmd", "deaths, population or exposures of the Human Mortality Database", "ไฟล์ของ Human Mortality Database", lookHMD},
		{"dopa-text", "population by single age of the Department of Provincial Administration, text", "ประชากรรายอายุ กรมการปกครอง (ข้อความ)", lookDOPAText},
		{"dopa-summary", "population summary of the Department of Provincial Administration, text", "สรุปประชากร กรมการปกครอง (ข้อความ)", lookDOPASummary},
		{"dopa-workbook", "population by age and registration office, workbook", "ประชากรรายอายุรายสำนักทะเบียน (สมุดงาน)", lookDOPABook},
		{"dopa-api", "population by single age of the register's web service", "ประชากรรายอายุจากบริการข้อมูลทะเบียนราษฎร (lsAge)", lookDOPAAPI},
		{"table53", "published deaths by cause and sex, without ages", "ตารางการตายตามสาเหตุและเพศ ไม่มีอายุ (ตาราง 5.3)", lookTable53},
		{"tidy", "one count a row", "ตารางแบบยาว แถวละหนึ่งจำนวน", lookTidy},
		{"causes", "list of causes", "บัญชีสาเหตุการตาย", lookCauseList},
		{"line-list", "one row a death", "รายชื่อการตาย แถวละหนึ่งราย", lookLineList},
		{"wide", "ages, sexes or years in columns", "ตารางแบบกว้าง อายุ เพศ หรือปี เป็นคอลัมน์", lookWide},
	}
}

// ShapeNames lists what Reader.As may be.
func ShapeNames() (names []string) {
	for _, s := range shapes() {
		names = append(names, s.name)
	}
	return names
}

// sheet reads the rows of one recognised sheet.
type sheet interface {
	row(row int, cells []string) error
	finish() error
}

// scanned is a sheet of a shape that may have millions of rows: it takes them as they
// stand in the reader's buffer.
type scanned interface {
	sheet
	scan(*grid.Row) error
}

// verdict is what a shape makes of the first rows: a reader that takes the rows from
// index from on, or none; why says what gave it away or what is missing. An error
// means that it is this shape, but cannot be used.
type verdict struct {
	sheet sheet
	from  int
	why   string
	err   error
}

func no(format string, a ...any) verdict { return verdict{why: fmt.Sprintf(format, a...)} }

// head is the beginning of a sheet.
type head struct {
	book   *grid.Book // names the sheet
	opened *grid.Book // is read
	rows   []numbered
	names  []map[string]int // of each row, once asked for
}

// named returns the columns of row i by their folded names.
func (h *head) named(i int) map[string]int {
	for len(h.names) < len(h.rows) {
		h.names = append(h.names, columnsByName(h.rows[len(h.names)].cells))
	}
	return h.names[i]
}

// numbered is a row with its number in the sheet.
type numbered struct {
	n     int
	cells []string
}

// columnsByName finds the columns of a header row by their folded names.
func columnsByName(cells []string) map[string]int {
	m := map[string]int{}
	for i, c := range cells {
		key := headerKey(c)
		if _, seen := m[key]; !seen && key != "" {
			m[key] = i
		}
	}
	return m
}

// headerKey folds a column name; the caption in square brackets that some exports add
// behind it is left out.
func headerKey(name string) string {
	if i := strings.Index(name, "["); i > 0 {
		name = name[:i]
	}
	return labelKey(name)
}

// findHeader returns the first row that has all the named columns.
func (h *head) findHeader(names ...string) (index int, col map[string]int, missing []string) {
	missing = names
	for i := range h.rows {
		have := h.named(i)
		var lack []string
		for _, n := range names {
			if _, ok := have[labelKey(n)]; !ok {
				lack = append(lack, n)
			}
		}
		if len(lack) == 0 {
			return i, have, nil
		}
		if len(lack) < len(missing) {
			missing = lack
		}
	}
	return -1, nil, missing
}

// needs says which columns a header lacks.
func needs(missing []string) verdict {
	if len(missing) > 4 {
		missing = append(missing[:4:4], "…")
	}
	return no("no column %s", strings.Join(missing, ", "))
}
