package layout

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
)

// noSex remarks that a sheet does not tell men from women, unless the sex was given.
func (r *Reader) noSex(b *grid.Book) {
	if r.Sex != analysis.Both {
		return
	}
	r.remark(b, "no-sex", "it does not tell men from women: its counts are taken as those of both sexes",
		"ข้อมูลไม่แยกเพศ จึงนับเป็นรวมสองเพศ")
}
