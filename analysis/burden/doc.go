// Package burden ranks the causes of death of a population.
//
// The room in a dozen lines: Rank works out every measure of every cause and puts
// them in order, RankAll does so for many populations on all cores. A measure has a
// file of its own: directly standardised rates (rate.go) over a Standard, years of
// life lost (yll.go) by the frontier table or the population's own, potential years
// before an age (pyll.go), the life expectancy gained without a cause (removed.go),
// years lost by competing causes (lost.go), avoidable deaths (avoidable.go), the ratio
// to another population's rates (smr.go) and the change between two periods
// (change.go). Limits are those of Poisson counts (limits.go). Ranks are as sure as
// the draws say (draws.go, ranks.go). Deaths that say nothing of their cause get no
// rank (standing.go). Causes are assumed independent in all that is "without" one.
package burden
