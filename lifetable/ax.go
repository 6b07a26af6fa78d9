package lifetable

// AxRule says how nax is chosen: the mean years lived in an interval by those
// who die in it. The open interval is always 1/m.
type AxRule int

// The rules. Each has a file of its own.
const (
	AndreevKingkade AxRule = iota // the default
	CoaleDemeny
	Chiang
	Half
	Greville
	Keyfitz
	ConstantForce
)

// axRules is the one list of rules; help, parsing and outputs read it. A rule
// without a0 treats the first years like any others; one without rest gives the
// other closed intervals n/2.
var axRules = [...]struct {
	name, en, th, source string
	a0, a1               axOfInfants
	rest                 axFill
	from                 int // the age from which rest sets a
}{
	AndreevKingkade: {
		name: "andreev-kingkade", en: "a0 by Andreev-Kingkade, n/2 elsewhere", th: "a0 ตาม Andreev-Kingkade นอกนั้น n/2",
		source: "Andreev & Kingkade 2015, Demographic Research 33:363-390, table 3-2",
		a0:     andreevKingkadeA0, a1: halfOf4},
	CoaleDemeny: {
		name: "coale-demeny", en: "a0 and 4a1 by Coale-Demeny West, n/2 elsewhere", th: "a0 และ 4a1 ตาม Coale-Demeny West นอกนั้น n/2",
		source: "Preston, Heuveline & Guillot 2001, table 3.3",
		a0:     coaleDemenyA0, a1: coaleDemenyA1},
	Chiang: {
		name: "chiang", en: "a0 0.1, n/2 elsewhere", th: "a0 0.1 นอกนั้น n/2",
		source: "Chiang 1984 as used by ONS and PHE",
		a0:     chiangA0, a1: halfOf4},
	Half: {
		name: "half", en: "n/2 at every age", th: "n/2 ทุกกลุ่มอายุ",
		source: "deaths spread evenly"},
	Greville: {
		name: "greville", en: "a0 and 4a1 by Coale-Demeny West from q0, Greville from 15 on, n/2 at 5-14",
		th:     "a0 และ 4a1 ตาม Coale-Demeny West จาก q0 ตั้งแต่อายุ 15 ปีตาม Greville ส่วน 5-14 ปีใช้ n/2",
		source: "Greville 1943, as in United Nations 1982 and MORTPAK (UN 1988)",
		a0:     coaleDemenyA0FromQ, a1: coaleDemenyA1FromQ, rest: greville, from: grevilleFrom},
	Keyfitz: {
		name: "keyfitz", en: "a0 and 4a1 by Coale-Demeny West, from 10 on graduated from the deaths around, n/2 at 5-9 and in the last closed group",
		th:     "a0 และ 4a1 ตาม Coale-Demeny West ตั้งแต่อายุ 10 ปีปรับจากจำนวนตายของกลุ่มข้างเคียง ส่วน 5-9 ปีและกลุ่มปิดสุดท้ายใช้ n/2",
		source: "Keyfitz 1966; Preston, Heuveline & Guillot 2001, section 3.2",
		a0:     coaleDemenyA0, a1: coaleDemenyA1, rest: keyfitz, from: keyfitzFrom},
	ConstantForce: {
		name: "constant-force", en: "constant death rate inside every interval", th: "อัตราตายคงที่ภายในแต่ละกลุ่มอายุ",
		source: "Preston, Heuveline & Guillot 2001, section 3.2",
		rest:   constantForce},
}

// axOfInfants is a0 or 4a1 as a function of the infant death rate.
type axOfInfants func(m0 float64, sex Sex) float64

// axFill improves on the n/2 that a holds in closed intervals, from the rates m.
type axFill func(a []float64, ages Ages, m []float64)

// AxRules lists the names of the rules, the default first.
func AxRules() []string {
	names := make([]string, len(axRules))
	for i, r := range axRules {
		names[i] = r.name
	}
	return names
}

// ParseAxRule finds a rule by its name.
func ParseAxRule(name string) (AxRule, bool) {
	for i, r := range axRules {
		if r.name == name {
			return AxRule(i), true
		}
	}
	return 0, false
}

// String returns the rule's name as written on the command line.
func (r AxRule) String() string { return axRules[r].name }

// Describe says what the rule does, in English and Thai.
func (r AxRule) Describe() (en, th string) { return axRules[r].en, axRules[r].th }

// Source cites the rule.
func (r AxRule) Source() string { return axRules[r].source }

// fillAx sets a of every closed interval of the data's layout: the rule's values,
// then those the user gave.
func (t *Table) fillAx() error {
	rule, ages, m := &axRules[t.Options.Ax], t.data, t.NMx[:len(t.data)]
	halves(t.NAx, ages)
	if rule.a0 != nil && ages[0] == 0 {
		sex := t.Options.Sex
		if n := ages.Width(0); n != 1 {
			split, err := t.splitInfants(float64(n))
			if err != nil {
				return err
			}
			t.NAx[0] = split.ax(float64(n), sex, rule.a0, rule.a1)
		} else {
			t.NAx[0] = rule.a0(m[0], sex)
			if len(ages) > 2 && ages.Width(1) == 4 {
				t.NAx[1] = rule.a1(m[0], sex)
			}
		}
	}
	if rule.rest != nil {
		rule.rest(t.NAx[:len(ages)], ages, m)
	}
	return t.Options.Given.fill(t.NAx, ages)
}

// bySex takes a rule's male and female value; both sexes get their mean.
func bySex(sex Sex, male, female float64) float64 {
	switch sex {
	case Male:
		return male
	case Female:
		return female
	}
	return (male + female) / 2
}

func halfOf4(float64, Sex) float64 { return 2 }

// inside keeps a graduated value, or n/2 where it has left (0, n) or is no number.
func inside(a, n float64) float64 {
	if a > 0 && a < n {
		return a
	}
	return n / 2
}
