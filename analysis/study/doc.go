// Package study works out everything that charts and reports show of one area.
//
// The room in ten lines: a [Study] is one area of a dataset, a period and what it is
// compared with. Its methods run the analyses for a sex when they are first asked for,
// and keep the answer: [Study.Pair] the two populations, [Study.Gap] the difference
// in life expectancy by cause and age, [Study.Causes] the causes ranked,
// [Study.Change] the ranks of two years, [Study.Risks] the risk factors ranked, [Study.Trend] life expectancy year by year,
// [Study.Areas] that of the area's peers, [Study.Gaps] theirs by cause,
// [Study.Quality] how far the data can be trusted. All use the same options, so that
// the numbers on one page agree. Nothing here draws or prints.
package study
