package pipeline

import "strings"

// Key is a key of the configuration: what reads it, and help, know it from here.
type Key struct {
	Name    string // with its section: "outputs.folder"
	Want    string // what its value is
	Example string // as written in the file
	EN, TH  string
}

// Keys lists the keys with a meaning of their own. Besides them, data takes the
// options of le ingest, compare those of le decompose, and method and evidence those
// of every command, each under its own name.
func Keys() []Key {
	const text, list, yesno = "a text in quotes", "a list of texts in brackets", "true or false"
	return []Key{
		{"title", text, `title = "Loei 2565"`, "name of the run, for the manifest", "ชื่อของการคำนวณชุดนี้"},
		{"lang", text, `lang = "th"`, "language of the outputs: en or th", "ภาษาของผลลัพธ์: en หรือ th"},
		{"era", text, `era = "be"`, "years in the outputs: ce or be", "ปีในผลลัพธ์: ce หรือ be"},
		{"strict", yesno, `strict = true`, "a warning fails its step", "ถือว่าคำเตือนเป็นความผิดพลาด"},
		{"data", "a section", "[data]", "inputs, and options of le ingest", "ข้อมูลนำเข้า และตัวเลือกของ le ingest"},
		{"data.files", list, `files = ["deaths.xlsx", "population.xlsx"]`, "files, a dataset folder or sample:NAME", "ไฟล์ โฟลเดอร์ชุดข้อมูล หรือ sample:ชื่อ"},
		{"data.map", "a table of column names and fields", `map = {"โรค" = "cause"}`, "what columns hold, where their names do not say it", "ความหมายของคอลัมน์ที่ชื่อไม่บอก"},
		{"select", "a section", "[select]", "what the tables show; all where left out", "สิ่งที่แสดงในตาราง ถ้าไม่ระบุจะแสดงทั้งหมด"},
		{"select.area", "a name or a list of names", `area = ["เลย", "ตรัง"]`, "areas by code, Thai or English name", "พื้นที่ ตามรหัสหรือชื่อ"},
		{"select.year", "a year, or a run of years in quotes", `year = "2562-2565"`, "years, pooled", "ปี (รวมกันหลายปีได้)"},
		{"select.sex", text, `sex = "each"`, "male, female, both or each", "ชาย หญิง รวม หรือแยกเพศ (each)"},
		{"compare", "a section in double brackets", "[[compare]]", "a comparison; any number of them", "การเปรียบเทียบ มีได้หลายชุด"},
		{"compare.name", text, `name = "loei"`, "what its files are called", "ชื่อที่ใช้ตั้งชื่อไฟล์"},
		{"compare.by", "a text or a list of texts", `by = ["cause", "age"]`, "contributions by cause, age, or cause,age: a file each", "แยกตามสาเหตุ อายุ หรือทั้งสอง"},
		{"method", "a section", "[method]", "how figures are worked out: options of the commands", "วิธีคำนวณ: ตัวเลือกของคำสั่งต่าง ๆ"},
		{"evidence", "a section", "[evidence]", "options that name files; copies go into the outputs", "ตัวเลือกที่เป็นไฟล์ จะถูกคัดลอกไว้กับผลลัพธ์"},
		{"outputs", "a section", "[outputs]", "what is written", "ผลลัพธ์ที่ต้องการ"},
		{"outputs.folder", text, `folder = "results"`, "folder beside the file", "โฟลเดอร์ผลลัพธ์"},
		{"outputs.formats", list, `formats = ["csv", "md"]`, "formats of the tables", "รูปแบบของตาราง"},
		{"outputs.tables", list, `tables = ["summary", "decompose"]`, "tables, see below", "ตารางที่ต้องการ"},
		{"outputs.charts", list, `charts = ["gap"]`, "kinds of charts, drawn for every comparison, or once if there is none", "ชนิดของแผนภูมิ วาดทุกการเปรียบเทียบ หรือครั้งเดียวถ้าไม่มี"},
		{"outputs.report", yesno, `report = true`, "page, workbook and charts; areas in [method.report]", "รายงาน สมุดงาน และแผนภูมิ เลือกพื้นที่ใน [method.report]"},
	}
}

func findKey(name string) (Key, bool) {
	for _, k := range Keys() {
		if k.Name == name {
			return k, true
		}
	}
	return Key{}, false
}

// sectionKeys lists the keys of a section without its name.
func sectionKeys(section string) (names []string) {
	for _, k := range Keys() {
		if name, ok := strings.CutPrefix(k.Name, section+"."); ok {
			names = append(names, name)
		}
	}
	return names
}
