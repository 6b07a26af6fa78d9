package risk

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// templateHead says how a template is used and what its order means.
const templateHead = `# Fill in value (and low, high, sd where known) with figures of the province. Leave empty what you do not know. Lines by age may be added.
# Order: the deaths that would move if the share of exposed people were a quarter higher, a mean level a quarter of its spread higher, grams and PM2.5 a tenth higher, or, where nothing is known, if 20 % were exposed. Start at the top.
# กรอกช่อง value ด้วยข้อมูลของจังหวัด (และ low, high, sd ถ้าทราบ) เว้นว่างรายการที่ไม่ทราบ เพิ่มบรรทัดแยกตามอายุได้
# ลำดับ: จำนวนการตายที่จะเปลี่ยนไป หากสัดส่วนผู้สัมผัสสูงขึ้นหนึ่งในสี่ ค่าเฉลี่ยสูงขึ้นหนึ่งในสี่ของส่วนเบี่ยงเบนมาตรฐาน ปริมาณแอลกอฮอล์และ PM2.5 สูงขึ้นหนึ่งในสิบ หรือหากไม่มีข้อมูล เมื่อมีผู้สัมผัสร้อยละ 20 ควรเริ่มหาข้อมูลจากบรรทัดบนสุด
`

// WriteTemplate writes needs as a file of exposures that is read back as it is: values
// are left open, and what is used now stands in the note.
func WriteTemplate(w io.Writer, e *Evidence, area analysis.Area, needs []Need) error {
	var b strings.Builder
	b.WriteString(templateHead)
	out := csv.NewWriter(&b)
	_ = out.Write(ExposureColumns()) // a Builder takes everything
	for _, n := range needs {
		of := e.Risks[n.Risk]
		unit := of.Unit
		if of.categorical(n.Category) {
			unit = "%"
		}
		fields := map[string]string{"risk": of.ID, "category": n.Category, "area": cmp.Or(area.Code, area.TH, area.EN), "sex": n.Sex.String(), "unit": unit, "note": n.note(of)}
		var line []string
		for _, c := range ExposureColumns() {
			line = append(line, fields[c])
		}
		_ = out.Write(line)
	}
	out.Flush()
	_, err := io.WriteString(w, b.String())
	return err
}

// note says what is used now and what another value would do, in English and Thai.
func (n Need) note(of Risk) string {
	en, th := of.EN+": nothing known", of.TH+": ไม่มีข้อมูล"
	if n.Origin != Unknown {
		used := shown(of, n.Category, n.Used)
		en = fmt.Sprintf("%s: %s at age %d in use (%s)", of.EN, used, middle, n.Origin)
		th = fmt.Sprintf("%s: ใช้อยู่ %s ที่อายุ %d ปี (%s)", of.TH, used, middle, n.Origin.TH())
	}
	if n.Probe == 0 {
		return en + " / " + th
	}
	moves, movesTH := fmt.Sprintf("rank %d becomes %d", n.Rank, n.NewRank), fmt.Sprintf("อันดับ %d เป็น %d", n.Rank, n.NewRank)
	switch n.Rank {
	case 0:
		moves, movesTH = fmt.Sprintf("not ranked now, then rank %d", n.NewRank), fmt.Sprintf("จากไม่ได้จัดอันดับเป็นอันดับ %d", n.NewRank)
	case n.NewRank:
		moves, movesTH = fmt.Sprintf("rank stays %d", n.Rank), fmt.Sprintf("อันดับ %d คงเดิม", n.Rank)
	}
	probe := shown(of, n.Category, n.Probe)
	return fmt.Sprintf("%s; %s would move %.0f deaths, %s / %s หากเป็น %s การตายเปลี่ยน %.0f ราย %s", en, probe, n.Change, moves, th, probe, n.Change, movesTH)
}
