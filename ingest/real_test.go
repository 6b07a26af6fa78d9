package ingest_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// sharedData is where real files may lie beside the checkout: they cannot be given away.
var sharedData = filepath.Join("..", "..", "shared", "data")

func sharedFile(t testing.TB, parts ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the real files take long: not with -short")
	}
	name := filepath.Join(append([]string{sharedData}, parts...)...)
	if _, err := os.Stat(name); err != nil {
		t.Skip("the real files are not here")
	}
	return name
}

// TestArgentina reads seven death files in two dialects and the population workbook of
// 26 sheets. The national deaths are those DEIS published; the population is INDEC's.
func TestArgentina(t *testing.T) {
	names := []string{sharedFile(t, "ar-deis-provinces", "raw", "c2_proyecciones_prov_2010_2040.xls")}
	for _, f := range []string{"defweb17_utf8.csv", "defweb18_utf8.csv", "defweb19_utf8.csv", "defweb20_0.csv", "defweb21_0.csv", "defweb22_0.csv", "defweb23.csv"} {
		names = append(names, sharedFile(t, "ar-deis-provinces", "raw", f))
	}
	d := load(t, ingest.Options{}, names...).Data
	deaths := map[int]float64{}
	people := map[int]float64{}
	for p, period := range d.Periods {
		for a, area := range d.Areas {
			for s := analysis.Both; s <= analysis.Female; s++ {
				for c := range d.Causes {
					for _, n := range d.DeathsBy(a, p, s, c) {
						deaths[period.From] += n
					}
				}
				for _, e := range d.ExposureBy(a, p, s) {
					if area.Level == analysis.Province {
						people[period.From] += e
					}
				}
			}
		}
		for _, u := range d.Unknown {
			if u.Period == p && u.Cause >= 0 {
				deaths[period.From] += u.Count
			}
		}
	}
	for year, want := range map[int]float64{2017: 341688, 2018: 336823, 2019: 341728, 2020: 376219, 2021: 436799, 2022: 397115, 2023: 353428} {
		if deaths[year] != want {
			t.Errorf("%d: %.0f deaths, want %.0f", year, deaths[year], want)
		}
	}
	if people[2019] != 44938712 {
		t.Errorf("2019: %.0f people, want 44,938,712", people[2019])
	}
	for _, w := range d.Warnings {
		if w.Code == "area-total" || w.Code == "sex-total" || w.Code == "age-total" {
			t.Errorf("the workbook's own totals fit, but: %s", w.EN)
		}
	}
}

// TestSaKaeo reads the deaths by cause and the population of a province. Deaths of the
// five years as the province publishes them.
func TestSaKaeo(t *testing.T) {
	d := load(t, ingest.Options{}, sharedFile(t, "th-sakaeo-vital-stats", "sakaeo_deaths_cause_age_sex_2564_2568.csv"),
		sharedFile(t, "th-sakaeo-vital-stats", "sakaeo_pop_deaths_age_sex_2564_2568.csv")).Data
	if deaths, _ := d.Totals(); math.Abs(deaths-(3980+4379+4224+4215+4098)) > 0 {
		t.Errorf("%v deaths", deaths)
	}
}

// TestRegister reads the register's population by single age of 25 years. Its sum for
// 2017 was taken with another program.
func TestRegister(t *testing.T) {
	people := sharedFile(t, "th-dopa-pop-1993-2017", "dopa_pop_by_age_1993_2017_tidy.csv.gz")
	dir := save(t, "deaths.csv", "area,year,age,deaths\nเลย,2017,0-39,1\nเลย,2017,40+,1\n")
	d := load(t, ingest.Options{}, people, filepath.Join(dir, "deaths.csv")).Data
	total, loei := 0.0, 0.0
	for p, period := range d.Periods {
		for a, area := range d.Areas {
			for _, e := range d.ExposureBy(a, p, analysis.Both) {
				if period.From == 2017 {
					total += e
				}
				if period.From == 2017 && area.Code == "42" {
					loei += e
				}
			}
		}
	}
	if total != 64896151 || loei != 617344 {
		t.Errorf("2017: %.0f people, Loei %.0f; want 64,896,151 and 617,344", total, loei)
	}
}

// TestMessy: files that hold neither deaths nor population in any shape are refused by
// name, and those that do are recognised.
func TestMessy(t *testing.T) {
	for _, c := range []struct{ name, encoding, shape, msg string }{
		{"argentina_deis_descdef1.xlsx", "", "", "no sheet was recognised"},
		{"argentina_indec_proyecciones_prov.xls", "", "wide", "population was found, but no deaths"},
		{"brazil_cause_definitions.xlsx", "", "", "no sheet was recognised"},
		{"brazil_sidra_tabela3175.xlsx", "", "", `sheet "Tabela": no header`}, // population by race, without ages
		{"brazil_tabnet_obitos_idade.csv", "latin1", "wide", "deaths were found, but no population"},
		{"cghr_gbd_list.xls", "", "", "no sheet was recognised"},
		{"chile_ine_lifetables_mujeres.xlsx", "", "", "no sheet was recognised"},
		{"gbd_sdg_targets.xlsx", "", "", "no sheet was recognised"},
		{"ithim_bogota_inputs.xlsx", "", "", "no sheet was recognised"},
		{"lac_availability.xlsx", "", "", "no sheet was recognised"},
		{"lac_lifetables_from_pdf.xlsx", "", "", "no sheet was recognised"},
		{"mexico_cod_table.xlsx", "", "", "it seems to be a list of codes or causes"},
		{"mexico_deaths_concentrado_por_estados.xlsx", "", "", `sheet "Sheet1": no header`},                                // months, without ages
		{"nz_infoshare_ITM340204.csv", "", "", "neither the title nor the header says that they are deaths or population"}, // migrants
		{"poland_szpitale.xlsx", "", "", "no header"},
		{"thai_ddc_3bases_data_dictionary.xlsx", "", "", `sheet "3bura_data_dictionary ": no header`},
		{"thai_provinces.xlsx", "", "", "it seems to be a list of codes and names"},
		{"who_list_ctry_yrs_2019.xls", "", "", "no sheet was recognised"},
	} {
		t.Run(c.name, func(t *testing.T) {
			shape := ""
			opt := ingest.Options{Encoding: c.encoding, Explain: func(x layout.Taken) {
				if x.Shape != "" {
					shape = x.Shape
				}
				if x.Why == "" {
					t.Errorf("sheet %q is explained without a reason", x.Sheet)
				}
			}}
			_, err := ingest.Load(context.Background(), []string{sharedFile(t, "messy", c.name)}, opt)
			if err == nil || !strings.Contains(err.Error(), c.msg) || shape != c.shape {
				t.Errorf("shape %q, %v; want %q, %s", shape, err, c.shape, c.msg)
			}
			var located *grid.Error
			if c.shape == "" && (!errors.As(err, &located) || located.Hint == "" || !strings.Contains(located.File, c.name)) {
				t.Errorf("no place or no advice: %v", err)
			}
			if c.shape == "" && !errors.Is(err, layout.ErrUnrecognised) {
				t.Errorf("not recognised, but the error does not say so: %v", err)
			}
		})
	}
}
