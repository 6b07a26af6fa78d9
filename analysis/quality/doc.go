// Package quality says how far a dataset can be trusted, and what would mend it most
// cheaply.
//
// The room in ten lines: [Check] looks at the parts of a dataset that an output uses
// (areas, years, sexes) and returns a [Report] of [Finding] values: one for every
// figure looked at, with its verdict, the numbers in words, and a repair. Each check
// has a file: causes that say nothing (illdefined.go, garbage.go, impossible.go), ages
// rounded to 0 and 5 (heaping.go), men against women, one year against the next, small
// numbers, people and deaths without age, deaths without people, deaths that seem to
// be missing, life expectancy against what is published, totals. All limits stand in
// one table with their sources ([Limits]). [Report.Stamp] sums up: green, amber or
// red, with its reasons.
package quality
