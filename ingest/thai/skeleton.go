package thai

import (
	"strings"
	"sync"
)

// FindProvinceLike finds a province by its consonants alone, for names whose vowel or
// tone marks are lost or wrong: สมุุทรสาคร, ลาพูน, สุราษฏร์ธานี. Of the 77 provinces no
// two have the same consonants. The match must be reported, and the function used for
// the cells of a province column only: the consonants of เลย are those of many words.
func FindProvinceLike(name string) (Place, bool) {
	name = strings.TrimPrefix(Key(name), "จังหวัด")
	key := skeleton(name)
	if len([]rune(key)) < 2 {
		return Place{}, false
	}
	i, ok := skeletons()[key]
	if !ok || len([]rune(key)) < 3 && Key(name) != name {
		return Place{}, false
	}
	return loadGazetteer().provinces[i], true
}

var skeletons = sync.OnceValue(func() map[string]int {
	m, shared := map[string]int{}, map[string]bool{}
	for i, p := range loadGazetteer().provinces {
		key := skeleton(p.TH)
		_, seen := m[key]
		shared[key] = shared[key] || seen
		m[key] = i
	}
	for key := range shared {
		if shared[key] {
			delete(m, key)
		}
	}
	return m
})

// skeleton keeps the consonants of a Thai name, with those that are written for one
// another folded: ฎ ฏ, ศ ษ. A silent consonant (under ์) stays.
func skeleton(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ฏ':
			return 'ฎ'
		case r == 'ษ':
			return 'ศ'
		case r >= 'ก' && r <= 'ฮ':
			return r
		}
		return -1
	}, s)
}
