package grid

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// sharedData is where real files may lie beside the checkout: they cannot be given away.
var sharedData = filepath.Join("..", "..", "..", "shared", "data")

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

// realFiles reads the real files with an ending, as seeds; there may be none.
func realFiles(t testing.TB, ext string) (files [][]byte) {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(sharedData, "messy", "*"+ext))
	for _, name := range names {
		const seedBytes = 200_000 // larger ones slow the fuzzing down
		if data, err := os.ReadFile(name); err == nil && len(data) < seedBytes {
			files = append(files, data)
		}
	}
	return files
}

// TestMessyFiles opens every sheet of real files. The counts of sheets, and the rows of
// the WHO list, were taken with other programs; the other row counts guard against change.
func TestMessyFiles(t *testing.T) {
	tests := []struct {
		name    string
		sheets  int // 0 for text
		first   string
		rows    int    // to the last row of the first sheet that is read
		refused string // the sentence, or ""
	}{
		{name: "argentina_deis_descdef1.xlsx", sheets: 5, first: "DISEÑO", rows: 11},
		{name: "argentina_indec_proyecciones_prov.xls", sheets: 26, first: "01-TOTAL DEL PAÍS", rows: 170},
		{name: "brazil_cause_definitions.xlsx", sheets: 3, first: "cause definition", rows: 11},
		{name: "brazil_sidra_tabela3175.xlsx", sheets: 1, first: "Tabela", rows: 32},
		{name: "brazil_tabnet_obitos_idade.csv", refused: "line 1, byte 17: the text is neither UTF-8 nor Thai in Windows-874"},
		{name: "cghr_gbd_list.xls", sheets: 7, first: "WBD 10_Adult", rows: 134},
		{name: "chile_ine_lifetables_mujeres.xlsx", sheets: 4, first: "Quinquenales", rows: 265},
		{name: "gbd_sdg_targets.xlsx", sheets: 3, first: "GBD to SDG", rows: 35},
		{name: "ithim_bogota_inputs.xlsx", sheets: 10, first: "Readme", rows: 26},
		{name: "lac_availability.xlsx", sheets: 3, first: "Sheet1", rows: 25},
		{name: "lac_lifetables_from_pdf.xlsx", sheets: 50, first: "Table 269", rows: 51},
		{name: "mexico_cod_table.xlsx", sheets: 1, first: "Table 1", rows: 9},
		{name: "mexico_deaths_concentrado_por_estados.xlsx", sheets: 1, first: "Sheet1", rows: 130},
		{name: "nz_infoshare_ITM340204.csv", rows: 2434},
		{name: "poland_szpitale.xlsx", sheets: 1, first: "W - Szpitale wezłowe", rows: 746},
		{name: "thai_ddc_3bases_data_dictionary.xlsx", sheets: 1, first: "3bura_data_dictionary ", rows: 28},
		{name: "thai_provinces.xlsx", sheets: 1, first: "Sheet1", rows: 78},
		{name: "who_list_ctry_yrs_2019.xls", sheets: 2, first: "avail_mortality", rows: 5814},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Open(sharedFile(t, "messy", tt.name), Options{})
			if tt.refused != "" {
				if err == nil || !strings.HasSuffix(err.Error(), tt.refused) {
					t.Fatalf("got %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			if len(b.Sheets()) != tt.sheets || b.Sheet != tt.first {
				t.Errorf("%d sheets, %q first", len(b.Sheets()), b.Sheet)
			}
			last := 0
			count := func(row int, cells []string) error { last = row; return nil }
			if err := b.Rows(count); err != nil || last != tt.rows {
				t.Errorf("%d rows, %v", last, err)
			}
			for _, s := range b.Sheets() {
				if err := b.Select(s.Name); err != nil {
					t.Fatal(err)
				}
				if err := b.Rows(count); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// The legacy encoding of a real export opens once it is named.
func TestMessyLatin1(t *testing.T) {
	b, err := Open(sharedFile(t, "messy", "brazil_tabnet_obitos_idade.csv"), Options{Encoding: "latin1"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	err = b.Rows(func(row int, cells []string) error {
		if row == 4 && cells[0] != "Capítulo CID-10" {
			t.Errorf("row 4: %q", cells)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestArgentinaPopulation compares the old workbook with the same figures as another
// program took them out of it: code, name, year, sex, age, population.
func TestArgentinaPopulation(t *testing.T) {
	want := map[string]float64{}
	derived, err := Open(sharedFile(t, "ar-deis-provinces", "derived", "population_prov_year_sex_age.csv.gz"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer derived.Close()
	err = derived.Rows(func(row int, c []string) error {
		if row > 1 && c[4] != "80+" { // the workbook goes on to 100+
			want[c[0]+" "+c[2]+" "+c[3]+" "+c[4]], _ = strconv.ParseFloat(c[5], 64)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(sharedFile(t, "ar-deis-provinces", "raw", "c2_proyecciones_prov_2010_2040.xls"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	compared := 0
	for _, s := range b.Sheets()[1:] {
		if err := b.Select(s.Name); err != nil {
			t.Fatal(err)
		}
		var years, sexes []string
		err := b.Rows(func(row int, c []string) error {
			for len(c) < 24 {
				c = append(c, "")
			}
			switch {
			case c[0] == "Edad" && c[1] != "Ambos sexos":
				years = append([]string(nil), c...)
			case c[0] == "Edad":
				sexes = append([]string(nil), c...)
			}
			for i := 1; i < len(c) && i < len(sexes); i++ {
				sex := map[string]string{"Varones": "male", "Mujeres": "female"}[sexes[i]]
				key := s.Name[:2] + " " + years[i] + " " + sex + " " + c[0]
				n, ok := want[key]
				if !ok {
					continue
				}
				if got, err := strconv.ParseFloat(c[i], 64); err != nil || got != n {
					t.Fatalf("%s, %s: %q, want %v", s.Name, Cell(row, i), c[i], n)
				}
				compared++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if compared != len(want) {
		t.Errorf("compared %d of %d figures", compared, len(want))
	}
}

// TestArgentinaDeaths reads the seven files in all their dialects; the national totals are
// those that the ministry published.
func TestArgentinaDeaths(t *testing.T) {
	for name, want := range map[string]float64{"defweb17_utf8.csv": 341_688, "defweb18_utf8.csv": 336_823, "defweb19_utf8.csv": 341_728,
		"defweb20_0.csv": 376_219, "defweb21_0.csv": 436_799, "defweb22_0.csv": 397_115, "defweb23.csv": 353_428} {
		t.Run(name, func(t *testing.T) {
			b, err := Open(sharedFile(t, "ar-deis-provinces", "raw", name), Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			total := 0.0
			err = b.Rows(func(row int, cells []string) error {
				if len(cells) != 6 {
					t.Fatalf("row %d: %q", row, cells)
				}
				n, err := strconv.ParseFloat(cells[5], 64)
				if total += n; err != nil && row > 1 {
					t.Fatal(err)
				}
				return nil
			})
			if err != nil || total != want {
				t.Errorf("%v deaths, %v", total, err)
			}
		})
	}
}

// A real Thai file reads the same in the encodings in which such files come.
func TestSaKaeoReencoded(t *testing.T) {
	plain, err := os.ReadFile(sharedFile(t, "th-sakaeo-vital-stats", "sakaeo_deaths_cause_age_sex_2564_2568.csv"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimPrefix(string(plain), utf8BOM)
	want, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"windows-874", "utf-16le", "utf-16be", "utf-8"} {
		t.Run(name, func(t *testing.T) {
			enc, _, err := lookup(name)
			if err != nil {
				t.Fatal(err)
			}
			rows, b, err := readAll(t, encoded(t, enc, text), Options{})
			if err != nil || b.Encoding != name || len(rows) != len(want) {
				t.Fatalf("%d rows of %d, %v", len(rows), len(want), err)
			}
			for i, r := range rows {
				if strings.Join(r.Cells, "|") != strings.Join(want[i], "|") {
					t.Fatalf("row %d: %q, want %q", r.Row, r.Cells, want[i])
				}
			}
		})
	}
}
