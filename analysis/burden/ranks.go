package burden

// Noise says whether the draws tell a cause from the one ranked just before it.
type Noise int

// The answers. The first rank and causes without one are Clear.
const (
	Clear   Noise = iota
	Tie           // both have the same value
	Blurred       // the interval of their difference includes 0
)

// String returns "", "tie" or "noise".
func (n Noise) String() string { return [...]string{Clear: "", Tie: "tie", Blurred: "noise"}[n] }

// topRanks is the number of causes a short list has.
const topRanks = 3

// addLimits takes from the draws, at the result's level, the limits of every rank:
// the lowest rank that at least that share of the draws do not exceed; the percentage
// of draws among the top three; and whether neighbours can be told apart. They cannot
// where the lower one reaches the other in more than (1-level)/2 of the draws, which
// is where the percentile interval of their difference includes 0.
func (r *Result) addLimits(ranked []bool, drawn *Drawn) {
	var order []int
	for c, yes := range ranked {
		if yes {
			order = append(order, c)
		}
	}
	seen := countRanks(drawn, order)
	level := r.Options.Level
	for i := range r.Causes {
		b := &r.Causes[i]
		if b.Rank == 0 {
			continue
		}
		sum := 0
		for rank, n := range seen[b.Cause] {
			sum += n
			share := float64(sum) / float64(drawn.draws)
			if b.RankLower == 0 && share >= (1-level)/2 {
				b.RankLower = rank + 1
			}
			if b.RankUpper == 0 && share >= (1+level)/2 {
				b.RankUpper = rank + 1
			}
			if rank < topRanks {
				b.Top3 = 100 * share
			}
		}
		if i > 0 && b.Noise == Clear && drawn.reaches(b.Cause, r.Causes[i-1].Cause) > (1-level)/2 {
			b.Noise = Blurred
		}
	}
}

// reaches is the share of draws in which a's value is at least b's.
func (d *Drawn) reaches(a, b int) float64 {
	n := 0
	above := d.of(b)
	for j, v := range d.of(a) {
		if v >= above[j] {
			n++
		}
	}
	return float64(n) / float64(d.draws)
}

// countRanks counts in how many draws each of some causes has each rank, equal values
// sharing one.
func countRanks(drawn *Drawn, order []int) map[int][]int {
	seen := make(map[int][]int, len(order))
	for _, c := range order {
		seen[c] = make([]int, len(order))
	}
	value := func(c, j int) float64 { return drawn.values[c*drawn.draws+j] }
	for j := range drawn.draws {
		// Insertion into the order of the draw before: most ranks hardly move.
		for i := 1; i < len(order); i++ {
			c, at := order[i], i
			for ; at > 0 && value(order[at-1], j) < value(c, j); at-- {
				order[at] = order[at-1]
			}
			order[at] = c
		}
		rank := 0
		for i, c := range order {
			if i > 0 && value(c, j) < value(order[i-1], j) {
				rank = i
			}
			seen[c][rank]++
		}
	}
	return seen
}
