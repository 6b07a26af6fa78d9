package layout

import (
	"math"
	"testing"
)

func TestParseCount(t *testing.T) {
	const refused = -1
	for _, c := range []struct {
		text string
		want float64
		note string // what was noted
	}{
		{"0", 0, ""}, {"123", 123, ""}, {"007", 7, ""}, {"12.5", 12.5, ""}, {"1e3", 1000, ""}, {"  7 ", 7, ""}, {"\u00a07", 7, ""},
		{"12.", 12, ""}, {".5", 0.5, ""}, {"0.1", 0.1, ""}, {"10000000000", 1e10, ""},
		{"1,234", 1234, "1234"}, {"1,234,567.5", 1234567.5, "1234567.5"}, {"๑๒๓", 123, "123"}, {"๑,๒๓๔", 1234, "1234"},
		{"-", 0, "0"}, {" – ", 0, "0"}, {"---", 0, "0"},
		{"", refused, ""}, {" ", refused, ""}, {"\u200b", refused, ""},
		{"1,2O4", refused, ""}, {"1,23", refused, ""}, {",123", refused, ""}, {"1,,234", refused, ""}, {"1234,567", refused, ""}, {"1.5,000", refused, ""},
		{"1 234", refused, ""}, {"-5", refused, ""}, {"(5)", refused, ""}, {"5%", refused, ""}, {"5 ราย", refused, ""},
		{"NaN", refused, ""}, {"inf", refused, ""}, {"Infinity", refused, ""}, {"0x10", refused, ""}, {"1_000", refused, ""}, {"0b1", refused, ""},
		{"10000000001", refused, ""}, {"99999999999999999999", refused, ""}, {"1e400", refused, ""}, {"2564-01-01", refused, ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			note := ""
			got, err := parseCount(c.text, func(_ Kind, to string) { note = to })
			switch {
			case c.want == refused && err == nil:
				t.Errorf("read as %v, want an error", got)
			case c.want != refused && (err != nil || got != c.want || note != c.note):
				t.Errorf("got %v, note %q, error %v; want %v, note %q", got, note, err, c.want, c.note)
			}
		})
	}
	if v, err := parseCount("-0", nil); err != nil || math.Signbit(v) {
		t.Errorf("-0 is %v, error %v", v, err)
	}
}

func FuzzParseCount(f *testing.F) {
	for _, s := range []string{"1,234", "๑๒", "-", "1e3", "0x1p4", "", "1,2O4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := parseCount(s, func(Kind, string) {})
		if err == nil && !(v >= 0 && v <= maxCount) {
			t.Errorf("%q is %v", s, v)
		}
	})
}
