package chart

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"pgregory.net/rapid"
)

// TestTiles: 77 provinces, each once, on tiles of their own, lying to each other as they
// do in the country.
func TestTiles(t *testing.T) {
	const (
		provinces = 77
		// Of two provinces half a degree (55 km) apart, so many lie as on the ground; tiles
		// of equal size cannot keep all, as the provinces around Bangkok are small.
		northSouth, eastWest = 0.97, 0.94
	)
	seen, places := map[string]bool{}, map[[2]int]string{}
	for _, x := range thailand() {
		if seen[x.code] || places[[2]int{x.row, x.column}] != "" {
			t.Errorf("province %s twice, or on the tile of %s", x.code, places[[2]int{x.row, x.column}])
		}
		seen[x.code], places[[2]int{x.row, x.column}] = true, x.code
	}
	if len(seen) != provinces {
		t.Errorf("%d provinces, want %d", len(seen), provinces)
	}
	var right, pairs [2]float64
	for i, a := range thailand() {
		for _, b := range thailand()[:i] {
			for k, d := range [2][2]float64{{a.lat - b.lat, float64(b.row - a.row)}, {a.lon - b.lon, float64(a.column - b.column)}} {
				if math.Abs(d[0]) > 0.5 {
					pairs[k]++
					if d[0]*d[1] >= 0 {
						right[k]++
					}
				}
			}
		}
	}
	if ns, ew := right[0]/pairs[0], right[1]/pairs[1]; ns < northSouth || ew < eastWest {
		t.Errorf("%.3f of pairs lie north and south as on the ground, %.3f east and west", ns, ew)
	}
	// Who lives on a border knows what lies beyond it.
	for _, pair := range [][2]string{{"50", "58"}, {"10", "11"}, {"40", "44"}, {"90", "94"}, {"42", "39"}, {"30", "31"}, {"83", "82"}, {"96", "95"}} {
		a, b := tileAt(pair[0]), tileAt(pair[1])
		if max(a.row-b.row, b.row-a.row, a.column-b.column, b.column-a.column) > 1 {
			t.Errorf("provinces %s and %s share a border but their tiles do not touch", pair[0], pair[1])
		}
	}
}

func tileAt(code string) tile {
	return thailand()[slices.IndexFunc(thailand(), func(x tile) bool { return x.code == code })]
}

// TestClasses: at most five, with round limits, each printed value in one of them.
func TestClasses(t *testing.T) {
	of := func(values ...float64) map[string]Place {
		m := map[string]Place{}
		for i, v := range values {
			m[fmt.Sprint(i)] = Place{Value: v}
		}
		return m
	}
	cases := []struct {
		name   string
		values []float64
		want   []class
	}{
		{"six years", []float64{71.2, 77.3}, []class{{70, 71.9}, {72, 73.9}, {74, 75.9}, {76, 77.9}}},
		{"half a year", []float64{74.02, 74.5}, []class{{74, 74.1}, {74.2, 74.3}, {74.4, 74.5}}},
		{"one", []float64{75.04}, []class{{75, 75}}},
		{"close to a limit", []float64{73.96, 75}, []class{{74, 74.4}, {74.5, 74.9}, {75, 75.4}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, classesOf(of(c.values...)), cmp.AllowUnexported(class{})); diff != "" {
				t.Errorf("classes (-want +got):\n%s", diff)
			}
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(40, 95), 1, 77).Draw(t, "values")
		m := tileMap{classes: classesOf(of(values...))}
		if len(m.classes) > maxClasses {
			t.Fatalf("%d classes", len(m.classes))
		}
		for _, v := range values {
			if c := m.classes[m.class(v)]; tenth(v) < c.lo-1e-9 || tenth(v) > c.hi+1e-9 {
				t.Fatalf("%v is put among %v", v, c)
			}
		}
	})
}

// TestTileMapErrors: areas of other countries are not put on the map.
func TestTileMapErrors(t *testing.T) {
	s := Places{List: []Place{{Area: analysis.Area{Code: "AR-H", EN: "Chaco", Level: analysis.Province}, Value: 74}}}
	var data *analysis.DataError
	if _, err := TileMap(testStyle(t, "en", "a4", Print), About{}, s); !errors.As(err, &data) || data.Hint == "" {
		t.Errorf("error %v, want one that says what to do", err)
	}
	s.List = append(s.List, Place{Area: analysis.Area{Code: "42", EN: "Loei", Level: analysis.Province}, Value: 74})
	f, err := TileMap(testStyle(t, "en", "a4", Print), About{}, s)
	if err != nil {
		t.Fatal(err)
	}
	if notes := strings.Join(f.Notes, "\n"); !strings.Contains(notes, "no province of Thailand: 1 area") {
		t.Errorf("notes %q do not count the area left out", notes)
	}
}

// TestLicences: what is built in has a licence to read.
func TestLicences(t *testing.T) {
	for _, want := range []string{"MIT", "Sarabun"} {
		if !slices.ContainsFunc(Licences(), func(l thaitext.Licence) bool { return strings.Contains(l.Name, want) && len(l.Text) > 500 }) {
			t.Errorf("no licence of %s", want)
		}
	}
}
