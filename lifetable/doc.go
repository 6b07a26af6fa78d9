// Package lifetable turns death rates into life tables.
//
// The room in ten lines: [Ages] is any layout of age groups whose last group is
// open. [New] builds a [Table] from deaths and person-years, [FromRates] from
// rates. An [AxRule] says how long those who die in an interval live in it (one
// file a rule). [Table.Variance] gives Chiang's variance with Silcocks' term for
// the open interval, [Table.Interval] the limits at any level. Summary measures
// (probabilities of dying, disparity, modal age) each have a file of their own.
// Nothing here reads files, knows about causes, or returns NaN or Inf: data that
// cannot make a table come back as a [DataError], doubtful ones as a [Warning].
package lifetable
