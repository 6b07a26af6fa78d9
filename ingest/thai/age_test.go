package thai

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseAge(t *testing.T) {
	single := func(n int) Age { return Age{Lo: n, Hi: n + 1} }
	infant, one4, five9 := single(0), Age{Lo: 1, Hi: 5}, Age{Lo: 5, Hi: 10}
	from := func(n int) Age { return Age{Lo: n, Hi: Open} }
	all, unknown := Age{Kind: All}, Age{Kind: Unknown}
	tests := []struct {
		want   Age
		labels []string
	}{
		{infant, []string{"0", "00", "0.0", "๐", "<1", "< 1 ปี", "อายุ < 1 ปี", "น้อยกว่า 1 ปี", "ต่ำกว่า 1 ปี", "ตํ่ากว่า 1 ปี",
			"อายุต่ำกว่า 1 ปี", "under 1", "Under 1 year", "less than 1", "แรกเกิด", "<๑", "01_Menor de 1 año", "Menor 1 ano", "0 ปี"}},
		{one4, []string{"1-4", "1–4", "1—4", "1 - 4", "01-04", "1 ถึง 4", "1 to 4", "1-4 ปี", "อายุ 1-4 ปี", "1 ปี - 4 ปี", "1 a 4 anos",
			"๑-๔", "กลุ่มอายุ 1-4", "age 1-4", "age_1_4", "1_4", "1\u200b-4", "1−4 years", "1.0-4.0"}},
		{five9, []string{"5-9", "5-9 ปี", "5-9............", "5 - 9………………….", "05_09", "aged 5 to 9 years", "5–9 yrs."}},
		{Age{Lo: 0, Hi: 5}, []string{"0-4", "0 - 4", "0-4 ปี", "<5", "under 5", "<=4", "≤ 4"}},
		{Age{Lo: 1, Hi: 10}, []string{"02_1 a 9"}},
		{from(85), []string{"85+", "85 +", "85up", "85 up", "85 ปีขึ้นไป", "85 ปี ขึ้นไป", "อายุ 85 ปีขึ้นไป", "85 and over", "85 years and over", ">=85",
			"≥85", "85 ปีและมากกว่า", "85 years or older", "๘๕+", "85+ ปี", "85 plus", "age 85+", "85.0+"}},
		{from(80), []string{"80 ปีขึ้นไป", "80 y mas", "80 y más", "17_80 y más", "80 anos e mais"}},
		{from(101), []string{"มากกว่า 100 ปี", "อายุ > 100 ปี", ">100", "101 and over", "over 100", "101+"}},
		{single(1), []string{"1", "1 year", "1 ปี"}},
		{single(45), []string{"45", "45 ปี", "45.0", "๔๕", "อายุ 45 ปี", "45 years", "45 years old", "045"}},
		{single(4), []string{"4.0"}},
		{single(100), []string{"100", "100 ปี"}},
		{all, []string{"รวม", "รวมทุกอายุ", "ทุกอายุ", "ทุกกลุ่มอายุ", "all", "All ages", "Total", "รวมยอด", "รวมทั้งหมด", "TOTAL"}},
		{unknown, []string{"ไม่ทราบ", "ไม่ระบุ", "ไม่ทราบอายุ", "อายุไม่ทราบ", "unknown", "Not stated", "99_Sin especificar", "ไม่ทรำบ\nUnknown", "Idade ignorada"}},
	}
	for _, tt := range tests {
		for _, label := range tt.labels {
			t.Run(label, func(t *testing.T) {
				got, err := ParseAge(label)
				if err != nil || got != tt.want {
					t.Errorf("ParseAge(%q) = %+v, %v; want %+v", label, got, err, tt.want)
				}
			})
		}
	}
}

func TestParseAgeRefuses(t *testing.T) {
	const excel = "Excel turned an age such as 1-4 into a date"
	tests := []struct{ in, says string }{
		{"", "blank"},
		{" \u00a0", "blank"},
		{"4-Jan", excel},
		{"Jan-04", excel},
		{"9-May", excel},
		{"4-ม.ค.", excel},
		{"2024-01-04 00:00:00", excel},
		{"2024-01-04", excel},
		{"04/01/2024", excel},
		{"1/4/2567", excel},
		{"45295", excel},
		{"9-5", "backwards"},
		{"131", "highest age, 130"},
		{"131+", "highest age, 130"},
		{"0-200", "highest age, 130"},
		{">130", "0 to 130"},
		{"<0", "0 to 130"},
		{"2565", "highest age"},
		{"4.5", "not a whole number"},
		{"-", "not understood"},
		{"-5", "not understood"},
		{"1 4", "not understood"},
		{"1/4", "not understood"},
		{"85-", "not understood"},
		{"7 วัน", "not understood"},
		{"28 days", "not understood"},
		{"เลย", "not understood"},
		{"1-4-9", excel},
		{"NULL", "not understood"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := ParseAge(tt.in)
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("ParseAge(%q) = %+v, %v; want an error with %q", tt.in, got, err, tt.says)
			}
			if err != nil && got != (Age{}) {
				t.Errorf("ParseAge(%q) gives %+v beside an error", tt.in, got)
			}
		})
	}
	if _, err := ParseAge(""); !errors.Is(err, ErrBlank) {
		t.Errorf("the error for a blank cell is %v, not ErrBlank", err)
	}
}

// Every group survives being written and read, in digits of either script.
func TestAgeRoundTrip(t *testing.T) {
	toThai := func(s string) string {
		return strings.Map(func(r rune) rune {
			if isDigit(r) {
				return r - '0' + '๐'
			}
			return r
		}, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.IntRange(0, MaxAge).Draw(t, "lo")
		hi := rapid.OneOf(rapid.Just(Open), rapid.IntRange(lo+1, MaxAge+1)).Draw(t, "hi")
		want := rapid.SampledFrom([]Age{{Lo: lo, Hi: hi}, {Kind: All}, {Kind: Unknown}}).Draw(t, "age")
		for _, text := range []string{want.String(), toThai(want.String()), " " + want.String() + "\u200b"} {
			if got, err := ParseAge(text); err != nil || got != want {
				t.Fatalf("ParseAge(%q) = %+v, %v; want %+v", text, got, err, want)
			}
		}
	})
}

func FuzzParseAge(f *testing.F) {
	for _, s := range []string{"<1", "1–4", "80 ปีขึ้นไป", "99_Sin especificar", "4-Jan", "มากกว่า 100 ปี", "0 - 4…", "4.0", "#", "<#", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAge(s)
		if err != nil {
			return
		}
		if a.Kind == Group && (a.Lo < 0 || a.Lo > MaxAge || a.Lo >= a.Hi || a.Hi != Open && a.Hi > MaxAge+1) {
			t.Errorf("ParseAge(%q) = %+v", s, a)
		}
		if again, err := ParseAge(a.String()); err != nil || again != a {
			t.Errorf("ParseAge(%q) = %v, which reads back as %v, %v", s, a, again, err)
		}
	})
}
