package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/ingest/layout"
)

const (
	cabaDeaths = "code,area,year,sex,age,deaths\n02,CABA,2021,male,0-39,1\n02,CABA,2021,male,40+,2\n"
	cabaPeople = "code,area,year,sex,age,population\n2,Ciudad Autónoma,2021,male,0-39,1000\n2,Ciudad Autónoma,2021,male,40+,900\n"
	cabaBirths = "area,year,sex,age,population\nciudad autonoma,2022,male,0-39,1000\nCiudad Autónoma,2022,male,40+,900\n"
)

// TestAliases: two files give one area one code and two names; it is found under both,
// and a third file may use either.
func TestAliases(t *testing.T) {
	for _, sheets := range [][]string{{cabaDeaths, cabaPeople}, {cabaPeople, cabaDeaths}} {
		d, _ := dataset(t, append(sheets, strings.Replace(cabaBirths, "ciudad autonoma", "Ciudad Autónoma", 1))...)
		if len(d.Areas) != 1 || len(d.Warnings) != 1 || d.Warnings[0].Code != "area-alias" {
			t.Fatalf("%v, %v", d.Areas, d.Warnings)
		}
		names := d.Areas[0].Names()[1:]
		slices.Sort(names)
		if diff := cmp.Diff([]string{"CABA", "Ciudad Autónoma"}, names); diff != "" {
			t.Error(diff)
		}
	}
}

// TestAlsoCalled: names that are known from elsewhere, by code and name together.
func TestAlsoCalled(t *testing.T) {
	r, err := read(cabaDeaths)
	if err != nil {
		t.Fatal(err)
	}
	r.AlsoCalled("02", "CABA", []string{"Capital Federal", "CABA"})
	r.AlsoCalled("03", "CABA", []string{"nobody"})
	if diff := cmp.Diff([]string{"Capital Federal"}, r.Builder.Area(0).Aliases()); diff != "" {
		t.Error(diff)
	}
}

// TestJurisdictions: the code of a death file is found under the full name.
func TestJurisdictions(t *testing.T) {
	r := layout.NewReader()
	if err := readWith(r, sheet{"defweb17.csv", "PROVRES,SEXO,CAUSA,MAT,GRUPEDAD,CUENTA\n02,1,V22,,01_Menor de 1 año,1\n"}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"02", "CABA", "Ciudad Autónoma de Buenos Aires"}, r.Builder.Area(0).Names()); diff != "" {
		t.Error(diff)
	}
}

// TestCodesOfMany: a code beside several names of one sheet is not theirs.
func TestCodesOfMany(t *testing.T) {
	const many = "code,area,year,sex,age,population\n2,ก,2021,male,0-39,1000\n2,ข,2021,male,0-39,900\n"
	for _, c := range []struct {
		name   string
		sheets []string
		areas  int
		msg    string
	}{
		{"in one sheet", []string{many}, 2, ""},
		{"in the sheet before", []string{many, strings.ReplaceAll(cabaDeaths, "CABA", "ค")}, 3, ""},
		{"in the sheet after", []string{strings.ReplaceAll(cabaDeaths, "CABA", "ค"), many}, 0, `2.csv: cell B3: the code 2 stands beside "ก" and "ข" in this sheet, and beside "ค" in another`},
		{"of other levels", []string{"code,province,year,sex,age,deaths\n02,A,2021,male,0-39,1\n", "code,district,year,sex,age,deaths\n02,B,2021,male,0-39,1\n"}, 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := read(c.sheets...)
			if c.msg != "" {
				if err == nil || !strings.Contains(err.Error(), c.msg) {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if n := areasOf(r); n != c.areas {
				t.Errorf("%d areas, want %d", n, c.areas)
			}
		})
	}
}

// areasOf counts the areas of a reader.
func areasOf(r *layout.Reader) (n int) {
	defer func() { _ = recover() }() // beyond the last
	for {
		r.Builder.Area(n)
		n++
	}
}
