package cause

import "github.com/lehackathon/le/analysis"

// ncd4 are the four groups of Sustainable Development Goal indicator 3.4.1:
// cardiovascular diseases, cancer, diabetes, chronic respiratory diseases
// (metadata of SDG 3.4.1).
var ncd4 = Ranges{{"I00", "I99"}, {"C00", "C97"}, {"E10", "E14"}, {"J30", "J98"}}

// NCD4 returns the probability that somebody aged 30 dies before 70 of one of the
// four noncommunicable diseases of SDG indicator 3.4.1, other causes of death left
// out of account:
//
//	5qx = 5·m / (1 + 2.5·m),  40q30 = 1 - Π (1 - 5qx),  x = 30, 35 … 65
//
// where m is the death rate from causes whose ICD-10 codes lie wholly inside those
// of the four groups. It also names those causes. ok is false where the ages are
// not five-year groups from 30 to 70 or no cause has such codes.
func NCD4(p *analysis.Population) (q float64, causes []analysis.Cause, ok bool) {
	var members []int
	for i, c := range p.Causes {
		if list, err := ParseRanges(c.ICD10); err == nil && list.Within(ncd4) {
			members = append(members, i)
			causes = append(causes, c)
		}
	}
	survive := 1.0
	for age := 30; age < 70; age += 5 {
		x := p.Ages.Index(age)
		if x < 0 || p.Ages.Width(x) != 5 || len(members) == 0 {
			return 0, nil, false
		}
		var deaths float64
		for _, c := range members {
			deaths += p.DeathsOf(c)[x]
		}
		m := deaths / p.Exposure[x]
		survive *= 1 - 5*m/(1+2.5*m)
	}
	return 1 - survive, causes, true
}
