package analysis

import "fmt"

// refuseSecondLists looks for deaths of one area, period and sex that come by
// cause from two sources. Files that share the causes between them are added up,
// with a remark; the same deaths under two lists of causes are refused, which
// equal sums give away.
func (b *Builder) refuseSecondLists(d *Dataset, deaths []Record) error {
	given := map[stratum]*[]share{} // by source, in order of appearance
	in := remember(func(k stratum) *[]share {
		if given[k] == nil {
			given[k] = &[]share{}
		}
		return given[k]
	})
	for _, r := range deaths {
		if r.Cause == Total {
			continue
		}
		shares := in(r.stratum())
		i := 0
		for i < len(*shares) && (*shares)[i].first.At.Source != r.At.Source {
			i++
		}
		if i == len(*shares) {
			*shares = append(*shares, share{first: r})
		}
		(*shares)[i].sum += r.Count
		(*shares)[i].ages.add(r.Age)
	}
	added := 0
	var example [2]share
	for _, r := range deaths { // in order, so that the message is always the same
		shares := *in(r.stratum())
		if len(shares) < 2 || r != shares[0].first {
			continue
		}
		if x, y := shares[0], shares[1]; sameDeaths(x, y) {
			return &DataError{Where: b.locate(y.first.At),
				Msg:  fmt.Sprintf("%.0f deaths by cause of %s, as many as from %s on: the same deaths under two lists of causes", y.sum, b.who(y.first), b.locate(x.first.At)),
				Hint: "give one of the two files; both together would count every death twice"}
		}
		if added++; added == 1 {
			example = [2]share{shares[0], shares[1]}
		}
	}
	if added > 0 {
		x, y := example[0], example[1]
		d.warn("several-sources",
			fmt.Sprintf("deaths by cause come from several files and were added up in %d case(s); first %s: %.0f from %s on, %.0f from %s on",
				added, b.who(x.first), x.sum, b.locate(x.first.At), y.sum, b.locate(y.first.At)),
			fmt.Sprintf("จำนวนตายรายสาเหตุมาจากหลายไฟล์และนำมาบวกกัน %d กรณี เช่น %s: %.0f จาก %s และ %.0f จาก %s",
				added, b.areas[x.first.Area].Name("th"), x.sum, b.locate(x.first.At), y.sum, b.locate(y.first.At)))
	}
	return nil
}
