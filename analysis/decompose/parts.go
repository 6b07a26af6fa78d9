package decompose

import "github.com/lehackathon/le/lifetable"

// Part is one of the effects that a method splits the contribution of every age
// into, in years by age. The parts of a method add up to its contributions.
type Part struct {
	EN, TH string
	Years  []float64
}

// Parts returns the effects the result's method tells apart, nil where it has
// none: direct, indirect and interaction (Arriaga), exclusive and interaction
// (Lopez-Ruzicka), main, operative and interaction (Chandrasekaran).
func (r *Result) Parts() []Part {
	if f := methods[r.Options.Method].parts; f != nil && r.Options.Measure == nil {
		return f(r.AgainstTable, r.NearTable, r.from)
	}
	return nil
}

// partThai are the Thai names of the effects.
func partThai(en string) string {
	return map[string]string{
		"direct": "ผลทางตรง", "indirect": "ผลทางอ้อม", "interaction": "ผลร่วม", "exclusive": "ผลเฉพาะ",
		"main (half)": "ผลหลัก (ครึ่งหนึ่ง)", "operative (half)": "ผลปฏิบัติการ (ครึ่งหนึ่ง)",
	}[en]
}

func newParts(ages int, names ...string) []Part {
	p := make([]Part, len(names))
	for i, name := range names {
		p[i] = Part{EN: name, TH: partThai(name), Years: make([]float64, ages)}
	}
	return p
}

// eachAge calls f for every age with the survivors of both tables at its start.
func eachAge(t1, t2 *lifetable.Table, from int, f func(x int, l1, l2 float64)) {
	l1, l2 := 1.0, 1.0
	for x := from; x < len(t1.Ages); x++ {
		f(x, l1, l2)
		l1 *= 1 - t1.Nqx[x]
		l2 *= 1 - t2.Nqx[x]
	}
}

// arriagaParts splits the contribution as Arriaga 1984 does: the years lived
// within the interval (direct), the years the survivors live above it at the old
// rates (indirect), and what those years gain from the new rates (interaction).
//
//	direct       l1(x) [L2/l2 - L1/l1]
//	indirect     l1(x) (p2 - p1) e1(x+n)
//	interaction  l1(x) (p2 - p1) [e2(x+n) - e1(x+n)]
func arriagaParts(against, near *lifetable.Table, from int) []Part {
	p := newParts(len(near.Ages), "direct", "indirect", "interaction")
	addArriagaParts(p, against, near, from, 1)
	return p
}

// arriagaSymmetricParts are the means of both directions' parts.
func arriagaSymmetricParts(against, near *lifetable.Table, from int) []Part {
	p := newParts(len(near.Ages), "direct", "indirect", "interaction")
	addArriagaParts(p, against, near, from, 0.5)
	addArriagaParts(p, near, against, from, -0.5)
	return p
}

func addArriagaParts(p []Part, t1, t2 *lifetable.Table, from int, weight float64) {
	w := t1.Ages.Open()
	eachAge(t1, t2, from, func(x int, l, _ float64) {
		l *= weight
		if x == w {
			p[0].Years[w] += l * (t2.Ex[w] - t1.Ex[w])
			return
		}
		n, q1, q2 := float64(t1.Ages.Width(x)), t1.Nqx[x], t2.Nqx[x]
		p[0].Years[x] += l * ((n-t1.NAx[x])*q1 - (n-t2.NAx[x])*q2)
		p[1].Years[x] += l * (q1 - q2) * t1.Ex[x+1]
		p[2].Years[x] += l * (q1 - q2) * (t2.Ex[x+1] - t1.Ex[x+1])
	})
}
