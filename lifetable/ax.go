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
)

// axRules is the one list of rules; help, parsing and outputs read it.
var axRules = [...]struct {
	name, en, th, source string
	fill                 axFill
}{
	AndreevKingkade: {
		"andreev-kingkade", "a0 by Andreev-Kingkade, n/2 elsewhere", "a0 ตาม Andreev-Kingkade นอกนั้น n/2",
		"Andreev & Kingkade 2015, Demographic Research 33:363-390, table 3-2", infantRule(andreevKingkadeA0, halfOf4)},
	CoaleDemeny: {
		"coale-demeny", "a0 and 4a1 by Coale-Demeny West, n/2 elsewhere", "a0 และ 4a1 ตาม Coale-Demeny West นอกนั้น n/2",
		"Preston, Heuveline & Guillot 2001, table 3.3", infantRule(coaleDemenyA0, coaleDemenyA1)},
	Chiang: {
		"chiang", "a0 0.1, n/2 elsewhere", "a0 0.1 นอกนั้น n/2",
		"Chiang 1984 as used by ONS and PHE", infantRule(chiangA0, halfOf4)},
	Half: {
		"half", "n/2 at every age", "n/2 ทุกกลุ่มอายุ",
		"deaths spread evenly", halves},
}

// axFill writes nax into a for every closed interval, from the rates m.
type axFill func(a []float64, ages Ages, m []float64, sex Sex)

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

// infantRule makes a rule from a0 and 4a1 as functions of the infant death rate;
// other intervals take n/2.
func infantRule(a0, a1 func(m0 float64, sex Sex) float64) axFill {
	return func(a []float64, ages Ages, m []float64, sex Sex) {
		halves(a, ages, m, sex)
		if ages[0] != 0 {
			return
		}
		if n := ages.Width(0); n != 1 {
			a[0] = firstGroup(float64(n), m[0], sex, a0, a1)
			return
		}
		a[0] = a0(m[0], sex)
		if len(ages) > 2 && ages.Width(1) == 4 {
			a[1] = a1(m[0], sex)
		}
	}
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
