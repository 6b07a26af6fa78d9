package decompose

import "github.com/lehackathon/le/lifetable"

// PartsOf gives tests the symmetric parts of two tables.
func PartsOf(near, against *lifetable.Table) []Part { return arriagaSymmetricParts(against, near, 0) }
