package risk

import (
	"slices"
	"sort"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// Match says how a cause of the data met a relative risk.
type Match struct {
	Risk  int    // index into Evidence.Risks
	Cause int    // index into the causes of the data
	Of    string // the cause the relative risk is for
	Codes cause.Ranges
	Sex   analysis.Sex
	Share float64 // of the cause's deaths that the relative risk is for; 0 where Skipped
	How   How
}

// How says on what the share of a match rests.
type How string

// The ways.
const (
	Whole    How = "all of it"       // the relative risk is for the cause or a wider one
	Part     How = "parent share"    // it is for a part, which a reference says how large it is
	Skipped  How = "share not known" // it is for a part of unknown size: not counted
	Replaced How = "by a wider row"  // it is for a part of unknown size: counted with a wider row
)

// piece is the part of a cause that a group accounts for.
type piece struct {
	group int
	share float64
}

// joiner matches causes of the data with groups.
type joiner struct {
	groups    []group
	reference *Reference
	seen      map[matchKey]int
	matches   []Match
	cache     map[string][]piece
}

type matchKey struct {
	cause, group int
	sex          analysis.Sex
}

func newJoiner(groups []group, reference *Reference) *joiner {
	return &joiner{groups: groups, reference: reference, seen: map[matchKey]int{}, cache: map[string][]piece{}}
}

// pieces splits a cause among the groups of one risk that hold for a sex and age: the
// narrowest that names a code takes it, so that no death is counted under two rows.
func (j *joiner) pieces(r, c int, codes codeSet, sex analysis.Sex, age int) []piece {
	var usable []int
	key := []byte{byte(r), byte(c), byte(c >> 8), byte(sex)}
	for i, g := range j.groups {
		if g.risk == r && (g.sex == sex || g.sex == analysis.Both) && g.at(age) >= 0 && g.codes.meets(codes) {
			usable = append(usable, i)
			key = append(key, byte(i), byte(i>>8))
		}
	}
	if len(usable) == 0 {
		return nil
	}
	if p, ok := j.cache[string(key)]; ok {
		return p
	}
	sort.SliceStable(usable, func(a, b int) bool {
		return j.groups[usable[a]].codes.size() < j.groups[usable[b]].codes.size()
	})
	p := j.split(usable, c, codes, sex)
	j.cache[string(key)] = p
	return p
}

func (j *joiner) split(usable []int, c int, codes codeSet, sex analysis.Sex) []piece {
	var list []piece
	var unknown []int
	rest, taken := codes, 0.0
	for _, i := range usable {
		part := rest.common(j.groups[i].codes)
		if len(part) == 0 {
			continue
		}
		share, known, how := 1-taken, true, Whole
		if !slices.Equal(part, rest) {
			share, known = j.reference.share(part, codes, sex)
			how = Part
		} else if taken > 0 {
			how = Part
		}
		if !known {
			unknown = append(unknown, i)
			continue
		}
		rest = rest.without(part)
		taken += share
		if share > 0 {
			list = append(list, piece{i, share})
		}
		j.note(c, i, sex, share, how)
	}
	for _, i := range unknown {
		how := Replaced
		if rest.meets(j.groups[i].codes) { // no wider row took these codes
			how = Skipped
		}
		j.note(c, i, sex, 0, how)
	}
	return list
}

// note keeps a match once, with its largest share over ages.
func (j *joiner) note(c, g int, sex analysis.Sex, share float64, how How) {
	k := matchKey{c, g, sex}
	if at, ok := j.seen[k]; ok {
		j.matches[at].Share = max(j.matches[at].Share, share)
		return
	}
	j.seen[k] = len(j.matches)
	of := j.groups[g]
	j.matches = append(j.matches, Match{Risk: of.risk, Cause: c, Of: of.name, Codes: of.ranges, Sex: sex, Share: share, How: how})
}
