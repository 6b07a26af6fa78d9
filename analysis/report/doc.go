// Package report puts the study of an area on paper.
//
// The room in ten lines: [Input] gathers from studies what a kind of chart needs, and
// [AboutStudy] what is said below it. [Workbook] writes a study as an Excel workbook
// that can be checked by hand (book.go lists its sheets, one file a subject), and
// [WriteTable] any result as one for machines (book_table.go). Workbooks come out as the
// same bytes every time (book_pack.go).
package report
