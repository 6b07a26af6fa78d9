// Package decompose splits the gap between two life expectancies by age and
// cause of death.
//
// The room in ten lines: [Compare] takes two populations with the same ages and
// causes and returns a [Result]: both life tables, the gap, and the contribution
// of every age and cause. The contributions add up to the gap. A [Method] turns
// two tables into a slope for every age, years of life expectancy per unit of
// death rate; the causes of an age share its slope (split.go), so nothing is
// ever 0/0. [Result.Contributions] sums cells by cause, by age or both, with a
// standard error from the delta method (delta.go). Sign: e(near) - e(against),
// so a negative contribution is a cause that shortens life on the near side.
package decompose
