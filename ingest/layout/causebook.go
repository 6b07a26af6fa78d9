package layout

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// causeBook finds causes by id and by name. An id goes before a name, and a name
// that several causes of a list share stands for none of them.
type causeBook struct {
	byID, byName map[string]int // by labelKey
	listed       map[int]bool   // has a row in a list of causes
	shared       map[string]bool
	asked        map[string]bool // labels that deaths came with
}

func newCauseBook() causeBook {
	return causeBook{map[string]int{}, map[string]int{}, map[int]bool{}, map[string]bool{}, map[string]bool{}}
}

func (b *causeBook) find(key string) (i int, seen bool) {
	if i, seen = b.byID[key]; !seen {
		i, seen = b.byName[key]
	}
	return i, seen
}

// notStated is the label of deaths whose cause cell is empty or a dash.
const notStated = "not stated"

// cause finds or declares a cause by its id, name or label; analysis.Total for
// labels that mean all causes.
func (r *Reader) cause(label, th, en string) (int, error) {
	text := thai.Normalize(label)
	if isAllCauses(text) {
		return analysis.Total, nil
	}
	b, key := &r.causes, labelKey(text)
	if key == "" {
		text, key = notStated, labelKey(notStated)
	}
	b.asked[key] = true
	if i, isID := b.byID[key]; isID {
		return i, nil
	}
	if b.shared[key] {
		return 0, fmt.Errorf("cause %q is the name of several causes in the list", text)
	}
	if i, seen := b.byName[key]; seen {
		return i, nil
	}
	c := analysis.Cause{ID: text, TH: thai.Normalize(th), EN: thai.Normalize(en), ICD10: icdRanges(text)}
	switch {
	case c.TH != "" || c.EN != "": // named in columns of their own
	case isThai(text):
		c.TH = text
	default:
		c.EN = text
	}
	if _, taken := b.find(labelKey(c.ICD10)); c.ICD10 != "" && !taken {
		c.ID = c.ICD10
	}
	i := r.Builder.AddCause(c)
	b.byName[key] = i
	b.byID[labelKey(c.ID)] = i
	return i, nil
}

// list takes a row of a list of causes; here are the causes of that list so far.
func (r *Reader) list(c analysis.Cause, here map[int]bool) error {
	b, id := &r.causes, labelKey(c.ID)
	i, err := b.claim(c, id, here)
	switch {
	case err != nil:
		return err
	case i < 0:
		i = r.Builder.AddCause(c)
	case b.listed[i]: // in another list
	default: // met in deaths, under its id or a name
		if old := labelKey(r.Builder.Cause(i).ID); old != id {
			delete(b.byID, old)
			b.byName[old] = i
		}
		*r.Builder.Cause(i) = c
	}
	b.byID[id], b.listed[i], here[i] = i, true, true
	for _, name := range []string{c.TH, c.EN} {
		key := labelKey(name)
		if j, seen := b.byName[key]; key == "" {
			continue
		} else if !seen || j == i {
			b.byName[key] = i
			continue
		}
		b.shared[key] = true
		if _, isID := b.byID[key]; b.asked[key] && !isID {
			return fmt.Errorf("cause %q has the name %q of another cause, and deaths were counted under that name", c.ID, name)
		}
	}
	return nil
}

// claim finds the cause, met before, that a row of a list is about; -1 if none.
func (b *causeBook) claim(c analysis.Cause, id string, here map[int]bool) (int, error) {
	i, seen := b.byID[id]
	switch {
	case seen && here[i]:
		return 0, fmt.Errorf("a second cause has the id %q", c.ID)
	case seen && b.listed[i]:
		return i, nil
	case !seen:
		i = -1
	}
	for _, name := range []string{c.ID, c.TH, c.EN} {
		j, seen := b.find(labelKey(name))
		switch {
		case name == "" || !seen || j == i || b.listed[j]:
		case i >= 0:
			return 0, fmt.Errorf("the deaths read before count cause %q under two names", c.ID)
		default:
			i = j
		}
	}
	return i, nil
}
