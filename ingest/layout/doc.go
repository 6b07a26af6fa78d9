// Package layout says what a grid of cells is and turns it into records.
//
// The room in ten lines: [Reader.Read] looks at the first rows of a sheet, finds the
// header and hands the rest to the recogniser of its shape. Each shape has a file
// of its own; so far there are tidy.go (one count a row; bounds.go reads ages given
// as lower bounds) and causes.go (a list of causes). All of them write into one
// [Reader], which keeps the areas (areas.go) and causes (causebook.go) met so far,
// whatever the file, and a [Log] of every conversion made on the way: Buddhist
// years, Thai digits, dashes read as zero. headers.go holds the names of columns, in
// English and Thai, once; labels.go says when two labels are the same.
package layout
