package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestWideAcross: causes and areas over the columns, alone and under or over others.
func TestWideAcross(t *testing.T) {
	causes := []string{"เลย 2021 male 0-39 I60-I69 = 1", "เลย 2021 male 40+ I60-I69 = 2", "เลย 2021 male 0-39 C00-C97 = 5", "เลย 2021 male 40+ C00-C97 = 6",
		"เลย 2021 female 0-39 I60-I69 = 3", "เลย 2021 female 40+ I60-I69 = 4", "เลย 2021 female 0-39 C00-C97 = 7", "เลย 2021 female 40+ C00-C97 = 8"}
	named := []string{}
	for _, c := range causes {
		named = append(named, strings.NewReplacer("I60-I69", "หลอดเลือดสมอง", "C00-C97", "มะเร็ง").Replace(c))
	}
	years := []string{"เลย 2021 both 0-39 I60-I69 = 1", "เลย 2021 both 40+ I60-I69 = 2", "เลย 2021 both 0-39 C00-C97 = 5", "เลย 2021 both 40+ C00-C97 = 6",
		"เลย 2022 both 0-39 I60-I69 = 3", "เลย 2022 both 40+ I60-I69 = 4", "เลย 2022 both 0-39 C00-C97 = 7", "เลย 2022 both 40+ C00-C97 = 8"}
	areas := []string{"เลย 2021 male 0-39 all = 1", "เลย 2021 male 40+ all = 2", "เลย 2021 female 0-39 all = 3", "เลย 2021 female 40+ all = 4",
		"ขอนแก่น 2021 male 0-39 all = 5", "ขอนแก่น 2021 male 40+ all = 6", "ขอนแก่น 2021 female 0-39 all = 7", "ขอนแก่น 2021 female 40+ all = 8"}
	districts := []string{}
	for _, a := range areas {
		districts = append(districts, strings.NewReplacer("เลย", "เชียงคาน", "ขอนแก่น", "ปากชม").Replace(a))
	}
	loei := []sheet{peopleOf("เลย", "2564", "0-39", "40+"), peopleOf("เลย", "2565", "0-39", "40+")}
	both := []sheet{peopleOf("เลย", "2564", "0-39", "40+"), peopleOf("ขอนแก่น", "2564", "0-39", "40+")}
	subs := []sheet{peopleOf("เชียงคาน", "2564", "0-39", "40+"), peopleOf("ปากชม", "2564", "0-39", "40+")}
	for _, c := range []struct {
		name   string
		people []sheet
		want   []string
		text   string
	}{
		{"codes", loei, causes, "จังหวัดเลย พ.ศ. 2564\nเพศ,กลุ่มอายุ,หลอดเลือดสมอง (I60-I69),มะเร็ง (C00-C97),รวม\nชาย,0-39,1,5,6\nชาย,40+,2,6,8\nหญิง,0-39,3,7,10\nหญิง,40+,4,8,12\nที่มา: สสจ.เลย\n"},
		{"codes over sexes", loei, causes, "จังหวัดเลย พ.ศ. 2564\nกลุ่มอายุ,I60-I69,,C00-C97,\n,ชาย,หญิง,ชาย,หญิง\n0-39,1,3,5,7\n40+,2,4,6,8\n"},
		{"codes over sexes, merged", loei, causes, "จังหวัดเลย พ.ศ. 2564\nกลุ่มอายุ,I60-I69,I60-I69,C00-C97,C00-C97\nกลุ่มอายุ,ชาย,หญิง,ชาย,หญิง\n0-39,1,3,5,7\n40+,2,4,6,8\n"},
		{"names", loei, named, "จำนวนตายจำแนกตามสาเหตุ จังหวัดเลย พ.ศ. 2564\nเพศ,กลุ่มอายุ,หลอดเลือดสมอง,มะเร็ง,รวมทุกสาเหตุ,หมายเหตุ\nชาย,0-39,1,5,6,\nชาย,40+,2,6,8,ตรวจแล้ว\nหญิง,0-39,3,7,10,\nหญิง,40+,4,8,12,\n"},
		{"names over sexes and their total", loei, named, "จำนวนตายตามสาเหตุ จังหวัดเลย พ.ศ. 2564\nกลุ่มอายุ,หลอดเลือดสมอง,,,มะเร็ง,,\n,รวม,ชาย,หญิง,รวม,ชาย,หญิง\n0-39,4,1,3,12,5,7\n40+,6,2,4,14,6,8\nรวม,10,3,7,26,11,15\n"},
		{"sexes over names", loei, named, "จำนวนตายรายโรค จังหวัดเลย พ.ศ. 2564\nกลุ่มอายุ,ชาย,,หญิง,\n,หลอดเลือดสมอง,มะเร็ง,หลอดเลือดสมอง,มะเร็ง\n0-39,1,5,3,7\n40+,2,6,4,8\n"},
		{"a heading over names", loei, named, "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nเพศ,กลุ่มอายุ,สาเหตุการตาย,\n,,หลอดเลือดสมอง,มะเร็ง\nชาย,0-39,1,5\nชาย,40+,2,6\nหญิง,0-39,3,7\nหญิง,40+,4,8\n"},
		{"three rows", loei, named, "จังหวัดเลย พ.ศ. 2564\nกลุ่มอายุ,จำนวนตาย รายสาเหตุ,,,\n,หลอดเลือดสมอง,,มะเร็ง,\n,ชาย,หญิง,ชาย,หญิง\n0-39,1,3,5,7\n40+,2,4,6,8\n"},
		{"blocks", loei, named, "จำนวนตายรายสาเหตุ จังหวัดเลย พ.ศ. 2564\nชาย,,\nกลุ่มอายุ,หลอดเลือดสมอง,มะเร็ง\n0-39,1,5\n40+,2,6\nหญิง,,\nกลุ่มอายุ,หลอดเลือดสมอง,มะเร็ง\n0-39,3,7\n40+,4,8\n"},
		{"codes over years", loei, years, "จังหวัดเลย\nกลุ่มอายุ,I60-I69,,C00-C97,\n,2564,2565,2564,2565\n0-39,1,3,5,7\n40+,2,4,6,8\n"},
		{"years over codes", loei, years, "จังหวัดเลย\nกลุ่มอายุ,2564,,2565,\n,I60-I69,C00-C97,I60-I69,C00-C97\n0-39,1,5,3,7\n40+,2,6,4,8\n"},
		{"provinces", both, areas, "จำนวนตาย พ.ศ. 2564\nเพศ,กลุ่มอายุ,เลย,ขอนแก่น\nชาย,0-39,1,5\nชาย,40+,2,6\nหญิง,0-39,3,7\nหญิง,40+,4,8\n"},
		{"provinces over sexes", both, areas, "จำนวนตาย พ.ศ. 2564\nกลุ่มอายุ,จังหวัดเลย,,จ.ขอนแก่น,\n,ชาย,หญิง,ชาย,หญิง\n0-39,1,3,5,7\n40+,2,4,6,8\n"},
		{"sexes over provinces", both, areas, "Deaths 2021\nAge,Male,,Female,\n,Loei,Khon Kaen,Loei,Khon Kaen\n0-39,1,5,3,7\n40+,2,6,4,8\n"},
		{"districts", subs, districts, "จำนวนตายรายอำเภอ พ.ศ. 2564\nเพศ,กลุ่มอายุ,เชียงคาน,ปากชม\nชาย,0-39,1,5\nชาย,40+,2,6\nหญิง,0-39,3,7\nหญิง,40+,4,8\n"},
		{"districts under a heading", subs, districts, "จำนวนตาย พ.ศ. 2564\nเพศ,กลุ่มอายุ,อำเภอ,\n,,เชียงคาน,ปากชม\nชาย,0-39,1,5\nชาย,40+,2,6\nหญิง,0-39,3,7\nหญิง,40+,4,8\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := records(t, layout.NewReader(), append(slices.Clone(c.people), sheet{"x.csv", c.text})...)
			want, deaths := slices.Clone(c.want), got.deaths
			slices.Sort(want)
			slices.Sort(deaths)
			same(t, "deaths", want, deaths)
			if got.shapes[len(got.shapes)-1] != "wide" {
				t.Errorf("shapes %v", got.shapes)
			}
			for _, code := range got.codes {
				if code != "no-sex" {
					t.Errorf("unexpected warning %s", code)
				}
			}
		})
	}
}

// TestWideAcrossTotals: a total over causes is held against them, one over provinces
// is kept as the country.
func TestWideAcrossTotals(t *testing.T) {
	people := []sheet{peopleOf("เลย", "2564", "0-39", "40+"), peopleOf("ขอนแก่น", "2564", "0-39", "40+")}
	got := records(t, layout.NewReader(), append(people, sheet{"x.csv", "จำนวนตาย พ.ศ. 2564 จังหวัดเลย ชาย\nกลุ่มอายุ,I60-I69,C00-C97,รวม\n0-39,1,5,9\n40+,2,6,8\n"})...)
	if !slices.Contains(got.codes, "unlisted-deaths") {
		t.Errorf("a total of 9 over 6 deaths: %v", got.codes)
	}
	got = records(t, layout.NewReader(), append(people, sheet{"x.csv", "จำนวนตาย พ.ศ. 2564 ชาย\nกลุ่มอายุ,เลย,ขอนแก่น,รวม\n0-39,1,5,6\n40+,2,6,8\n"})...)
	if !slices.Contains(got.deaths, "รวม 2021 male 40+ all = 8") {
		t.Errorf("%v", got.deaths)
	}
}

// TestWideNamesUnsaid: names that may be anything are refused with what to do.
func TestWideNamesUnsaid(t *testing.T) {
	for _, c := range []struct{ name, text, msg string }{
		{"neither", "จำนวนตาย พ.ศ. 2564\nเพศ,กลุ่มอายุ,ก ข,ค ง\nชาย,0-39,1,5\n", "no header with age and deaths"},
		{"rates", "ตายรายสาเหตุ พ.ศ. 2564\nเพศ,กลุ่มอายุ,มะเร็ง,หัวใจ\nชาย,0-39,1.5,5.2\n", "no header with age and deaths"},
		{"persons", "รายชื่อ โรค\nเพศ,อายุ,ชื่อ,บ้านเลขที่\nชาย,40,5,5\n", "no header with age and deaths"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := layout.NewReader()
			why := ""
			r.Explain = func(x layout.Taken) { why = strings.Join(x.Not, "\n") }
			if err := readWith(r, sheet{"x.csv", c.text}); err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
			if c.name == "neither" && !strings.Contains(why, "the columns ก ข, ค ง … may be causes or areas") {
				t.Error(why)
			}
		})
	}
}
