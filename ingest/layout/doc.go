// Package layout says what a grid of cells is and turns it into records.
//
// The room in ten lines: [Read] looks at the first rows of a sheet, finds the
// header and hands the rest to the recogniser of its shape. Each shape has a file
// of its own; so far there are tidy.go (one count a row) and causes.go (a list of
// causes). All of them write into one [Reader], which keeps the areas and causes
// met so far, whatever the file, and a [Log] of every conversion made on the way:
// Buddhist years, Thai digits, dashes read as zero. headers.go holds the names of
// columns, in English and Thai, once.
package layout
