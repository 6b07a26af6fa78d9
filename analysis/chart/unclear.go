package chart

import (
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// unclearKind is why a cause says nothing to act on.
type unclearKind int

const (
	clearCause unclearKind = iota
	garbageCode
	illDefinedCause
)

func unclearKindOf(c analysis.Cause) unclearKind {
	switch {
	case !isIllDefined(c):
		return clearCause
	case cause.Mark(c) == cause.MarkIllDefined:
		return illDefinedCause
	}
	return garbageCode
}

// unclearRow is the row of all causes of a kind. Such deaths are never hidden among
// others.
func unclearRow(st *Style, kind unclearKind) row {
	r := row{id: "garbage codes", name: st.pick("Garbage codes", "รหัสขยะ"), fill: unclear, last: true, apart: true, kind: kind}
	if kind == illDefinedCause {
		r.id, r.name = "ill-defined causes", st.pick("Ill-defined causes", "สาเหตุที่ระบุไม่ชัดแจ้ง")
	}
	return r
}

// mergeUnclear makes one row of all garbage codes, and one of all ill-defined causes, where
// there are several: deaths by single codes have a hundred of them. It stands where the
// first of them stood.
func mergeUnclear(st *Style, rows []row) (out []row) {
	several := map[unclearKind]int{}
	for _, r := range rows {
		several[r.kind]++
	}
	at := map[unclearKind]int{} // of the merged row in out
	for _, r := range rows {
		if r.kind == clearCause || several[r.kind] < 2 {
			out = append(out, r)
			continue
		}
		i, met := at[r.kind]
		if !met {
			i = len(out)
			at[r.kind], out = i, append(out, unclearRow(st, r.kind))
		}
		m := &out[i]
		m.value, m.deaths, m.of = m.value+r.value, m.deaths+math.Max(r.deaths, 0), append(m.of, r.id)
	}
	return out
}
