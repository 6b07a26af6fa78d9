// Package lifetable turns death rates into life tables.
//
// The room in ten lines: [Ages] is any layout of age groups whose last group is
// open, from any age on. [New] builds a [Table] from deaths and person-years,
// [FromRates], [FromQ] and [FromSurvivors] from a column of one; [Batch] builds many
// at once. [Options] choose the [AxRule], how long those who die in an interval live
// in it (one file a rule), and the [CloseOut], what stands for the open group.
// [Table.Variance] is Chiang's with Silcocks' term, [Table.Bootstrap] draws the
// deaths again, for any [Measure]: probabilities of dying, disparity, quantiles,
// modal age, each with a file of its own. [Table.Sullivan] adds health. Nothing here
// reads files, knows about causes, or returns NaN or Inf: data that cannot make a
// table come back as a [DataError], doubtful ones as a [Warning].
package lifetable
