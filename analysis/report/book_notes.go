package report

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/analysis/burden"
	"github.com/xuri/excelize/v2"
)

func (b *book) notesName() string { return b.pick("Notes", "หมายเหตุ") }

// note is a line of the notes.
type note struct{ topic, text string }

// noteSection is a heading with its notes.
type noteSection struct {
	title string
	notes []note
}

// writeNotes says how the numbers came about and what they do not say.
func (b *book) writeNotes() error {
	sw, err := b.newSheet(b.notesName(), pageSetup{bare: true})
	if err != nil {
		return err
	}
	const topicWidth, textWidth = 34, 110
	if err := sw.SetColWidth(1, 1, topicWidth); err != nil {
		return err
	}
	if err := sw.SetColWidth(2, 2, textWidth); err != nil {
		return err
	}
	out := rowWriter{b: b, sw: sw}
	out.put(1, ofTitle, b.pick("Notes: ", "หมายเหตุ: ")+b.title())
	row := 2
	if b.s.Data.Simulated {
		out.put(row, ofAlarm, b.simulated())
	}
	for _, part := range b.sections() {
		row += 2
		out.set(row, []any{out.cell(part.title, asText, ofHeader), excelize.Cell{StyleID: b.styles.of(asText, ofHeader)}})
		for _, n := range part.notes {
			row++
			lines := 1 + max(cells(n.text)/(textWidth-12), cells(n.topic)/(topicWidth-4))
			out.set(row, []any{out.cell(n.topic, asLongText, ofRow), out.cell(n.text, asLongText, ofRow)}, excelize.RowOpts{Height: float64(lines) * lineHeight})
		}
	}
	if out.err != nil {
		return out.err
	}
	return sw.Flush()
}

// sections are the notes; those without any are left out.
func (b *book) sections() []noteSection {
	var missing []note
	for i, m := range b.missing {
		missing = append(missing, note{fmt.Sprint(i + 1), m})
	}
	all := []noteSection{
		{b.pick("Method", "วิธีคำนวณ"), b.methodNotes()},
		{b.pick("What to keep in mind", "ข้อควรระวัง"), b.caveats()},
		{b.pick("Warnings on these data", "คำเตือนเกี่ยวกับข้อมูลนี้"), b.warnings()},
		{b.pick("Not shown, and why", "ส่วนที่ไม่แสดง และเหตุผล"), missing},
		{b.pick("Data quality", "คุณภาพข้อมูล"), []note{{b.pick("stamp", "ระดับ"), b.qualityLine()}}},
		{b.pick("Glossary", "อภิธานศัพท์"), b.glossary()},
		{b.pick("Where the numbers come from", "ที่มาของตัวเลข"), b.provenance()},
	}
	return slices.DeleteFunc(all, func(s noteSection) bool { return len(s.notes) == 0 })
}

// methodNotes names every rule in use, with its source.
func (b *book) methodNotes() []note {
	o := b.s.Options
	axEN, axTH := o.Ax.Describe()
	list := []note{
		{b.pick("life table", "ตารางชีพ"), b.pick("abridged, nqx = n·m / (1 + (n − a)·m), open group ex = 1/m; limits: Chiang with Silcocks' term (Silcocks, Jenner and Reza 2001)", "ตารางชีพแบบย่อ nqx = n·m / (1 + (n − a)·m) กลุ่มอายุเปิด ex = 1/m ช่วงความเชื่อมั่นตาม Chiang และ Silcocks (2001)")},
		{"nax: " + o.Ax.String(), b.pick(axEN, axTH) + " (" + o.Ax.Source() + ")"},
	}
	if b.compared() {
		en, th := o.Method.Describe()
		list = append(list, note{b.pick("gap: ", "ช่องว่าง: ") + o.Method.String(), b.pick(en, th) + " (" + o.Method.Source() + ")"})
		interval := b.pick("delta method, Poisson deaths", "วิธี delta โดยจำนวนตายแบบปัวซง")
		if o.Draws > 0 {
			interval = fmt.Sprintf(b.pick("%d Poisson draws, seed %d", "สุ่มแบบปัวซง %d ครั้ง seed %d"), o.Draws, o.Seed)
		}
		list = append(list, note{b.pick("limits of contributions", "ช่วงความเชื่อมั่นของส่วนร่วม"), b.level() + ", " + interval})
	}
	if r, err := b.s.Causes(b.sexes[0]); err == nil {
		list = append(list, note{b.pick("causes", "สาเหตุการตาย"), b.aboutCauses(r)},
			note{b.pick("gained without a cause", "อายุที่เพิ่มหากไม่มีสาเหตุ"), b.pick("Chiang 1968, p^R with nax kept; causes are assumed independent", "Chiang 1968, p^R โดยคง nax และถือว่าสาเหตุการตายเป็นอิสระต่อกัน")},
			note{"PYLL", fmt.Sprintf(b.pick("potential years of life lost before age %d, from the middle of each age group (Romeder and McWhinnie 1977)", "ปีที่สูญเสียก่อนอายุ %d ปี นับจากกึ่งกลางของกลุ่มอายุ (Romeder and McWhinnie 1977)"), pyllTo(r))},
			note{"YLL", r.Options.Losses.Source()})
	}
	if _, err := b.risksOf(b.sexes[0]); err == nil {
		list = append(list, note{b.risksName(), b.pick("attributable deaths: Σ PAF × deaths, by Levin 1953 for levels, the integral over exposure for means, 1 for causes that are the risk's own; all together: 1 − Π(1 − PAF); national exposures are marked as such",
			"การตายที่เกิดจากปัจจัย: Σ PAF × จำนวนตาย ตาม Levin 1953 สำหรับระดับ อินทิกรัลของการสัมผัสสำหรับค่าเฉลี่ย และ 1 สำหรับสาเหตุที่เป็นของปัจจัยเอง รวมทุกปัจจัย: 1 − Π(1 − PAF) ค่าสัมผัสระดับประเทศระบุไว้ในตาราง")})
	}
	return list
}

func pyllTo(r *burden.Result) int {
	if r.Options.PYLLTo == 0 {
		return burden.DefaultPYLL
	}
	return r.Options.PYLLTo
}

// caveats are what a reader must not take the numbers for.
func (b *book) caveats() []note {
	var list []note
	for _, c := range [][4]string{
		{"life expectancy", "อายุคาดเฉลี่ย", "How long a newborn would live if the death rates of these years stayed for life. It is no forecast.", "จำนวนปีที่เด็กแรกเกิดจะมีชีวิตอยู่ หากอัตราตายของปีเหล่านี้คงเดิมตลอดชีวิต ไม่ใช่การพยากรณ์"},
		{"chance", "ความบังเอิญ", "Few deaths make unsteady numbers. Where limits lie on both sides of 0, do not act on the number; add years or wait for more data.", "การตายจำนวนน้อยทำให้ตัวเลขแกว่ง เมื่อช่วงความเชื่อมั่นคร่อม 0 ไม่ควรใช้ตัดสินใจ ควรรวมหลายปีหรือรอข้อมูลเพิ่ม"},
		{"contribution", "ส่วนร่วมของสาเหตุ", "What a cause does to the difference from the other population. A cause that kills many in both is small here: see the sheet of causes as well.", "ผลของสาเหตุต่อความแตกต่างจากฝั่งเปรียบเทียบ สาเหตุที่ทำให้ตายมากทั้งสองฝั่งจะมีค่าน้อย จึงควรดูแผ่นงานสาเหตุการตายประกอบ"},
		{"ill-defined causes", "สาเหตุที่ระบุไม่ชัดแจ้ง", "Counted, shown, never ranked: the true cause is one of the others, which are therefore too small.", "นับและแสดงไว้แต่ไม่จัดอันดับ สาเหตุจริงอยู่ในสาเหตุอื่น ซึ่งจึงต่ำกว่าความจริง"},
		{"completeness", "ความครบถ้วน", "Deaths that were not registered make life look longer than it is; registered people who live elsewhere do too.", "การตายที่ไม่ได้แจ้ง และผู้มีชื่อในทะเบียนแต่อยู่ที่อื่น ทำให้อายุคาดเฉลี่ยดูยาวกว่าความจริง"},
		{"causes removed", "การตัดสาเหตุ", "Gains without a cause do not add up over causes, because people saved from one die of another.", "อายุที่เพิ่มเมื่อตัดสาเหตุแต่ละสาเหตุบวกกันไม่ได้ เพราะผู้ที่รอดจากสาเหตุหนึ่งจะตายด้วยสาเหตุอื่น"},
	} {
		list = append(list, note{b.pick(c[0], c[1]), b.pick(c[2], c[3])})
	}
	return list
}

// warnings are those of the data and of the comparisons, each once.
func (b *book) warnings() []note {
	var list []note
	seen := map[string]bool{}
	add := func(code, text string) {
		if !seen[text] {
			seen[text] = true
			list = append(list, note{code, text})
		}
	}
	for _, w := range b.s.Data.Warnings {
		add(w.Code, b.pick(w.EN, w.TH))
	}
	for _, sex := range b.sexes {
		p, err := b.s.Pair(sex)
		if err != nil {
			continue
		}
		for _, w := range slices.Concat(p.Warnings, p.NearTable.Warnings(), p.AgainstTable.Warnings()) {
			add(w.Code, b.pick(w.EN, w.TH))
		}
		if r, err := b.risksOf(sex); err == nil {
			for _, w := range r.Warnings() {
				add(w.Code, b.pick(w.EN, w.TH))
			}
		}
		if gap, err := b.s.Gap(sex); b.compared() && err == nil {
			for _, w := range gap.Warnings() {
				add(w.Code, b.pick(w.EN, w.TH))
			}
		}
	}
	return list
}

// glossary explains the words of the sheets, in both languages.
func (b *book) glossary() []note {
	var list []note
	for _, g := range [][3]string{
		{"life expectancy at birth (e0)", "อายุคาดเฉลี่ยเมื่อแรกเกิด", "nLx summed over all ages, per birth / ผลรวม nLx ทุกอายุต่อเด็กแรกเกิด"},
		{"life-expectancy gap", "ช่องว่างอายุคาดเฉลี่ย", "life expectancy here minus there, years / อายุคาดเฉลี่ยในพื้นที่ลบด้วยฝั่งเปรียบเทียบ (ปี)"},
		{"contribution of a cause", "ส่วนร่วมของสาเหตุ (ปี)", "the part of the gap that comes from unlike death rates of the cause / ส่วนของช่องว่างที่มาจากอัตราตายของสาเหตุที่ต่างกัน"},
		{"age-standardised rate", "อัตราตายปรับมาตรฐานอายุ", "deaths per 100,000 person-years if ages were those of the standard / การตายต่อ 100,000 คน-ปี หากโครงสร้างอายุเป็นดังประชากรมาตรฐาน"},
		{"years of life lost (YLL)", "ปีที่สูญเสียไปจากการตายก่อนวัยอันควร", "deaths times the years a person of that age could have lived / จำนวนตายคูณปีที่ผู้มีอายุนั้นน่าจะมีชีวิตอยู่ต่อ"},
		{"person-years", "คน-ปี", "mid-year population times years / ประชากรกลางปีคูณจำนวนปี"},
		{"confidence interval", "ช่วงความเชื่อมั่น", "what chance alone could make of the number / ช่วงที่ตัวเลขอาจเป็นได้จากความบังเอิญ"},
		{"standard error (SE)", "ความคลาดเคลื่อนมาตรฐาน (SE)", "the usual size of chance / ขนาดปกติของความบังเอิญ"},
	} {
		list = append(list, note{b.pick(g[0]+" · "+g[1], g[1]+" · "+g[0]), g[2]})
	}
	return list
}

// provenance names program, options and inputs, so that the study can be done again.
func (b *book) provenance() []note {
	d := b.s.Data
	list := []note{{b.pick("program", "โปรแกรม"), "le " + b.opt.Version}}
	if title := b.pick(d.Title, d.TitleTH); title != "" {
		list = append(list, note{b.pick("data", "ข้อมูล"), title})
	}
	for _, in := range b.opt.Inputs {
		list = append(list, note{b.pick("input: ", "ไฟล์: ") + in.Name, "SHA-256 " + in.SHA256})
	}
	for _, s := range b.opt.Settings {
		list = append(list, note{b.pick("option: ", "ตัวเลือก: ") + s[0], s[1]})
	}
	return list
}
