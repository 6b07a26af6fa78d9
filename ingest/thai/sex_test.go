package thai

import (
	"errors"
	"testing"
)

func TestParseSex(t *testing.T) {
	tests := []struct {
		want   Sex
		labels []string
	}{
		{Male, []string{"ชาย", "เพศชาย", "ช", "1", "1.0", "๑", "m", "M", "Male", "males", "men", "Boys", "ชาย\nMale", " ชาย\u200b", "1 ชาย", "1=ชาย", "(1) ชาย", "1. Male", "[1]ชาย"}},
		{Female, []string{"หญิง", "เพศหญิง", "ญ", "2", "2.0", "f", "Female", "women", "girls", "หญิง Female", "2 หญิง", "2-หญิง"}},
		{Both, []string{"รวม", "ชาย+หญิง", "ชาย + หญิง", "ทั้งสองเพศ", "รวมเพศ", "รวมสองเพศ", "both", "Both", "bothsex", "Both sexes", "total", "t", "all", "b", "B", "รวม\nTotal"}},
		{SexUnknown, []string{"ไม่ทราบ", "ไม่ระบุ", "ไม่บันทึก", "9", "unknown", "Not stated"}},
	}
	for _, tt := range tests {
		for _, label := range tt.labels {
			t.Run(label, func(t *testing.T) {
				got, err := ParseSex(label)
				if err != nil || got != tt.want {
					t.Errorf("ParseSex(%q) = %v, %v; want %v", label, got, err, tt.want)
				}
			})
		}
	}
}

func TestSexRoundTrip(t *testing.T) {
	for _, s := range []Sex{SexUnknown, Male, Female, Both} {
		if got, err := ParseSex(s.String()); err != nil || got != s {
			t.Errorf("ParseSex(%q) = %v, %v", s.String(), got, err)
		}
	}
}

func TestParseSexRefuses(t *testing.T) {
	for _, in := range []string{"", " ", "3", "10", "x", "4", "เลย", "0", "-", "2 ชาย", "1 รวม", "1 1", "1 2"} {
		got, err := ParseSex(in)
		if err == nil || got != SexUnknown {
			t.Errorf("ParseSex(%q) = %v, %v; want an error", in, got, err)
		}
		if errors.Is(err, ErrSexCode3) != (in == "3") {
			t.Errorf("ParseSex(%q): %v", in, err)
		}
		if errors.Is(err, ErrBlank) != (in == "" || in == " ") {
			t.Errorf("ParseSex(%q): %v", in, err)
		}
	}
}

func FuzzParseSex(f *testing.F) {
	for _, s := range []string{"ชาย", "1.0", "3", "both sexes", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if sex, err := ParseSex(s); sex < SexUnknown || sex > Both || err != nil && sex != SexUnknown {
			t.Errorf("ParseSex(%q) = %v, %v", s, sex, err)
		}
	})
}
