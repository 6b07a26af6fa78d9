package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestRowsOutOfStep: in rows whose cells have moved, names stand in the columns of sex,
// age, residence and cause. They are shown nowhere, and no death is lost.
func TestRowsOutOfStep(t *testing.T) {
	const head = "SEX,AGE,DMON,DYEAR,จังหวัด,NCAUSE\n"
	var rows strings.Builder
	rows.WriteString(head)
	for range 100 {
		rows.WriteString("1,60,5,2564,เลย,I64\n")
	}
	for range 6 {
		rows.WriteString("2,70,5,2564,เลย,ชรา\n") // a text of many deaths is a cause
	}
	rows.WriteString("สมหญิง,61,5,2564,เลย,I64\n1,ใจดี,5,2564,เลย,I64\n1,62,5,2564,สมชาย,I64\n1,63,5,2564,เลย,สมชาย ใจดี\n1,63,5,2564,เลย,ใจดี\n")
	got := records(t, layout.NewReader(), peopleOf("เลย", "2564", singleAges()...), sheet{"list.csv", rows.String()})
	noPersons(t, got.everything+fmt.Sprint(got.deaths))
	for _, area := range got.areas {
		noPersons(t, area)
	}
	same(t, "deaths", []string{"เลย 2021 male 60 I64 = 100", "เลย 2021 female 70 ชรา = 6", "เลย 2021 unknown 61 I64 = 1", "เลย 2021 male ? I64 = 1", "เลย 2021 male 63 not stated = 2"}, got.deaths)
	for _, code := range []string{"codes-unread", "out-of-province"} {
		if !slices.Contains(got.codes, code) {
			t.Errorf("no warning %s in %v", code, got.codes)
		}
	}
}

// TestDistrictsOfOneProvince: districts without codes are of the province beside them: none
// of them is a stray.
func TestDistrictsOfOneProvince(t *testing.T) {
	r := layout.NewReader()
	r.District = true
	rows := "SEX,AGE,DYEAR,จังหวัด,อำเภอ,NCAUSE\n" + strings.Repeat("1,60,2564,เลย,เมืองเลย,I64\n", 9) + "1,61,2564,เลย,นาด้วง,I64\n"
	people := peopleOf("เลย", "2564", singleAges()...)
	people.text = strings.ReplaceAll(people.text, "area,", "district,province,")
	people.text = strings.ReplaceAll(people.text, "เลย,2564", "เมืองเลย,เลย,2564") + strings.ReplaceAll(strings.TrimPrefix(people.text, "district,province,year,sex,age,population\n"), "เลย,2564", "นาด้วง,เลย,2564")
	got := records(t, r, people, sheet{"list.csv", rows})
	same(t, "deaths", []string{"เมืองเลย 2021 male 60 I64 = 9", "นาด้วง 2021 male 61 I64 = 1"}, got.deaths)
}
