package thai

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Counts by the Ministry of Public Health's arrangement of health regions, and ISO
// 3166-2:TH for the number and the range of codes.
func TestProvinces(t *testing.T) {
	all := Provinces()
	if len(all) != 77 {
		t.Fatalf("%d provinces", len(all))
	}
	sizes := make([]int, healthRegions)
	codes, names := map[string]bool{}, map[string]string{}
	for i, p := range all {
		if len(p.Code) != 2 || codes[p.Code] || i > 0 && p.Code <= all[i-1].Code || p.Level != Province {
			t.Errorf("%+v", p)
		}
		codes[p.Code] = true
		sizes[p.HealthRegion-1]++
		for _, name := range []string{p.TH, p.EN} {
			if Normalize(name) != name || name == "" {
				t.Errorf("%q is not in canonical form", name)
			}
			if other := names[Key(name)]; other != "" {
				t.Errorf("%s and %s are both %q", other, p.Code, name)
			}
			names[Key(name)] = p.Code
		}
	}
	if diff := cmp.Diff([]int{8, 5, 5, 8, 8, 8, 4, 7, 4, 5, 7, 7, 1}, sizes); diff != "" {
		t.Errorf("provinces by health region (-want +got):\n%s", diff)
	}
	all[0].TH = "changed"
	if Provinces()[0].TH == "changed" {
		t.Error("Provinces gives its own table away")
	}
}

func TestFindPlace(t *testing.T) {
	tests := []struct {
		code  string
		level Level
		names []string
	}{
		{"24", Province, []string{"ฉะเชิงเทรา", "จังหวัดฉะเชิงเทรา", "จ.ฉะเชิงเทรา", "จ. ฉะเชิงเทรา", "Chachoengsao", "CHACHOENGSAO PROVINCE", "Changwat Chachoengsao"}},
		{"16", Province, []string{"ลพบุรี", "Lopburi", "Lop Buri", "lop-buri"}},
		{"18", Province, []string{"ชัยนาท", "Chainat", "Chai Nat"}},
		{"42", Province, []string{"เลย", "Loei", "จ.เลย"}},
		{"92", Province, []string{"ตรัง", "Trang"}},
		{"22", Province, []string{"จันทบุรี", "จ.จันทบุรี", "Chanthaburi"}},
		{"10", Province, []string{"กทม.", "กรุงเทพฯ", "กรุงเทพมหานคร", "Bangkok"}},
		{"14", Province, []string{"อยุธยา", "Ayutthaya", "พระนครศรีอยุธยา"}},
		{"46", Province, []string{"กาฬสินธ\u0e4c\u0e38"}},
		{"81", Province, []string{"กระบ\u0e48\u0e35"}},
		{"52", Province, []string{"ล\u0e4d\u0e32ปาง"}},
		{"84", Province, []string{"สุราษฏร์ธานี"}},
		{"33", Province, []string{"ศรีษะเกษ", "Sisaket", "Si Sa Ket"}},
		{"75", Province, []string{"\u00a0สมุทรสงคราม"}},
		{"90", Province, []string{"สงขลา\u200b"}},
		{"TH", Country, []string{"ประเทศไทย", "ทั่วประเทศ", "ทั่วราชอาณาจักร .......", "รวมทั้งประเทศ", "Thailand", "Whole Kingdom", "Country", "National"}},
		{"", Country, []string{"รวม", "Total", "TOTAL DEL PAÍS", "รวมยอด"}},
		{"R08", Region, []string{"เขตสุขภาพที่ 8", "เขต 8", "เขต๘", "Health region 8", "Region 8", "R08", "เขตสุขภาพที่8"}},
		{"R12", Region, []string{"เขตสุขภาพที่ 12"}},
		{"NSO-N", Region, []string{"ภาคเหนือ", "Northern Region"}},
		{"NSO-NE", Region, []string{"ภาคตะวันออกเฉียงเหนือ", "Northeastern Region", "North-eastern Region"}},
		{"NSO-C", Region, []string{"ภาคกลาง", "Central Region"}},
		{"NSO-CX", Region, []string{"ภาคกลาง ( ไม่รวม กทม .)......"}},
	}
	for _, tt := range tests {
		for _, name := range tt.names {
			t.Run(name, func(t *testing.T) {
				p, ok := FindPlace(name)
				if !ok || p.Code != tt.code || p.Level != tt.level || p.TH == "" || p.EN == "" {
					t.Errorf("FindPlace(%q) = %+v, %v; want %s %q", name, p, ok, tt.level, tt.code)
				}
			})
		}
	}
}

func TestFindPlaceRefuses(t *testing.T) {
	for _, name := range []string{"", "จ.", "จังหวัด", "province", "ตรา", "ตรงั", "เขต 14", "เขต 0", "เขต 1-2", "เขตพระนคร", "Region 8.5", "24", "อำเภอเมืองสระแก้ว", "Total deaths"} {
		if p, ok := FindPlace(name); ok {
			t.Errorf("FindPlace(%q) = %+v", name, p)
		}
	}
}

func TestFindPlaceByCode(t *testing.T) {
	for code, want := range map[string]string{"24": "ฉะเชิงเทรา", "TH-24": "ฉะเชิงเทรา", "th-24": "ฉะเชิงเทรา", "๒๔": "ฉะเชิงเทรา", "24.0": "ฉะเชิงเทรา",
		"TH": "ประเทศไทย", "R08": "เขตสุขภาพที่ 8", "NSO-S": "ภาคใต้"} {
		if p, ok := FindPlaceByCode(code); !ok || p.TH != want {
			t.Errorf("FindPlaceByCode(%q) = %+v, %v", code, p, ok)
		}
	}
	for _, code := range []string{"", "28", "99", "2", "R00", "R14", "R8", "TH-", "เลย", "TH-TH-24"} {
		if p, ok := FindPlaceByCode(code); ok {
			t.Errorf("FindPlaceByCode(%q) = %+v", code, p)
		}
	}
}

// Every place is found again by each of its names and its code.
func TestPlacesRoundTrip(t *testing.T) {
	places := append(Provinces(), country())
	for n := 1; n <= healthRegions; n++ {
		places = append(places, healthRegion(n))
	}
	for _, r := range nsoRegions() {
		places = append(places, r.place)
	}
	for _, want := range places {
		for _, name := range []string{want.TH, want.EN} {
			if got, ok := FindPlace(name); !ok || got != want {
				t.Errorf("FindPlace(%q) = %+v, %v", name, got, ok)
			}
		}
		if got, ok := FindPlaceByCode(want.Code); !ok || got != want {
			t.Errorf("FindPlaceByCode(%q) = %+v, %v", want.Code, got, ok)
		}
	}
}

func FuzzFindPlace(f *testing.F) {
	for _, s := range []string{"จ.เลย", "เขต 8", "Region 08", "ภาคกลาง (ไม่รวม กทม.)", "TOTAL DEL PAÍS"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if p, ok := FindPlace(s); ok && (p.Level == LevelUnknown || p.TH == "") {
			t.Errorf("FindPlace(%q) = %+v", s, p)
		}
		FindPlaceByCode(s)
	})
}
