package thai

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestNormalize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "age group", "age group"},
		{"empty", "", ""},
		{"only spaces", " \t\u00a0 ", ""},
		{"no-break space in front", "\u00a0สมุทรสงคราม", "สมุทรสงคราม"},
		{"zero-width space behind", "สงขลา\u200b", "สงขลา"},
		{"byte-order mark", "\ufeffจังหวัด", "จังหวัด"},
		{"joiner inside", "ลพ\u200dบุรี", "ลพบุรี"},
		{"spaces collapse", " ชาย \n\t หญิง ", "ชาย หญิง"},
		{"nikhahit and sara aa", "ล\u0e4d\u0e32ปาง", "ล\u0e33ปาง"},
		{"tone before nikhahit", "น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"},
		{"nikhahit before tone", "น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"},
		{"tone behind sara aa of a split sara am", "น\u0e4d\u0e32\u0e49", "น\u0e49\u0e33"},
		{"tone behind sara am", "น\u0e33\u0e49", "น\u0e49\u0e33"},
		{"doubled sara e", "\u0e40\u0e40พร่", "แพร่"},
		{"repeated vowel below", "สมุ\u0e38ทรสาคร", "สมุทรสาคร"},
		{"repeated tone", "ขอนแก่\u0e48น", "ขอนแก่น"},
		{"repeat with another mark between", "ร้\u0e49อยเอ็\u0e47ด", "ร้อยเอ็ด"},
		{"thanthakhat before vowel", "กาฬสินธ\u0e4c\u0e38", "กาฬสินธ\u0e38\u0e4c"},
		{"tone before vowel", "กระบ\u0e48\u0e35", "กระบ\u0e35\u0e48"},
		{"accent composes", "a\u0301", "á"},
		{"Thai digits stay", "๒๕๖๕", "๒๕๖๕"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Normalize(tt.in); got != tt.want {
				t.Errorf("Normalize(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
		})
	}
}

// thaiText draws text rich in what the rules are about: marks, sara e, sara aa,
// invisible characters, spaces, and combining marks of other scripts.
func thaiText() *rapid.Generator[string] {
	runes := []rune{
		'ก', 'น', 'ล', saraAA, saraAM, saraE, saraAE, maiHanAkat, saraI, 'ุ', 'ู', phinthu, maiTaiKhu,
		maiEk, '้', maiChattawa, '์', nikhahit, yamakkan, '๕', ' ', '\u00a0', '\u200b', '\ufeff', '\n',
		'a', 'Z', '-', '.', '_', 'İ', '\u0323', '\u0301', '\u05b0', '\u0eb8', '\u2000', '\ufffd',
	}
	return rapid.StringOf(rapid.OneOf(rapid.SampledFrom(runes), rapid.Rune()))
}

func TestNormalizeIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := thaiText().Draw(t, "s")
		once := Normalize(s)
		if twice := Normalize(once); twice != once {
			t.Fatalf("Normalize(%+q) = %+q, again = %+q", s, once, twice)
		}
		if key := Key(s); Key(key) != key {
			t.Fatalf("Key(%+q) = %+q, again = %+q", s, key, Key(key))
		}
		if !utf8.ValidString(once) {
			t.Fatalf("Normalize(%+q) is not UTF-8", s)
		}
	})
}

// The quick test for text that is canonical already must agree with the rules.
func TestCanonicalTextIsLeftAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := thaiText().Draw(t, "s")
		if isCanonical(s) && normalizeOnce(s) != s {
			t.Fatalf("%+q counts as canonical, but becomes %+q", s, normalizeOnce(s))
		}
	})
}

func TestNormalizeDoesNotAllocateOnCleanText(t *testing.T) {
	for _, s := range []string{"Nakhon Si Thammarat", "สุราษฎร์ธานี", "45"} {
		if n := testing.AllocsPerRun(100, func() { Normalize(s) }); n != 0 {
			t.Errorf("Normalize(%q) allocates %v times", s, n)
		}
	}
}

func TestKey(t *testing.T) {
	same := [][]string{
		{"Chai Nat", "Chainat", "chai-nat", " CHAI_NAT ", "'Chai Nat'"},
		{"Lop Buri", "Lopburi"},
		{"พ.ศ. ๒๕๖๕", "พ . ศ . 2565"},
		{"น้ำ", "น\u0e4d\u0e49\u0e32"},
	}
	for _, group := range same {
		for _, s := range group {
			if Key(s) != Key(group[0]) {
				t.Errorf("Key(%q) = %q, but Key(%q) = %q", s, Key(s), group[0], Key(group[0]))
			}
		}
	}
	if Key("ตรัง") == Key("ตราด") {
		t.Error("ตรัง and ตราด have one key")
	}
}

func TestDigits(t *testing.T) {
	if got := Digits("พ.ศ. ๐๑๒๓๔๕๖๗๘๙ 7"); got != "พ.ศ. 0123456789 7" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkNormalizeClean(b *testing.B) {
	for b.Loop() {
		Normalize("นครศรีธรรมราช")
	}
}

func BenchmarkNormalizeDirty(b *testing.B) {
	for b.Loop() {
		Normalize("\u00a0สมุ\u0e38ทรสงคราม\u200b")
	}
}
