package layout_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

// TestBareAges: 0, 1, 5, 10 … are groups; single ages stay single, also where the
// ages at which nobody died are left out.
func TestBareAges(t *testing.T) {
	singles := []string{}
	for age := range 90 {
		singles = append(singles, fmt.Sprint(age))
	}
	for _, c := range []struct {
		name           string
		deaths, people []string
		want           analysis.Ages
	}{
		{"lower bounds", []string{"0", "1", "5", "10", "15"}, []string{"0", "1-4", "5-9", "10-14", "15+"}, analysis.Ages{0, 1, 5, 10, 15}},
		{"open end marked", []string{"0", "1", "5", "10", "15+"}, []string{"0", "1", "5", "10", "15+"}, analysis.Ages{0, 1, 5, 10, 15}},
		{"thai digits", []string{"๐", "๑", "๕", "๑๐"}, []string{"0-0", "1-4", "5-9", "10+"}, analysis.Ages{0, 1, 5, 10}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := dataset(t, ageRows("deaths", c.deaths), ageRows("population", c.people))
			if diff := cmp.Diff(c.want, d.Ages); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("sparse single ages", func(t *testing.T) {
		r, err := read(ageRows("deaths", []string{"0", "3", "27", "61", "88", "90+"}), ageRows("population", append(singles, "90+")))
		if err != nil {
			t.Fatal(err)
		}
		if d, err := r.Builder.Dataset(); err == nil {
			for _, w := range d.Warnings {
				if w.Code == "lower-bounds" {
					t.Error(w.EN)
				}
			}
		}
	})
}

func ageRows(count string, ages []string) string {
	sheet := "age," + count + "\n"
	for _, a := range ages {
		sheet += a + ",100\n"
	}
	return sheet
}
