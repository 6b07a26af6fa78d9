// Package analysis holds the data every method works on.
//
// The room in ten lines: a [Dataset] is deaths and person-years by area, period,
// sex, cause and age, dense and checked. A [Builder] makes one from [Record]
// values, whatever file they came from: it finds the finest age groups that
// deaths and population share, keeps totals as checks instead of adding them,
// and accounts for every death. [Dataset.Select] takes one side of a comparison
// out of it as a [Population] (pooling years, summing sexes or areas), which is
// what package lifetable and the analyses below this folder compute with. What
// a reader must know comes along as [Warning] values. Nothing here reads files.
package analysis
