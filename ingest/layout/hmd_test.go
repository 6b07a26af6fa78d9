package layout_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/ingest/layout"
)

// hmdFile is a file as the Human Mortality Database lays it out, with made-up counts.
func hmdFile(what, rows string) string {
	return "Sweden, " + what + ", \tLast modified: 05 Apr 2024;  Methods Protocol: v6 (2017)\n\n  Year          Age             Female            Male           Total\n" + rows
}

func TestHMD(t *testing.T) {
	deaths := hmdFile("Deaths (period 5x1)", "  2020            0              10.00           12.50           22.50\n  2020        1-109               1.00            2.00            3.00\n  2020         110+               4.00            3.00            7.00\n")
	people := hmdFile("Population size (abridged)", "  2020-           0             500.00          500.00         1000.00\n"+
		"  2020+           0            1000.00         1100.00         2100.00\n  2020+       1-109            4000.00         4100.00         8100.00\n  2020+        110+              10.00            9.00           19.00\n")
	got := records(t, layout.NewReader(), sheet{"Deaths_5x1.txt", deaths}, sheet{"Population5.txt", people})
	if diff := cmp.Diff([]string{"hmd", "hmd"}, got.shapes); diff != "" {
		t.Fatal(diff)
	}
	for _, want := range []string{"Sweden 2020 male 0 all = 12.5", "Sweden 2020 female 110+ all = 4"} {
		if !strings.Contains(strings.Join(got.deaths, "\n"), want) {
			t.Errorf("no %q in %v", want, got.deaths)
		}
	}
	// Of the two populations of 1 January 2020 the one after the change of territory counts.
	if all := strings.Join(got.people, "\n"); !strings.Contains(all, "Sweden 2020 male 0 = 1100") || strings.Contains(all, "= 500") {
		t.Errorf("people: %v", got.people)
	}
	if !strings.Contains(strings.Join(got.codes, " "), "january-population") {
		t.Errorf("warnings: %v", got.codes)
	}
}

// TestHMDRefused: rates, life tables and cohorts are no counts by period.
func TestHMDRefused(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{hmdFile("Death rates (period 1x1)", "  2020            0    0.002    0.003    0.0025\n"), "holds no counts by period: Death rates"},
		{hmdFile("Exposure to risk (cohort 1x1)", "  1900            0    1.0    2.0    3.0\n"), "holds no counts by period"},
		{"Sweden, Life tables (period 1x1), Total\n\n  Year  Age  mx  qx  ax  lx  dx  Lx  Tx  ex\n  2020  0  0.002  0.002  0.1  100000  200  99800  8200000  82.0\n", "holds no counts by period: Life tables"},
		{hmdFile("Deaths (period 1x1)", "  2020            0    1.0    2.0\n"), "row 4: 4 columns where"},
		{hmdFile("Deaths (period 1x1)", "  2020            0    1.0    x    3.0\n"), `deaths "x" is not a number`},
	} {
		if err := readWith(layout.NewReader(), sheet{"x.txt", c.text}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}
