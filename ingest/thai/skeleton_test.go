package thai_test

import (
	"testing"

	"github.com/lehackathon/le/ingest/thai"
)

// TestFindProvinceLike: misspellings seen in files, and words that are no provinces.
func TestFindProvinceLike(t *testing.T) {
	for name, code := range map[string]string{
		"สมุุทรสาคร": "74", "ลาพูน": "51", "สุราษฏร์ธานี": "84", "กาฬสินธ์ุ": "46", "กระบ่ี": "81", "จังหวัดฉะเชงเทรา": "24", "ชัยนาถ": "",
		"เลย": "42", "ลา": "", "ลวย": "", "ไม่ทราบ": "", "": "", "Loei": "",
	} {
		p, ok := thai.FindProvinceLike(name)
		if p.Code != code || ok != (code != "") {
			t.Errorf("%q is %q, want %q", name, p.Code, code)
		}
	}
}

// TestSkeletonsApart: every province is found by its own name.
func TestSkeletonsApart(t *testing.T) {
	for _, p := range thai.Provinces() {
		if q, ok := thai.FindProvinceLike(p.TH); !ok || q != p {
			t.Errorf("%s is taken for %q", p.TH, q.TH)
		}
	}
}
