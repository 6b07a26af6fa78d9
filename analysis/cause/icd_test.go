package cause_test

import (
	"testing"

	"github.com/lehackathon/le/analysis/cause"
)

func TestParseRanges(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
		ok   bool
	}{
		{"I60-I69;G45", 2, true}, {"U07.1", 1, true}, {" i60 - i69 , j18 ", 2, true}, {"", 0, true},
		{"W20-W64,W75-W99,X10-X39", 3, true}, {"C7A", 1, true},
		{"I69-I60", 0, false}, {"60", 0, false}, {"I6", 0, false}, {"I60-", 0, false}, {"heart", 0, false}, {"I60-I6999999", 0, false},
	} {
		list, err := cause.ParseRanges(c.text)
		if len(list) != c.want || (err == nil) != c.ok {
			t.Errorf("ParseRanges(%q) = %v, %v", c.text, list, err)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		list, wider string
		want        bool
	}{
		{"I60-I69", "I00-I99", true}, {"I00-I09;I26-I52", "I00-I99", true}, {"I60-I69;G45", "I00-I99", false},
		{"C00-C97", "C00-C97", true}, {"C97.9", "C00-C97", true}, {"E10-E14", "I00-I99;E10-E14", true},
		{"J40-J47", "J30-J98", true}, {"R57", "R00-R57.1", false}, {"R57.1", "R00-R57.1", true}, {"J00-J98", "J30-J98", false}, {"", "I00-I99", false},
	} {
		list, err1 := cause.ParseRanges(c.list)
		wider, err2 := cause.ParseRanges(c.wider)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if got := list.Within(wider); got != c.want {
			t.Errorf("%q within %q: %v, want %v", c.list, c.wider, got, c.want)
		}
	}
}

func FuzzParseRanges(f *testing.F) {
	for _, s := range []string{"I60-I69;G45", "U07.1", "-", ";;", "A00--Z99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list, err := cause.ParseRanges(s)
		if err == nil && len(list) > 0 && !list.Within(list) {
			t.Errorf("%v does not lie within itself", list)
		}
	})
}
