// Package layout says what a grid of cells is and turns it into records.
//
// The room in ten lines: [Reader.Read] shows the first rows of a sheet to the shapes
// of shape.go in turn and hands all rows to the first that knows them; [Reader.Finish]
// ends what takes several sheets. Each shape has files of its own: tidy.go (one count a
// row), linelist.go (one death a row, counted in tally.go so that memory grows with
// cells and not rows; fiscal.go for fiscal years), wide.go (ages, sexes or years in
// columns; widenames.go for causes and areas), dopa.go and register.go (Decembers of
// the population register), join43.go (DEATH with PERSON), table53.go, who.go,
// wonder.go, argentina.go. All write into one Reader, which keeps areas (areas.go,
// aliases.go), causes (causebook.go) and a [Log] of every conversion. What no shape
// knows is described by diagnose.go. headers.go and linefields.go hold the names of
// columns, once. No id or name of a person is kept.
package layout
