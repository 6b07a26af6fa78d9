package decompose

import "github.com/lehackathon/le/lifetable"

// Method is a way to split the gap by age.
type Method int

// The methods.
const (
	ArriagaSymmetric Method = iota // the default
	Arriaga
	Andreev
	Pollard
	Chandrasekaran
	LopezRuzicka
	Stepwise
	Horiuchi
	LTRE
)

// methods is the one list of methods; help, parsing and outputs read it.
//
//	method             sums to the gap   symmetric   by cause
//	arriaga-symmetric  exactly           yes         all methods: the causes of an age
//	arriaga            exactly           no          share its contribution in proportion
//	andreev            exactly           no          to the differences of their rates
//	pollard            approximately     yes
//	chandrasekaran     exactly           yes
//	lopez-ruzicka      exactly           no
//	stepwise           exactly           yes
//	horiuchi           exactly           yes
//	ltre               approximately     yes
var methods = [...]struct {
	name, en, th, source string
	exact, symmetric     bool
	slopes               func(s *slopes, against, near *lifetable.Table, from int)
	parts                func(against, near *lifetable.Table, from int) []Part // nil: none
}{
	ArriagaSymmetric: {
		"arriaga-symmetric", "Arriaga's decomposition, mean of both directions", "การแยกองค์ประกอบตาม Arriaga เฉลี่ยสองทิศทาง",
		"Arriaga 1984; Preston, Heuveline & Guillot 2001, eq. 3.11-3.12; Ponnapalli 2005",
		true, true, arriagaSymmetric, arriagaSymmetricParts},
	Arriaga: {
		"arriaga", "Arriaga's decomposition, from the other side to this one", "การแยกองค์ประกอบตาม Arriaga จากฝั่งเปรียบเทียบมายังพื้นที่",
		"Arriaga 1984; Preston, Heuveline & Guillot 2001, eq. 3.11-3.12",
		true, false, arriaga, arriagaParts},
	Andreev: {
		"andreev", "Andreev's replacement, from the other side to this one", "การแทนค่าตาม Andreev จากฝั่งเปรียบเทียบมายังพื้นที่",
		"Andreev 1982; Andreev, Shkolnikov & Begun 2002",
		true, false, andreev, nil},
	Pollard: {
		"pollard", "Pollard's weights on differences of rates (approximate)", "ค่าถ่วงน้ำหนักของ Pollard ต่อผลต่างอัตราตาย (ค่าประมาณ)",
		"Pollard 1982, 1988",
		false, true, pollard, nil},
	Chandrasekaran: {
		"chandrasekaran", "Chandrasekaran's exclusive effect and interaction (approach III)", "ผลเฉพาะและผลร่วมตาม Chandrasekaran (แนวทางที่ III)",
		"Chandrasekaran 1986; Ponnapalli 2005",
		true, true, chandrasekaran, chandrasekaranParts},
	LopezRuzicka: {
		"lopez-ruzicka", "Lopez and Ruzicka's exclusive effect and interaction, from the other side to this one", "ผลเฉพาะและผลร่วมตาม Lopez และ Ruzicka จากฝั่งเปรียบเทียบมายังพื้นที่",
		"Lopez & Ruzicka 1977; Ponnapalli 2005",
		true, false, lopezRuzicka, lopezRuzickaParts},
	Stepwise: {
		"stepwise", "stepwise replacement from young to old, mean of both directions", "การแทนค่าทีละกลุ่มอายุจากน้อยไปมาก เฉลี่ยสองทิศทาง",
		"Andreev, Shkolnikov & Begun 2002",
		true, true, stepwise, nil},
	Horiuchi: {
		"horiuchi", "line integral along all rates at once", "ปริพันธ์ตามเส้นเมื่ออัตราตายทุกค่าเปลี่ยนพร้อมกัน",
		"Horiuchi, Wilmoth & Pletcher 2008",
		true, true, horiuchi, nil},
	LTRE: {
		"ltre", "derivatives at the mean of both sides' rates (approximate)", "อนุพันธ์ที่ค่าเฉลี่ยของอัตราตายสองฝั่ง (ค่าประมาณ)",
		"Caswell 1989",
		false, true, ltre, nil},
}

// Methods lists the names of the methods, the default first.
func Methods() []string {
	names := make([]string, len(methods))
	for i, m := range methods {
		names[i] = m.name
	}
	return names
}

// ParseMethod finds a method by its name.
func ParseMethod(name string) (Method, bool) {
	for i, m := range methods {
		if m.name == name {
			return Method(i), true
		}
	}
	return 0, false
}

// String returns the method's name as written on the command line.
func (m Method) String() string { return methods[m].name }

// Describe says what the method does, in English and Thai.
func (m Method) Describe() (en, th string) { return methods[m].en, methods[m].th }

// Source cites the method.
func (m Method) Source() string { return methods[m].source }

// Exact reports whether the contributions add up to the gap by construction.
func (m Method) Exact() bool { return methods[m].exact }

// Symmetric reports whether swapping the sides changes nothing but the sign.
func (m Method) Symmetric() bool { return methods[m].symmetric }
