// Package report puts the study of an area on paper.
//
// The room in a dozen lines: [Page] writes a study as one page of HTML that needs
// nothing else (page.go; a file for each section: gap, causes, ages, risks, quality,
// notes; what it looks like is in page.tmpl, section.tmpl and page.css), [Index] the
// page that leads to those of many areas. [Workbook] writes a study as an Excel workbook
// that can be checked by hand (book.go lists its sheets, one file a subject), and
// [WriteTable] any result as one for machines (book_table.go). [Summarise] is a study in
// a few numbers, for whoever lists studies. [Input] gathers from studies what a kind of
// chart needs, and [AboutStudy] what is said below it. Nothing is worked out here:
// numbers come from package study, pictures from package chart. The same study gives the
// same bytes.
package report
