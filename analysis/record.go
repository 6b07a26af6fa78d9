package analysis

import (
	"fmt"
	"math"
)

// Record is one count as a file gives it: deaths, or people at mid-period.
type Record struct {
	Area   int // from Builder.AddArea
	Period Period
	Sex    Sex
	Age    AgeSpan
	Cause  int // from Builder.AddCause; Total for an all-cause count; unused for people
	Count  float64
	At     Ref
}

// Total is the cause of a count that is not split by cause.
const Total = -1

// AgeSpan is an age group in completed years, from Lo up to but not including Hi.
type AgeSpan struct{ Lo, Hi int }

// OpenEnd is the Hi of an open age group.
const OpenEnd = math.MaxInt32

// Ages that are no group: a total over all ages, and an age that is not known.
var (
	AllAges = AgeSpan{Lo: -1, Hi: -1}
	NoAge   = AgeSpan{Lo: -2, Hi: -2}
)

func (s AgeSpan) String() string {
	switch {
	case s == AllAges:
		return "all"
	case s == NoAge:
		return "unknown"
	case s.Hi == OpenEnd:
		return fmt.Sprintf("%d+", s.Lo)
	case s.Hi == s.Lo+1:
		return fmt.Sprint(s.Lo)
	}
	return fmt.Sprintf("%d-%d", s.Lo, s.Hi-1)
}

func (s AgeSpan) isGroup() bool { return s.Lo >= 0 }

// Ref points at the cell a record was read from.
type Ref struct {
	Source   int // from Builder.AddSource
	Row, Col int
}
