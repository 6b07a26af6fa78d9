package decompose

// topRanks is the number of causes a short list has.
const topRanks = 3

// rankLimits say how certain a cause's rank is.
type rankLimits struct {
	lower, upper int
	top          float64 // percent of draws among the first topRanks
}

// summarise turns the draws into limits and ranks. It destroys their order.
func (d *drawing) summarise() *boot {
	level := d.r.Options.level()
	b := &boot{by: d.r.Options.DrawBy}
	if b.by == ByCause {
		b.ranks = d.rank(level)
	}
	for i := range d.items {
		b.items = append(b.items, limitsOf(d.of(i), level))
	}
	for i := range d.health {
		b.health = append(b.health, limitsOf(d.of(d.items+i), level))
	}
	b.gap = limitsOf(d.of(d.items+d.health), level)
	return b
}

// rank ranks the causes of every draw, those unranked left out, the worst first, ties in the order of the
// dataset, and takes the quantiles of each cause's ranks: the lowest rank
// that at least that share of the draws do not exceed.
func (d *drawing) rank(level float64) []rankLimits {
	causes, draws, bad := d.items, d.r.Options.Draws, d.r.Options.badSign()
	seen := make([]int, causes*causes) // [cause][rank]
	order, years := make([]int, 0, causes), make([]float64, causes)
	for c := range causes {
		if !d.r.Options.unranked(c) {
			order = append(order, c)
		}
	}
	for j := range draws {
		for c := range years {
			years[c] = bad * d.values[c*draws+j]
		}
		// Insertion into the order of the draw before: most ranks hardly move.
		for i := 1; i < len(order); i++ {
			c, at := order[i], i
			for ; at > 0 && (years[order[at-1]] < years[c] || years[order[at-1]] == years[c] && order[at-1] > c); at-- {
				order[at] = order[at-1]
			}
			order[at] = c
		}
		for rank, c := range order {
			seen[c*causes+rank]++
		}
	}
	list := make([]rankLimits, causes)
	for _, c := range order {
		sum := 0
		for rank, n := range seen[c*causes : (c+1)*causes] {
			sum += n
			share := float64(sum) / float64(draws)
			if list[c].lower == 0 && share >= (1-level)/2 {
				list[c].lower = rank + 1
			}
			if list[c].upper == 0 && share >= (1+level)/2 {
				list[c].upper = rank + 1
			}
			if rank < topRanks {
				list[c].top = 100 * share
			}
		}
	}
	return list
}

// addLimits writes what the draws say beside the contributions they were of.
func (b *boot) addLimits(list []Contribution, by By) {
	ages := 0
	if b.by != ByCause {
		for _, c := range list {
			ages = max(ages, c.Age+1)
		}
	}
	for i := range list {
		c := &list[i]
		var iv limits
		switch {
		case c.Cause == All && c.Age == All:
			iv = b.gap
		case by != b.by:
			continue
		case c.Cause == Health && by == ByCause:
			iv = b.health[0]
		case c.Cause == Health:
			iv = b.health[c.Age]
		case by == ByCause:
			iv = b.items[c.Cause]
			rank := b.ranks[c.Cause]
			c.RankLower, c.RankUpper, c.Top3 = rank.lower, rank.upper, rank.top
		case by == ByAge:
			iv = b.items[c.Age]
		default:
			iv = b.items[c.Cause*ages+c.Age]
		}
		c.SE, c.Lower, c.Upper = iv.SE, iv.Lower, iv.Upper
	}
}
