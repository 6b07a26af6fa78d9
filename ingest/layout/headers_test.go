package layout

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/thai"
)

// TestHeaders goes over the table: every alias leads to its own field, written in
// capitals and with a note behind it too, and no alias stands for two fields.
func TestHeaders(t *testing.T) {
	for _, kind := range []struct {
		first, last field
		find        func(string) field
	}{{areaName, population, fieldOf}, {causeID, parent, listFieldOf}} {
		owner := map[string]field{}
		for f := kind.first; f <= kind.last; f++ {
			if len(headers[f]) == 0 {
				t.Errorf("field %d has no name", f)
			}
			for _, alias := range headers[f] {
				key := thai.Key(alias)
				if was, seen := owner[key]; seen {
					t.Errorf("%q stands for %s and %s", alias, was, f)
				}
				owner[key] = f
				for _, written := range []string{alias, strings.ToUpper(alias), " " + alias + "\u00a0", alias + " (คน)"} {
					if got := kind.find(written); got != f {
						t.Errorf("%q is read as field %d, want %s", written, got, f)
					}
				}
			}
		}
	}
}

func TestFieldOf(t *testing.T) {
	for name, want := range map[string]field{
		"deaths (per 100,000)": noField, "ตาย (ต่อแสนคน)": noField, "ประชากร (พันคน)": noField, "Population [thousands]": noField,
		"deaths (male)": noField, "ตาย (ราย)": deaths, "Population (persons)": population, "ประชากร (Population)": population,
		"อายุ (ปี)": age, "กลุ่มอายุ (ปี)": age, "เพศ (sex)": sex, "": noField, "(deaths)": noField, "หมายเหตุ": noField,
		"Health-Region": region, "รหัส ICD-10": cause, "ปี พ.ศ. ": year,
	} {
		if got := fieldOf(name); got != want {
			t.Errorf("fieldOf(%q) = %d, want %d", name, got, want)
		}
	}
}
