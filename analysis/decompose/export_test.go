package decompose

import "github.com/lehackathon/le/lifetable"

// PartsOf gives tests the symmetric parts of two tables.
func PartsOf(near, against *lifetable.Table) []Part { return arriagaSymmetricParts(against, near, 0) }

// LimitsOf gives tests the limits of draws.
func LimitsOf(values []float64, level float64) lifetable.Interval { return limitsOf(values, level) }
