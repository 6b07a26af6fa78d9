package thai

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseYear(t *testing.T) {
	tests := []struct {
		in   string
		want Year
	}{
		{"2565", Year{2022, 2022, BE, false}},
		{"๒๕๖๕", Year{2022, 2022, BE, false}},
		{"2022", Year{2022, 2022, CE, false}},
		{"2564.0", Year{2021, 2021, BE, false}},
		{"พ.ศ. 2565", Year{2022, 2022, BE, false}},
		{"พ.ศ.2565", Year{2022, 2022, BE, false}},
		{"พ.ศ. ๒๕๖๗", Year{2024, 2024, BE, false}},
		{"ปี พ.ศ. 2565", Year{2022, 2022, BE, false}},
		{"ปี 2565", Year{2022, 2022, BE, false}},
		{"พ . ศ . 2561-2564", Year{2018, 2021, BE, false}},
		{"พ.ศ. 2565 - 2566", Year{2022, 2023, BE, false}},
		{"2562–2565", Year{2019, 2022, BE, false}},
		{"2562 ถึง 2565", Year{2019, 2022, BE, false}},
		{"2019 to 2022", Year{2019, 2022, CE, false}},
		{"2565 (2022)", Year{2022, 2022, BE, false}},
		{"2553 / 2010", Year{2010, 2010, BE, false}},
		{"2010/2553", Year{2010, 2010, CE, false}},
		{"2561-2564 (2018-2021)", Year{2018, 2021, BE, false}},
		{"พ.ศ. 2565 (ค.ศ. 2022)", Year{2022, 2022, BE, false}},
		{"y2016", Year{2016, 2016, CE, false}},
		{"Y2559", Year{2016, 2016, BE, false}},
		{"ค.ศ. 2021", Year{2021, 2021, CE, false}},
		{"2021 CE", Year{2021, 2021, CE, false}},
		{"2564 B.E.", Year{2021, 2021, BE, false}},
		{"ปีงบประมาณ 2567", Year{2024, 2024, BE, true}},
		{"ปีงบประมาณ พ.ศ. ๒๕๖๗", Year{2024, 2024, BE, true}},
		{"ปีงบ 2567", Year{2024, 2024, BE, true}},
		{"FY2024", Year{2024, 2024, CE, true}},
		{"2400", Year{1857, 1857, BE, false}},
		{"2700", Year{2157, 2157, BE, false}},
		{"1900", Year{1900, 1900, CE, false}},
		{"2150", Year{2150, 2150, CE, false}},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := ParseYear(tt.in)
			if err != nil || got != tt.want {
				t.Errorf("ParseYear(%q) = %+v, %v; want %+v", tt.in, got, err, tt.want)
			}
		})
	}
}

func TestParseYearRefuses(t *testing.T) {
	const ranges = "2400 and 2700 (พ.ศ.) or 1900 and 2150 (ค.ศ.)"
	tests := []struct{ in, says string }{
		{"", "blank"},
		{" ", "blank"},
		{"67", "ambiguous"},
		{"ปีงบ 67", "ambiguous"},
		{"2562-65", "ambiguous"},
		{"20190131", "yyyymmdd"},
		{"5712", "yymm"},
		{"6903", "yymm"},
		{"2399", ranges},
		{"2701", ranges},
		{"1899", ranges},
		{"2151", ranges},
		{"0", ranges},
		{"02565", ranges},
		{"99999999999999999999", ranges},
		{"2562-10-01", ranges},
		{"31 ธันวาคม 2566", ranges},
		{"2565 (2021)", "differ by 543"},
		{"2564/2565", "differ by 543"},
		{"2565-2562", "backwards"},
		{"2565-2022", "mixes eras"},
		{"ค.ศ. 2565", "is a BE year, but CE"},
		{"พ.ศ. 2022", "is a CE year, but BE"},
		{"2565.5", "whole number"},
		{"2565 2566", "range such as"},
		{"deaths", "not understood"},
		{"2565 ราย", "not understood"},
		{"-", "missing"},
		{"-2565", "missing"},
		{"2565-", "missing"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := ParseYear(tt.in)
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("ParseYear(%q) = %+v, %v; want an error with %q", tt.in, got, err, tt.says)
			}
			if err != nil && got != (Year{}) {
				t.Errorf("ParseYear(%q) gives %+v beside an error", tt.in, got)
			}
		})
	}
}

// Written in either era, a year means the same.
func TestParseYearEras(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(MinCE, MaxCE).Draw(t, "from")
		to := rapid.IntRange(from, MaxCE).Draw(t, "to")
		for _, era := range []Era{CE, BE} {
			text := Year{From: from, To: to}.In(era)
			got, err := ParseYear(text)
			if want := (Year{from, to, era, false}); err != nil || got != want {
				t.Fatalf("ParseYear(%q) = %+v, %v; want %+v", text, got, err, want)
			}
		}
		both := strconv.Itoa(from+BEOffset) + " (" + strconv.Itoa(from) + ")"
		if got, err := ParseYear(both); err != nil || got.From != from {
			t.Fatalf("ParseYear(%q) = %+v, %v", both, got, err)
		}
	})
}

func FuzzParseYear(f *testing.F) {
	for _, s := range []string{"2565", "พ . ศ . 2561-2564", "2565 (2022)", "y2016", "2564.0", "5712", "2553 / 2010", "๒๕๖๗"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		y, err := ParseYear(s)
		if err == nil && (y.From > y.To || y.From < MinBE-BEOffset || y.To > MaxBE-BEOffset) {
			t.Errorf("ParseYear(%q) = %+v", s, y)
		}
	})
}
