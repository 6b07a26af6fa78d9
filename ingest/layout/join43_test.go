package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestJoin43: who is meant in DEATH and PERSON of several hospitals, by number and
// national id; old versions have no CID in DEATH.
func TestJoin43(t *testing.T) {
	const (
		head   = "HOSPCODE|PID|DDEATH|CDEATH|CID\r\n"
		old    = "HOSPCODE|PID|DDEATH|CDEATH\r\n"
		people = "HOSPCODE|CID|PID|SEX|BIRTH|TYPEAREA\r\n"
	)
	loei := peopleOf("เลย", "2564", singleAges()...)
	for _, c := range []struct {
		name, death, person string
		want                []string
		code                string
	}{
		{"lives here by another hospital's PERSON", head + "10001|1|20210505|I64|1234567890123\r\n",
			people + "10001|1234567890123|1|1|19540505|4\r\n20002|1234567890123|77|1|19540505|1\r\n", []string{"เลย 2021 male 67 I64 = 1"}, ""},
		{"known to another hospital only", head + "10001|1|20210505|I64|1234567890123\r\n",
			people + "20002|1234567890123|77|1|19540505|1\r\n", []string{"เลย 2021 male 67 I64 = 1"}, ""},
		{"twice at one hospital, without national ids", old + "10001|1|20210505|I64\r\n10001|1|20210505|I64\r\n",
			people + "10001||1|1|19540505|1\r\n", []string{"เลย 2021 male 67 I64 = 1"}, "duplicate-deaths"},
		{"twice, one of them by a hospital without PERSON", head + "30003|9|20210505|I64|1234567890123\r\n10001|1|20210505|I64|1234567890123\r\n",
			people + "10001|1234567890123|1|1|19540505|1\r\n", []string{"เลย 2021 male 67 I64 = 1"}, "duplicate-deaths"},
		{"not in PERSON", head + "10001|1|20210505|I64|1234567890123\r\n10001|2|20210505|R54|3210987654321\r\n",
			people + "10001|1234567890123|1|1|19540505|1\r\n", []string{"เลย 2021 male 67 I64 = 1", "เลย 2021 unknown ? R54 = 1"}, "unjoined"},
		{"no date", head + "10001|1|20210505|I64|1234567890123\r\n10001|2|00000000|R54|3210987654321\r\n",
			people + "10001|1234567890123|1|1|19540505|1\r\n", []string{"เลย 2021 male 67 I64 = 1"}, "no-date-of-death"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := layout.NewReader()
			r.Area = "เลย"
			got := records(t, r, sheet{"death.txt", c.death}, sheet{"person.txt", c.person}, loei)
			same(t, "deaths", c.want, got.deaths)
			if c.code != "" && !slices.Contains(got.codes, c.code) {
				t.Errorf("no warning %s in %v", c.code, got.codes)
			}
			noPersons(t, got.everything)
		})
	}
	err := readWith(layout.NewReader(), sheet{"person.txt", people + "10001|1234567890123|1|1|19540505|1\r\n"})
	if err == nil || !strings.Contains(err.Error(), "person.txt: PERSON of the 43 files says who lived, not who died") {
		t.Errorf("PERSON alone: %v", err)
	}
}
