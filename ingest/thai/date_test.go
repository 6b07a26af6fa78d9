package thai_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/lehackathon/le/ingest/thai"
	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	day := thai.Date{Year: 2021, Month: 5, Day: 31}
	for text, want := range map[string]thai.Date{
		"2564-05-31": day, "2021-05-31": day, "31/5/2564": day, "31-05-2021": day, "25640531": day, "20210531": day, "20210531093000": day,
		"31 พ.ค. 2564": day, "31 พฤษภาคม พ.ศ. 2564": day, "วันที่ 31 พค 2564": day, "๓๑/๐๕/๒๕๖๔": day, "31 May 2021": day,
		"2021-05-31T10:00:00Z": day, "2564-05-31 10:00:00": day, "31/05/2564 10:00": day,
		"วันที่ 31 เดือน พฤษภาคม พ.ศ. 2564": day, "วันจันทร์ที่ 31 พฤษภาคม 2564": day, "31/05/2564 14.05 น.": day, "31/05/2564 เวลา 14:05 น.": day,
		"2564-05-31,14:30": day, "31/5/2564 2:05:10 PM": day, "2021-05-31 10:00:00.000": day, "31.5.2564": day, "31 MAY 2021": day,
		"2021-10-05T08:00:00+07:00": {Year: 2021, Month: 10, Day: 5}, "5 OCT 2021": {Year: 2021, Month: 10, Day: 5},
		"29/2/2567":  {Year: 2024, Month: 2, Day: 29}, // a day of 2024
		"00/05/2564": {Year: 2021, Month: 5}, "00/00/2564": {Year: 2021}, "25640000": {Year: 2021},
	} {
		if got, err := thai.ParseDate(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"31/5/64", "2564", "31/13/2564", "29/2/2566", "32/1/2564", "1/1/1500", "ไม่ทราบ", "12345678901", "1 สมชาย 2564"} {
		got, err := thai.ParseDate(text)
		if err == nil {
			t.Errorf("%q is taken for %+v", text, got)
		} else if strings.Contains(err.Error(), text) {
			t.Errorf("%q is repeated in %v", text, err)
		}
	}
	if _, err := thai.ParseDate(" "); !errors.Is(err, thai.ErrBlank) {
		t.Errorf("blank: %v", err)
	}
}

func TestMonth(t *testing.T) {
	for text, want := range map[string]int{"ม.ค.": 1, "มกราคม": 1, "เดือนธันวาคม": 12, "มิ.ย": 6, "พ. ค.": 5, "Oct": 10, "07": 7, "๑๒": 12} {
		if got, ok := thai.Month(text); !ok || got != want {
			t.Errorf("%q: %d, %t; want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "0", "13", "-", "มีนา-เมษา", "5 พ.ค."} {
		if got, ok := thai.Month(text); ok {
			t.Errorf("%q is taken for %d", text, got)
		}
	}
}

// TestDateOfSerial: 44347 is 31 May 2021, 10000 is 18 May 1927, as spreadsheets count.
func TestDateOfSerial(t *testing.T) {
	for text, want := range map[string]thai.Date{
		"44347": {Year: 2021, Month: 5, Day: 31}, "44347.5": {Year: 2021, Month: 5, Day: 31}, "10000": {Year: 1927, Month: 5, Day: 18},
	} {
		if got, ok := thai.DateOfSerial(text); !ok || got != want {
			t.Errorf("%q: %+v, %t; want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "2564", "310564", "99999", "4434x", "44347.x", "-44347", "44,347"} {
		if got, ok := thai.DateOfSerial(text); ok {
			t.Errorf("%q is taken for %+v", text, got)
		}
	}
}

// TestOrdinal holds the days against the standard library, which counts from 1970.
func TestOrdinal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Date(1850, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 100000).Draw(t, "days"))
		next := at.AddDate(0, 0, 1)
		d := thai.Date{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
		n := thai.Date{Year: next.Year(), Month: int(next.Month()), Day: next.Day()}
		if n.Ordinal() != d.Ordinal()+1 {
			t.Errorf("%v is day %d, the day after it is %d", at, d.Ordinal(), n.Ordinal())
		}
	})
}

func TestDateAge(t *testing.T) {
	for _, c := range []struct {
		died, born thai.Date
		age        int
		ok         bool
	}{
		{thai.Date{2021, 5, 5}, thai.Date{1954, 5, 5}, 67, true},
		{thai.Date{2021, 5, 4}, thai.Date{1954, 5, 5}, 66, true},
		{thai.Date{2021, 6, 0}, thai.Date{1977, 0, 0}, 43, true}, // the middle of June, of 1977
		{thai.Date{2021, 7, 1}, thai.Date{1977, 0, 0}, 43, true},
		{thai.Date{2021, 7, 15}, thai.Date{1977, 0, 0}, 44, true},
		{thai.Date{2021, 3, 10}, thai.Date{2021, 3, 8}, 0, true},
		{thai.Date{2021, 3, 1}, thai.Date{2021, 0, 0}, 0, true},
		{thai.Date{2021, 3, 1}, thai.Date{2021, 3, 8}, 0, false},
	} {
		if age, ok := c.died.Age(c.born); age != c.age || ok != c.ok {
			t.Errorf("born %v, died %v: %d %t, want %d %t", c.born, c.died, age, ok, c.age, c.ok)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2564-05-31", "31 พ.ค. 2564", "25640000", "1/1/1", "T", ":", "00000000000000", "2700Y1Y0"} {
		f.Add(s)
	}
	const latest = max(thai.MaxCE, thai.MaxBE-thai.BEOffset)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := thai.ParseDate(s)
		if err == nil && (d.Year < 1800 || d.Year > latest || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 || d.Month == 0 && d.Day != 0) {
			t.Errorf("%q gives %+v", s, d)
		}
	})
}
