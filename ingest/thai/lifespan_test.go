package thai

import "testing"

// TestLifespan: completed years, worked by hand.
func TestLifespan(t *testing.T) {
	for text, want := range map[string]int{
		"75 ปี": 75, "75ปี": 75, "1 ปี 3 เดือน": 1, "3 เดือน": 0, "11 ด.": 0, "12 เดือน": 1, "24 เดือน": 2, "18 เดือน 5 วัน": 1,
		"2 วัน": 0, "366 วัน": 1, "5 ชั่วโมง": 0, "5 ชม.": 0, "30 นาที": 0, "๗๕ ปี ๖ เดือน": 75, "อายุ 75 ปี 11 เดือน 29 วัน": 75,
		"ประมาณ 70 ปี": 70, "1 ด 2 ว": 0, "6 weeks": 0, "0 y 11 m": 0,
		"75.48": 75, "0.5": 0, "66-0-13": 66, "0-11-30": 0, "5/3/10": 5,
	} {
		if got, err := Lifespan(text); err != nil || got != want {
			t.Errorf("Lifespan(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-", "ไม่ทราบ", "75", "1-4", "85+", "200 ปี", "66-13-1", "2024-01-04", "75-76-77-78", "ปี", "3 สมชาย", "1.2.3", "999999999999 วัน"} {
		if got, err := Lifespan(text); err == nil {
			t.Errorf("Lifespan(%q) = %d, want an error", text, got)
		}
	}
}

func FuzzLifespan(f *testing.F) {
	for _, s := range []string{"1 ปี 3 เดือน", "66-0-13", "75.48", "2 วัน"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if years, err := Lifespan(s); err == nil && (years < 0 || years > MaxAge) {
			t.Errorf("Lifespan(%q) = %d", s, years)
		}
	})
}
