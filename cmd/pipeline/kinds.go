package pipeline

// Kind is a sort of output and the command that makes it. A new command plugs in with
// a line in kinds: the options in [select], [method] and [evidence] that it has reach
// it by their names.
type Kind struct {
	Name    string // in outputs.tables
	Command string
	EN, TH  string

	fixed  []string // options it always has
	each   bool     // one for every comparison
	by     bool     // and for every way in compare.by
	key    string   // of outputs, where it is not one of the tables
	ending string   // of its file; "" = outputs.formats, "/" = it is a folder
	part   bool     // where some areas fail, it writes the others before it says so
	// leave names options that this kind cannot take with the others it is given.
	leave func(given map[string]string) []string
}

// Kinds lists the outputs that a configuration can ask for. Those of commands that a
// program does not have are refused when asked for.
func Kinds() []Kind {
	return []Kind{
		{Name: "check", Command: "check", EN: "quality of the data", TH: "คุณภาพข้อมูล"},
		{Name: "summary", Command: "lifetable", EN: "life expectancy, one line a table", TH: "อายุคาดเฉลี่ย ตารางละบรรทัด", fixed: []string{"--summary"}},
		{Name: "lifetable", Command: "lifetable", EN: "abridged life tables", TH: "ตารางชีพ"},
		{Name: "decompose", Command: "decompose", EN: "the gap of each comparison by cause and age", TH: "ส่วนต่างอายุคาดเฉลี่ยตามสาเหตุและอายุ", each: true, by: true, leave: healthOnlyForHLE},
		{Name: "causes", Command: "causes", EN: "causes of death ranked", TH: "อันดับสาเหตุการตาย"},
		{Name: "risks", Command: "risks", EN: "risk factors ranked", TH: "อันดับปัจจัยเสี่ยง"},
		{Name: "chart", Command: "chart", EN: "charts of each comparison", TH: "แผนภูมิของการเปรียบเทียบ", key: "charts", ending: ".svg", each: true},
		{Name: "report", Command: "report", EN: "page, workbook and charts of each area", TH: "รายงาน สมุดงาน และแผนภูมิของแต่ละพื้นที่", key: "report", ending: "/", part: true},
	}
}

// healthOnlyForHLE: prevalences serve one measure of a gap and are refused with the
// others.
func healthOnlyForHLE(given map[string]string) []string {
	if given["measure"] == "hle" {
		return nil
	}
	return []string{"health", "against-health"}
}

// Available lists the names of the tables that the program can make.
func (p *Program) Available() (names []string) {
	for _, k := range Kinds() {
		if k.key == "" && p.Options(k.Command) != nil {
			names = append(names, k.Name)
		}
	}
	return names
}

func findKind(name string) (Kind, bool) {
	for _, k := range Kinds() {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}
