package thai

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	names := []string{"Lopburi", "Loei", "Ratchaburi", "Saraburi", "ลพบุรี", "ราชบุรี"}
	tests := []struct {
		name string
		n    int
		want []string
	}{
		{"Lop Bury", 2, []string{"Lopburi"}},
		{"Sarabrui", 1, []string{"Saraburi"}},
		{"ลพบรี", 1, []string{"ลพบุรี"}},
		{"xyz", 3, nil},
		{"Loei", 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Nearest(tt.name, names, tt.n)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Distances known from the definition: an edit is one insertion, deletion, replacement
// or swap of neighbours.
func TestEditDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"ตรัง", "ตราด", 2}, {"ca", "abc", 3},
	}
	for _, tt := range tests {
		if got := editDistance([]rune(tt.a), []rune(tt.b)); got != tt.want {
			t.Errorf("%q to %q: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SliceOfN(rapid.SampledFrom([]rune("abก")), 0, 8)
		a, b := letters.Draw(t, "a"), letters.Draw(t, "b")
		d := editDistance(a, b)
		if d != editDistance(b, a) || (d == 0) != (string(a) == string(b)) || d > max(len(a), len(b)) {
			t.Fatalf("%q to %q is %d, back %d", string(a), string(b), d, editDistance(b, a))
		}
	})
}
