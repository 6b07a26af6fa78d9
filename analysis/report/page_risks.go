package report

// riskSection is what the risk factors behind the causes take. Without prevalences of
// risk factors there is nothing to work out.
func (p *page) riskSection() section {
	return section{ID: "risks", Title: p.pick("Risk factors", "ปัจจัยเสี่ยง"), Blocks: []block{{Note: p.pick(
		"Not worked out here: deaths and population alone do not say how common smoking, alcohol or high blood pressure are. Bring prevalences from a local survey.",
		"ไม่ได้คำนวณในหน้านี้ เพราะข้อมูลการตายและประชากรไม่ได้บอกความชุกของการสูบบุหรี่ การดื่มสุรา หรือความดันโลหิตสูง ควรนำความชุกจากการสำรวจในพื้นที่มาใช้")}}}
}
