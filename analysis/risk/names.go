package risk

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/lehackathon/le/analysis"
)

// Find returns the place of a risk by its id, its name in either language or another
// word for it ("sbp", "ความดัน"), or -1. Case, spaces and hyphens do not matter.
func (e *Evidence) Find(name string) int { return findRisk(e.Risks, name) }

// Named is Find with an error, a *analysis.DataError that says what was perhaps meant.
func (e *Evidence) Named(name string) (int, error) {
	i := e.Find(name)
	if i < 0 {
		return i, &analysis.DataError{Msg: fmt.Sprintf("no risk is called %q", name), Hint: riskHint(e.Risks, name)}
	}
	return i, nil
}

func findRisk(risks []Risk, name string) int {
	if i := slices.IndexFunc(risks, func(r Risk) bool { return r.ID == name }); i >= 0 {
		return i
	}
	k := loose(name)
	if k == "" {
		return -1
	}
	return slices.IndexFunc(risks, func(r Risk) bool {
		return slices.ContainsFunc(r.words(), func(w string) bool { return loose(w) == k })
	})
}

// words are all that a risk is called.
func (r Risk) words() []string { return append([]string{r.ID, r.EN, r.TH}, r.aliases...) }

// loose brings a word into the form in which words are compared.
func loose(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c == '-' || c == '_' {
			return -1
		}
		return unicode.ToLower(c)
	}, s)
}

// riskHint names the risks that a wrong name may mean, or all of them.
func riskHint(risks []Risk, name string) string {
	k := loose(name)
	var near []string
	for _, r := range risks {
		if len(k) > 2 && slices.ContainsFunc(r.words(), func(w string) bool {
			w = loose(w)
			return strings.Contains(w, k) || len(w) > 2 && strings.Contains(k, w)
		}) {
			near = append(near, r.ID+" ("+r.EN+", "+r.TH+")")
		}
	}
	if len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return "the risks are " + riskIDs(risks)
}

// category is the id of a level by its id or Thai name; of an empty text the first one.
// ok is false where the risk has no such level.
func (r Risk) category(text string) (id string, ok bool) {
	if text == "" && len(r.Categories) > 0 {
		return r.Categories[0], true
	}
	for i, c := range r.Categories {
		if loose(text) == loose(c) || i < len(r.categoriesTH) && loose(text) == loose(r.categoriesTH[i]) {
			return c, true
		}
	}
	return text, text == ""
}

// levelName names a level in the language asked for.
func (r Risk) levelName(category, lang string) string {
	if i := r.index(category); lang == "th" && i >= 0 && i < len(r.categoriesTH) {
		return r.categoriesTH[i]
	}
	return category
}
