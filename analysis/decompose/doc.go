// Package decompose splits the gap between two life expectancies by age and
// cause of death.
//
// The room in a dozen lines: [Compare] takes two populations with the same ages
// and causes and returns a [Result]: both life tables, the gap, and the
// contribution of every age and cause; [CompareAll] does so for many pairs on all
// cores, [EachPair] in memory used again for those who keep a few numbers of each,
// [Chain] for a run of years. A [Method] (one file each, listed in
// method.go) turns two tables into a slope for every age, years of life
// expectancy per unit of death rate; the causes of an age share its slope
// (slopes.go), so nothing is ever 0/0 and causes merge exactly. A [Measure] other
// than ex is decomposed by the line integral (line.go, horiuchi.go).
// [Result.Contributions] sums cells by cause, by age or both, with standard
// errors and limits by the delta method (delta.go) or from Poisson draws
// (bootstrap.go, ranks.go); [Result.Explain] writes out the arithmetic of a cell.
// Sign: e(near) - e(against), so a negative contribution is a cause that shortens
// life on the near side, and rank 1 is the one that shortens it most; of a
// probability of dying or e†, where more is worse, rank 1 is the most positive.
package decompose
