package report

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/lifetable"
)

// remarksShown is how many remarks are listed openly.
const remarksShown = 8

// methodSection says in plain words how the numbers were made, what they must not be
// taken for, and what was noticed on the way.
func (p *page) methodSection() section {
	sec := section{ID: "method", Title: p.pick("Method and caveats", "วิธีคำนวณและข้อควรระวัง")}
	sec.Parts = []section{
		{ID: "method-how", Title: p.pick("How it was worked out", "คำนวณอย่างไร"), Blocks: []block{{Terms: p.methods()}}},
		{ID: "method-caveats", Title: p.pick("What to keep in mind", "ข้อควรระวัง"), Blocks: []block{{Terms: p.caveats()}}},
	}
	if list := p.warnings(); len(list) > 0 {
		t := &tableView{ID: "warnings", Caption: p.pick("Remarks on these data", "ข้อสังเกตเกี่ยวกับข้อมูลนี้"), Heads: words(p.pick("Remark", "ข้อสังเกต"))}
		for _, w := range list {
			t.Rows = append(t.Rows, rowView{Cells: []cellView{word(p.pick(w.EN, w.TH))}})
		}
		if len(list) > remarksShown {
			t.Folded = fmt.Sprintf(p.pick("%d remarks", "ข้อสังเกต %d ข้อ"), len(list))
		}
		sec.Parts = append(sec.Parts, section{ID: "method-warnings", Title: p.pick("Remarks on these data", "ข้อสังเกตเกี่ยวกับข้อมูลนี้"), Blocks: []block{{Table: t}}})
	}
	return sec
}

// methods names every rule in use, with its source.
func (p *page) methods() (list []termView) {
	add := func(en, th, textEN, textTH string) {
		list = append(list, termView{Term: p.pick(en, th), Text: p.pick(textEN, textTH)})
	}
	o := p.s.Options
	axEN, axTH := o.Ax.Describe()
	add("Life table", "ตารางชีพ",
		fmt.Sprintf("Death rates by age of these years become the chance of dying at each age, and those the years a newborn can expect to live. Time lived by those who die (nax): %s (%s, %s). Intervals: Chiang with Silcocks' term.", axEN, o.Ax, o.Ax.Source()),
		fmt.Sprintf("นำอัตราตายรายอายุของปีเหล่านี้มาคำนวณความน่าจะเป็นที่จะตายในแต่ละช่วงอายุ แล้วแปลงเป็นจำนวนปีที่เด็กแรกเกิดคาดว่าจะมีชีวิตอยู่ เวลาเฉลี่ยที่ผู้ตายมีชีวิตอยู่ในช่วงอายุ (nax): %s (%s, %s) ช่วงความเชื่อมั่นตาม Chiang และ Silcocks", axTH, o.Ax, o.Ax.Source()))
	if p.sum.Compared {
		en, th := o.Method.Describe()
		intervalEN, intervalTH := "delta method, Poisson deaths", "วิธี delta จำนวนตายแบบปัวซง"
		if o.Draws > 0 {
			intervalEN, intervalTH = fmt.Sprintf("%d Poisson draws, seed %d", o.Draws, o.Seed), fmt.Sprintf("สุ่มแบบปัวซง %d ครั้ง seed %d", o.Draws, o.Seed)
		}
		add("The gap by cause and age", "การแยกช่องว่างตามสาเหตุและอายุ",
			fmt.Sprintf("%s: %s (%s). The parts add up to the gap. Intervals of %g %%: %s.", o.Method, en, o.Method.Source(), 100*p.sum.Level, intervalEN),
			fmt.Sprintf("%s: %s (%s) ผลรวมของทุกส่วนเท่ากับช่องว่าง ช่วงความเชื่อมั่น %g %%: %s", o.Method, th, o.Method.Source(), 100*p.sum.Level, intervalTH))
	}
	if hasCauses(p.sum.First().Near) {
		add("Life expectancy gained without a cause", "อายุคาดเฉลี่ยที่เพิ่มหากไม่มีสาเหตุ",
			"The life table is built again without the cause (Chiang 1968), as if causes were independent of each other.",
			"สร้างตารางชีพใหม่โดยตัดสาเหตุนั้นออก (Chiang 1968) โดยถือว่าสาเหตุการตายเป็นอิสระต่อกัน")
	}
	return list
}

// caveats are what a reader must not take the numbers for.
func (p *page) caveats() (list []termView) {
	add := func(en, th, textEN, textTH string) {
		list = append(list, termView{Term: p.pick(en, th), Text: p.pick(textEN, textTH)})
	}
	add("No forecast", "ไม่ใช่การพยากรณ์",
		"Life expectancy says how long people would live if the death rates of these years never changed. It is a mirror of these years and no promise to anybody.",
		"อายุคาดเฉลี่ยบอกว่าคนจะมีชีวิตอยู่กี่ปีหากอัตราตายของปีเหล่านี้คงเดิมตลอดไป เป็นภาพสะท้อนของปีเหล่านี้ ไม่ใช่คำทำนายของคนใดคนหนึ่ง")
	add("Chance", "ความบังเอิญ",
		"Few deaths make unsteady numbers. Where an interval holds zero, do not act on the number alone: add years, or wait for more data.",
		"การตายจำนวนน้อยทำให้ตัวเลขแกว่ง เมื่อช่วงความเชื่อมั่นคร่อมศูนย์ ไม่ควรตัดสินใจจากตัวเลขนั้นเพียงอย่างเดียว ควรรวมหลายปีหรือรอข้อมูลเพิ่ม")
	add("Ill-defined causes", "สาเหตุที่ระบุไม่ชัดแจ้ง",
		"They are counted and shown but never ranked. Their true causes are among the others, which are therefore larger than they look.",
		"นับรวมและแสดงไว้แต่ไม่จัดอันดับ สาเหตุที่แท้จริงอยู่ในสาเหตุอื่น ซึ่งจึงมากกว่าที่เห็น")
	add("Completeness", "ความครบถ้วน",
		"Deaths that were never registered, and people who are registered here and live elsewhere, make life look longer than it is.",
		"การตายที่ไม่ได้แจ้ง และผู้มีชื่อในทะเบียนแต่อยู่ที่อื่น ทำให้อายุคาดเฉลี่ยดูยืนยาวกว่าความจริง")
	add("No cause and effect", "ไม่ใช่เหตุและผล",
		"The causes show where the difference lies and not what a project would change.",
		"ผลตามสาเหตุบอกว่าความแตกต่างอยู่ที่ใด ไม่ได้บอกว่าโครงการใดจะเปลี่ยนได้เท่าใด")
	return list
}

// warnings are those of the data and of the analyses, each once.
func (p *page) warnings() (list []lifetable.Warning) {
	add := func(ws ...lifetable.Warning) {
		for _, w := range ws {
			if !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
	}
	for _, s := range p.sum.Sexes {
		if pair, err := p.s.Pair(s.Sex); err == nil {
			add(pair.Warnings...)
			add(pair.NearTable.Warnings()...)
			add(pair.AgainstTable.Warnings()...)
		}
		if gap, err := p.s.Gap(s.Sex); err == nil {
			add(gap.Warnings()...)
		}
	}
	add(p.s.Data.Warnings...)
	return list
}

// glossarySection explains the words of the page in both languages.
func (p *page) glossarySection() section {
	var terms []termView
	for _, g := range glossary() {
		other := "th"
		if p.lang == "th" {
			other = "en"
		}
		terms = append(terms, termView{Term: p.pick(g.en, g.th), Other: p.pick(g.th, g.en), OtherLang: other, Text: p.pick(g.textEN, g.textTH)})
	}
	return section{ID: "glossary", Title: p.pick("Glossary", "อภิธานศัพท์"), Blocks: []block{{Terms: terms}}}
}

// sourceSection names program, options and inputs, so that the page can be made again.
func (p *page) sourceSection() section {
	d := p.s.Data
	t := &tableView{ID: "source-table", Caption: p.pick("Inputs, options and program", "ไฟล์ข้อมูล ตัวเลือก และโปรแกรม"), Heads: words(p.pick("What", "รายการ"), p.pick("Value", "ค่า"))}
	add := func(what, value string) {
		if value != "" {
			t.Rows = append(t.Rows, rowView{Cells: []cellView{word(what), word(value)}})
		}
	}
	add(p.pick("Data", "ข้อมูล"), p.pick(d.Title, d.TitleTH))
	for _, in := range p.opt.Inputs {
		add(p.pick("Input ", "ไฟล์ ")+in.Name, "SHA-256 "+in.SHA256)
	}
	for _, s := range p.opt.Settings {
		add(p.pick("Option ", "ตัวเลือก ")+s[0], s[1])
	}
	add(p.pick("Program", "โปรแกรม"), "le "+p.opt.Version)
	return section{ID: "source", Title: p.pick("Where the numbers come from", "ที่มาของตัวเลข"), Blocks: []block{{Table: t}}}
}
