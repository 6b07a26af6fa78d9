package layout

import (
	"fmt"
	"slices"
)

// In a column of codes a text that is no code may be a cell out of step: a name, an
// address. Such texts do not become causes.
const (
	codedShare = 0.9 // from which share of its rows on a column is one of codes
	rareText   = 5   // deaths under one text, fewer than which it may be about a person
)

// dropRareTexts counts the deaths under rare texts of a column of codes as of a cause that
// is not stated.
func (l *lineList) dropRareTexts() {
	t := &l.tally
	deaths := make([]int, len(t.labels))
	first := make([]int32, len(t.labels))
	coded, total := 0, 0
	for _, c := range t.cells {
		d := death{}.of(c.key)
		deaths[d.cause] += int(c.count)
		if first[d.cause] == 0 || c.row < first[d.cause] {
			first[d.cause] = c.row
		}
		total += int(c.count)
	}
	isCode := make([]bool, len(t.labels))
	for i, label := range t.labels {
		if isCode[i] = label == notStated || icdRanges(label) != ""; isCode[i] {
			coded += deaths[i]
		}
	}
	if float64(coded) < codedShare*float64(total) {
		return
	}
	var rare []int
	for i := range t.labels {
		if deaths[i] > 0 && deaths[i] < rareText && !isCode[i] {
			rare = append(rare, i)
		}
	}
	slices.SortFunc(rare, func(a, b int) int { return int(first[a]) - int(first[b]) })
	n := 0
	for _, i := range rare {
		n += deaths[i]
		l.r.Log.addN(CodeUnread, deaths[i], func() string { return l.where(int(first[i])) }, "", notStated)
		t.labels[i] = notStated
	}
	if n > 0 {
		l.r.remark(l.book, "codes-unread", fmt.Sprintf("%d deaths have a text that is no code in the column of codes, and count as of a cause that is not stated", n),
			fmt.Sprintf("การตาย %d รายมีข้อความที่ไม่ใช่รหัสในคอลัมน์รหัส นับเป็นไม่ระบุสาเหตุ", n))
	}
}

// where is the address of the cause in a row, of a list that may be made of several.
func (l *lineList) where(row int) string {
	if len(l.parts) == 0 {
		return address(l.book, row, max(l.col[lineCause], 0))
	}
	i, found := slices.BinarySearch(l.starts, row)
	if !found {
		i--
	}
	return l.parts[i].where(row - l.starts[i])
}
