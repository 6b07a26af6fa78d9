// Package grid opens the containers in which tables arrive and gives back rows of cells
// that remember their address.
//
//	Open, OpenFS, Read     a path, a file system, a stream -> a Book
//	Book.Rows, Scan        stream the rows, in order, as strings or as bytes
//	Book.Sheets, Select    the sheets of a workbook, and the way to the next one
//	Book.Errorf            an error that names file, sheet and cell
//
// What a file is, its first bytes say, never its name: separated text (comma, semicolon,
// tab or pipe; plain or gzip; UTF-8, UTF-16, Windows-874 or as told), xlsx, ods, xls of
// Excel 97 and later, and web pages, which often come under the name .xls. Text and xlsx
// are streamed in flat memory. Everything else is refused with a sentence that says what
// to do. The package does not know what the cells mean: titles, headers, totals and
// numbers are the business of the reader of the layout.
package grid
