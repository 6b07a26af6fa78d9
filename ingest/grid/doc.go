// Package grid opens the containers in which tables arrive and gives back rows of cells
// that remember their address.
//
//	Open, OpenFS, Read     a path, a file system, a stream -> a Book
//	Book.Rows              streams the rows, in order, in flat memory
//	Book.Errorf            an error that names file, sheet and cell
//
// What a file is, its first bytes say, never its name. Text (comma, semicolon, tab or
// pipe; plain or gzip; UTF-8) and xlsx are read; everything else is refused with a
// sentence that says what to do. The package does not know what the cells mean: titles,
// headers, totals and numbers are the business of the reader of the layout.
package grid
