package cause_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// TestResidualsOfLists: the rest groups of the lists that come with the program, chosen by
// reading the lists.
func TestResidualsOfLists(t *testing.T) {
	for name, want := range map[string]string{
		"thai": "circulatory-other digestive-other external-other other",
		"list1": "1-004 1-006 1-017 1-025 1-046 1-047 1-050 1-054 1-057 1-061 1-068 1-071 1-075 1-077 1-081 " +
			"1-086 1-089 1-091 1-103",
		"chapters": "",
		"who-mdb":  "wmd-07",
		"gbd1":     "",
		"gbd2":     "gbd-640 gbd-961",
		"gbd3": "gbd-321 gbd-365 gbd-391 gbd-408 gbd-450 gbd-489 gbd-490 gbd-507 gbd-520 gbd-541 gbd-557 gbd-639 " +
			"gbd-668 gbd-695",
		"ncd4": "other",
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, item := range builtin(t, name).Leaves() {
				if cause.Residual(item.Cause) {
					got = append(got, item.ID)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestResidual(t *testing.T) {
	for _, c := range []struct {
		cause analysis.Cause
		want  bool
	}{
		{analysis.Cause{ID: "other", EN: "Anything else"}, true},
		{analysis.Cause{ID: "x", EN: "All other diseases (Residual)", TH: "โรคหัวใจ"}, true},
		{analysis.Cause{ID: "x", EN: "the  REST of causes"}, true},
		{analysis.Cause{ID: "x", EN: "Others"}, true},
		{analysis.Cause{ID: "x", EN: "Other heart diseases", ICD10: "I26-I52"}, true},
		{analysis.Cause{ID: "x", EN: "Other heart diseases (I26-I52)"}, true},
		{analysis.Cause{ID: "J44", EN: "Other chronic obstructive pulmonary disease"}, false},
		{analysis.Cause{ID: "x", EN: "Alzheimer's disease and other dementias"}, false},
		{analysis.Cause{ID: "x", EN: "Restrictive lung disease"}, false},
		{analysis.Cause{ID: "x", EN: "Heart disease", TH: "โรคอื่น ๆ"}, false}, // the English title decides
		{analysis.Cause{ID: "x", EN: "All causes of injury"}, false},
		{analysis.Cause{ID: "x", EN: "All"}, false},
		{analysis.Cause{ID: "อื่นๆ"}, true},
		{analysis.Cause{ID: "9", TH: "สาเหตุอื่นๆ ทั้งหมด"}, true},
		{analysis.Cause{ID: "9", TH: "โรคหัวใจอื่น ๆ (I26-I52)"}, true},
		{analysis.Cause{ID: "9", TH: "โรคเลือดและอวัยวะสร้างเลือดที่เหลืออยู่"}, true},
		{analysis.Cause{ID: "9", TH: "การทำร้ายผู้อื่น"}, false},
		{analysis.Cause{ID: "9", TH: "โรคแอลไซเมอร์และภาวะสมองเสื่อมอื่น ๆ"}, false},
		{analysis.Cause{ID: "9", TH: "มะเร็งทุกชนิด"}, false},
		{analysis.Cause{ID: "unmatched", EN: "Other"}, false}, // deaths without a cause are no group of causes
		{analysis.Cause{ID: "all"}, false},
		{analysis.Cause{}, false},
	} {
		if got := cause.Residual(c.cause); got != c.want {
			t.Errorf("%+v: %v, want %v", c.cause, got, c.want)
		}
	}
}

// TestResidualIsNotRanked: one rule for marks and ranks. What is ill-defined as well is
// called that.
func TestResidualIsNotRanked(t *testing.T) {
	for _, c := range []struct {
		cause  analysis.Cause
		mark   string
		ranked bool
	}{
		{analysis.Cause{ID: "x", EN: "Other cancers", ICD10: "C76-C80"}, "residual", false}, // of level 3
		{analysis.Cause{ID: "x", EN: "Other symptoms", ICD10: "R50-R69"}, "ill-defined", false},
		{analysis.Cause{ID: "x", EN: "All other causes"}, "residual", false},
		{analysis.Cause{ID: "x", EN: "Cancers", ICD10: "C76-C80"}, "garbage-3", true},
	} {
		if mark, ranked := cause.Mark(c.cause), cause.Ranked(c.cause); mark != c.mark || ranked != c.ranked {
			t.Errorf("%+v: %q, ranked %v; want %q, %v", c.cause, mark, ranked, c.mark, c.ranked)
		}
	}
}

func ExampleResidual() {
	for _, title := range []string{"Other heart diseases", "โรคระบบประสาทที่เหลืออยู่", "Ischaemic heart diseases"} {
		fmt.Println(title, cause.Residual(analysis.Cause{ID: "x", EN: title}))
	}
	// Output:
	// Other heart diseases true
	// โรคระบบประสาทที่เหลืออยู่ true
	// Ischaemic heart diseases false
}
