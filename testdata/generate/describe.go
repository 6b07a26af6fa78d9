package main

import "strings"

const (
	noLicence = "no licence file; published figures, carried with their citation"
	generator = "testdata/generate"
)

var (
	sourceSakaeo = source{
		Title:   "Sa Kaeo provincial health office dashboard (repository strategicsko-alt/strategic-skomoph, src/data/vital_stats_summary.json, commit 82ec73b7fba2eeed4efebf6225356c0e476d5a67)",
		Path:    "https://github.com/strategicsko-alt/strategic-skomoph",
		License: noLicence,
	}
	sourceBOD = source{
		Title:   "Burden of Disease Thailand (BOD, International Health Policy Program): life expectancy by province and sex, B.E. 2562-2565 (repository gap2602/Plotly-JS, commit f835c1b3017de0af8306b55cfe7e950c3829815e)",
		Path:    "https://github.com/gap2602/Plotly-JS",
		License: noLicence,
	}
	sourceWPP = source{
		Title:   "United Nations, World Population Prospects 2019, Thailand: nMx 2015-2020 and population 2020 by sex (cran/wpp2019, commit a1693cc46274ad5905bd93327e988f91692fb4da)",
		Path:    "https://population.un.org/wpp/",
		License: "CC BY 3.0 IGO",
	}
	sourceDOPA = source{
		Title:   "Department of Provincial Administration (DOPA): registered population by single year of age, 31 December 2017 (repository UF-IDD/DengueAgeThailand, commit 13abde947d90cb25e32a0002b46dea90c042a2c2)",
		Path:    "https://github.com/UF-IDD/DengueAgeThailand",
		License: noLicence,
	}
	sourceList1 = source{
		Title:   "WHO, ICD-10 mortality tabulation list 1: English names of causes",
		Path:    "https://icd.who.int/browse10/",
		License: "names of causes, cited",
	}
)

// sakaeoDescriptor describes the sample of real counts.
func sakaeoDescriptor() descriptor {
	return descriptor{
		Profile: "tabular-data-package",
		Name:    "sakaeo",
		Title:   "Sa Kaeo province, 2021-2025",
		TitleTH: "จังหวัดสระแก้ว พ.ศ. 2564-2568",
		Description: sentences(
			"Registered deaths by sex, age and cause (54 causes of the 103-group Thai list) and registered population of Sa Kaeo province, Thailand, B.E. 2564-2568 (2021-2025), as published by the provincial health office.",
			"Real counts, nothing estimated: women are both sexes minus men, ages and sexes got common labels, slips of the pen in cause names were mended.",
			"Deaths come in ages 0, 1-4 … 85+, the population in 0-4 … 80+. About a quarter of the deaths are ill-defined (R00-R99). Cancer is one cause in the source.",
			"Life expectancy from these registered counts lies about five years above the estimate of Burden of Disease Thailand, which corrects for deaths that were not registered."),
		DescriptionTH: sentences(
			"จำนวนตายตามเพศ กลุ่มอายุ และสาเหตุ (54 สาเหตุ ตามบัญชี 103 กลุ่มโรค) และประชากรจากการทะเบียน จังหวัดสระแก้ว พ.ศ. 2564-2568 ตามที่สำนักงานสาธารณสุขจังหวัดเผยแพร่",
			"เป็นข้อมูลจริง ไม่มีการประมาณค่า ประมาณหนึ่งในสี่ของการตายระบุสาเหตุไม่ชัดแจ้ง (R00-R99)"),
		Generator: generator,
		Sources:   []source{sourceSakaeo, sourceList1},
	}
}

// workshopDescriptor describes the simulated sample.
func workshopDescriptor() descriptor {
	return descriptor{
		Profile: "tabular-data-package",
		Name:    "workshop",
		Title:   "Thailand and five provinces, 2019-2022 (simulated)",
		TitleTH: "ประเทศไทยและ 5 จังหวัด พ.ศ. 2562-2565 (ข้อมูลจำลอง)",
		Description: sentences(
			"SIMULATED data for exercises: deaths and population of Thailand and of Lop Buri, Chai Nat, Chachoengsao, Loei and Trang provinces, B.E. 2562-2565 (2019-2022). Not for use as findings about these places.",
			"All-cause rates: the UN's schedule for Thailand 2015-2020, multiplied at all ages by the one factor that gives the life expectancy at birth published by Burden of Disease Thailand for the area, sex and year (the country's is rounded to 0.1 in the source).",
			"Population: registered population of 31 December 2017 (Thai citizens with a known year of birth), split by the UN's sex ratio by age of Thailand 2020, each cohort survived a year at a time with the UN's schedule, no migration, births as in 2017; mid-year figures.",
			"Causes: shares by sex and age from the real counts of Sa Kaeo province 2564-2568, smoothed, with invented departures by province and an invented course of COVID-19.",
			"Deaths are Poisson draws. The country is drawn on its own: it is not the sum of the five provinces."),
		DescriptionTH: sentences(
			"ข้อมูลจำลองสำหรับฝึกปฏิบัติ: การตายและประชากรของประเทศไทย ลพบุรี ชัยนาท ฉะเชิงเทรา เลย และตรัง พ.ศ. 2562-2565 ห้ามใช้อ้างอิงเป็นผลของพื้นที่เหล่านี้",
			"อัตราตายรวมปรับให้อายุคาดเฉลี่ยเมื่อแรกเกิดเท่ากับค่าที่โครงการภาระโรคแห่งประเทศไทย (BOD) เผยแพร่ สัดส่วนสาเหตุการตายอิงจำนวนจริงของจังหวัดสระแก้ว พ.ศ. 2564-2568 และกำหนดความแตกต่างของแต่ละจังหวัดขึ้นเอง ประชากรฉายภาพจากทะเบียนราษฎร พ.ศ. 2560 จำนวนตายสุ่มแบบปัวซง",
			"ข้อมูลประเทศสุ่มแยกต่างหาก ไม่ใช่ผลรวมของ 5 จังหวัด"),
		Simulated: true,
		Generator: generator,
		Seed:      seed,
		Sources:   []source{sourceBOD, sourceWPP, sourceDOPA, sourceSakaeo, sourceList1},
	}
}

func sentences(s ...string) string { return strings.Join(s, " ") }
