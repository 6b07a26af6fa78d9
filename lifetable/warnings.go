package lifetable

import (
	"fmt"
	"strings"
)

// Warnings says what a reader of the table must know.
func (t *Table) Warnings() []Warning {
	var ws []Warning
	for _, i := range t.Forced {
		label := t.Ages.Label(i)
		ws = append(ws, Warning{"constant-force",
			fmt.Sprintf("age %s: the death rate %.3g gives q above 1; q = 1 - exp(-n·m) was used", label, t.NMx[i]),
			fmt.Sprintf("อายุ %s: อัตราตาย %.3g ทำให้ q เกิน 1 จึงใช้ q = 1 - exp(-n·m)", label, t.NMx[i])})
	}
	if t.Options.Ax.BlendsFirstGroup(t.data) && !t.Options.Given.has(0) {
		ws = append(ws, t.warnFirstGroup()...)
	}
	if labels := t.ungraduated(); len(labels) > 0 {
		list := strings.Join(labels, ", ")
		ws = append(ws, Warning{"ax-half",
			fmt.Sprintf("a = n/2 instead of %s at age %s: the neighbouring groups are of another width or have too few deaths", t.Options.Ax, list),
			fmt.Sprintf("ใช้ a = n/2 แทน %s ที่อายุ %s เพราะกลุ่มข้างเคียงกว้างไม่เท่ากันหรือมีการตายน้อยเกินไป", t.Options.Ax, list)})
	}
	if w := t.data.Open(); t.Options.Given.has(t.data[w]) {
		label := t.data.Label(w)
		ws = append(ws, Warning{"given-open",
			fmt.Sprintf("the ax given for the open group %s is not used: it follows from the close-out", label),
			fmt.Sprintf("ไม่ได้ใช้ ax ที่ให้มาสำหรับกลุ่มอายุเปิด %s เพราะคำนวณจากวิธีปิดตาราง", label)})
	}
	if t.Fit != nil {
		ws = append(ws, t.Fit.warning(t))
	}
	return ws
}

func (t *Table) warnFirstGroup() []Warning {
	label, known := t.data.Label(0), t.Options.Infants
	split, err := t.splitInfants(float64(t.data.Width(0)))
	if err != nil { // the table was refused for it
		return nil
	}
	ws := []Warning{{"first-group",
		fmt.Sprintf("the first age group is %s: a = %.3f years, from a0 and the death rates of older children at %.0f %% of the infant rate", label, t.NAx[0], 100*childToInfant),
		fmt.Sprintf("กลุ่มอายุแรกคือ %s: ใช้ a = %.3f ปี คำนวณจาก a0 และอัตราตายของเด็กโตที่ร้อยละ %.0f ของทารก", label, t.NAx[0], 100*childToInfant)}}
	if known.IMR > 0 {
		ws[0] = Warning{"first-group",
			fmt.Sprintf("the first age group is %s: a = %.3f years, with infants at %.0f %% of its deaths, from an infant mortality of %.3g per 1,000 births", label, t.NAx[0], 100*split.share, 1000*known.IMR),
			fmt.Sprintf("กลุ่มอายุแรกคือ %s: ใช้ a = %.3f ปี โดยทารกเป็นร้อยละ %.0f ของการตายในกลุ่ม จากอัตราตายทารก %.3g ต่อการเกิด 1,000 คน", label, t.NAx[0], 100*split.share, 1000*known.IMR)}
	}
	if split.bound {
		ws = append(ws, Warning{"infant-share",
			fmt.Sprintf("births and infant mortality make more infant deaths than age %s leaves room for; infants were taken as %.0f %% of them", label, 100*maxInfantShare),
			fmt.Sprintf("จำนวนเกิดและอัตราตายทารกให้การตายของทารกมากกว่าการตายในอายุ %s จึงจำกัดไว้ที่ร้อยละ %.0f", label, 100*maxInfantShare)})
	}
	return ws
}

// ungraduated returns the labels of groups that a graduating rule had to leave at
// n/2. The last closed group of Keyfitz's rule is n/2 by definition.
func (t *Table) ungraduated() []string {
	rule := t.Options.Ax
	if axRules[rule].from == 0 {
		return nil
	}
	last := t.data.Open()
	if rule == Keyfitz {
		last--
	}
	var labels []string
	for i := range last {
		if t.data[i] >= axRules[rule].from && t.NAx[i] == float64(t.data.Width(i))/2 && !t.Options.Given.has(t.data[i]) {
			labels = append(labels, t.data.Label(i))
		}
	}
	return labels
}
