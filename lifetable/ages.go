package lifetable

import (
	"fmt"
	"strconv"
)

// Ages is a layout of age groups: the lower bounds in completed years, strictly
// rising. Every group reaches to the next bound; the last one is open.
type Ages []int

// MaxAge is the highest lower bound a layout may have, in completed years.
const MaxAge = 130

// Check says what is wrong with the layout, or nil.
func (g Ages) Check() error {
	if len(g) < 2 {
		return &DataError{Msg: fmt.Sprintf("%d age group(s): a life table needs at least two", len(g))}
	}
	for i, a := range g {
		if a < 0 || a > MaxAge {
			return &DataError{Msg: fmt.Sprintf("age %d lies outside 0-%d", a, MaxAge)}
		}
		if i > 0 && a <= g[i-1] {
			return &DataError{Msg: fmt.Sprintf("ages are not rising: %d after %d", a, g[i-1])}
		}
	}
	return nil
}

// Open returns the index of the open group.
func (g Ages) Open() int { return len(g) - 1 }

// Width returns n, the years covered by closed group i; 0 for the open group.
func (g Ages) Width(i int) int {
	if i >= g.Open() {
		return 0
	}
	return g[i+1] - g[i]
}

// Label prints group i as "0", "1-4" or "85+".
func (g Ages) Label(i int) string {
	switch g.Width(i) {
	case 0:
		return strconv.Itoa(g[i]) + "+"
	case 1:
		return strconv.Itoa(g[i])
	}
	return strconv.Itoa(g[i]) + "-" + strconv.Itoa(g[i+1]-1)
}

// Index returns the group that starts at the given age, or -1.
func (g Ages) Index(age int) int {
	for i, a := range g {
		if a == age {
			return i
		}
	}
	return -1
}

// String prints the layout the way people write it: "0, 1-4, 5-9 … 85+".
func (g Ages) String() string {
	if len(g) == 0 {
		return "no ages"
	}
	s := ""
	for i := range g {
		if i > 2 && i < g.Open() {
			continue
		}
		switch {
		case i == g.Open() && i > 3:
			s += " … "
		case i > 0:
			s += ", "
		}
		s += g.Label(i)
	}
	return s
}
