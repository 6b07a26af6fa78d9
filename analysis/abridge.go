package analysis

import "fmt"

// singleAges is how many one-year groups above infancy make a layout one of single
// ages rather than of groups.
const singleAges = 20

// abridge turns a layout of single ages into the usual groups, 0, 1-4, 5-9 and so
// on by fives up to the open group, which starts at the last multiple of five; ok
// is false for any other layout. Registers give single ages up to 100 and 101+.
func abridge(ages Ages) (abridged Ages, ok bool) {
	single := 0
	for i := range ages {
		if ages[i] > 0 && ages.Width(i) == 1 {
			single++
		}
	}
	if single < singleAges {
		return nil, false
	}
	for i, a := range ages {
		if i == 0 || a == 1 || a%5 == 0 {
			abridged = append(abridged, a)
		}
	}
	return abridged, len(abridged) >= 2
}

// abridgeAges abridges the dataset's single ages, unless they are to be kept.
func (b *Builder) abridgeAges(d *Dataset) {
	ages, ok := abridge(d.Ages)
	if !ok || b.KeepSingleAges {
		return
	}
	d.warn("ages-abridged",
		fmt.Sprintf("single ages %s (%d groups) were abridged to %s (%d); --single-ages keeps them", d.Ages, len(d.Ages), ages, len(ages)),
		fmt.Sprintf("รวมอายุรายปี %s (%d กลุ่ม) เป็นกลุ่มอายุ %s (%d กลุ่ม) ใช้ --single-ages เพื่อคงอายุรายปี", d.Ages, len(d.Ages), ages, len(ages)))
	d.Ages = ages
}
