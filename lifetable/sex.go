package lifetable

// Sex of a population. Both is the sum of men and women.
type Sex int

// The sexes a table can be built for.
const (
	Both Sex = iota
	Male
	Female
	UnknownSex // of deaths whose sex was not recorded; no table is built for it
)

// String returns the machine name: "both", "male", "female" or "unknown".
func (s Sex) String() string { return [...]string{"both", "male", "female", "unknown"}[s] }
