package report

// term is a word of the field in both languages with what it means.
type term struct{ en, th, textEN, textTH string }

// glossary are the words that pages use, as Thai statistical offices write them.
func glossary() []term {
	return []term{
		{"life expectancy at birth (e0)", "อายุคาดเฉลี่ยเมื่อแรกเกิด",
			"how many years a newborn would live if the death rates of the period stayed as they are", "จำนวนปีที่เด็กแรกเกิดจะมีชีวิตอยู่ หากอัตราตายของช่วงเวลานั้นคงเดิม"},
		{"life-expectancy gap", "ช่องว่างอายุคาดเฉลี่ย",
			"life expectancy here minus that of the other side, in years", "อายุคาดเฉลี่ยของพื้นที่ลบด้วยของฝั่งเปรียบเทียบ เป็นปี"},
		{"contribution of a cause", "ผลต่อช่องว่าง (ปี)",
			"the part of the gap that comes from different death rates of that cause", "ส่วนของช่องว่างที่มาจากอัตราตายของสาเหตุนั้นที่ต่างกัน"},
		{"confidence interval", "ช่วงความเชื่อมั่น",
			"the range that chance alone could explain around a number", "ช่วงของค่าที่ความบังเอิญอย่างเดียวอธิบายได้"},
		{"life table", "ตารางชีพ",
			"the chance of dying at each age, and what follows for the length of life", "ความน่าจะเป็นที่จะตายในแต่ละช่วงอายุ และผลต่อความยืนยาวของชีวิต"},
		{"age-standardised rate", "อัตราตายปรับมาตรฐานอายุ",
			"deaths per 100,000 if the area had the ages of a standard population, so that old and young areas compare", "จำนวนตายต่อแสนคน หากพื้นที่มีโครงสร้างอายุเหมือนประชากรมาตรฐาน จึงเทียบพื้นที่ที่มีผู้สูงอายุมากน้อยต่างกันได้"},
		{"years of life lost (YLL)", "ปีที่สูญเสียไปจากการตายก่อนวัยอันควร",
			"for each death, the years a person of that age could still have lived", "จำนวนปีที่ผู้ตายแต่ละรายน่าจะมีชีวิตอยู่ต่อได้"},
		{"ill-defined cause", "สาเหตุที่ระบุไม่ชัดแจ้ง",
			"a certificate that names symptoms or old age instead of a disease", "หนังสือรับรองการตายที่ระบุอาการหรือชราภาพแทนโรค"},
		{"person-years", "คน-ปี",
			"people times the years they were observed: the mid-year population added up over the years", "จำนวนคนคูณจำนวนปี คือผลรวมประชากรกลางปีของทุกปี"},
		{"cause of death", "สาเหตุการตาย",
			"the disease or injury that began the chain of events leading to death", "โรคหรือการบาดเจ็บที่เป็นต้นเหตุนำไปสู่การตาย"},
	}
}
