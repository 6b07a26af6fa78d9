// Package table holds a finished result as a table with typed, labelled
// columns and writes it for people and for scripts.
//
// A result declares its columns once ([Column]), appends its rows to a
// [Builder] and gets an immutable [Table]. [Table.Apply] filters, sorts, cuts
// and picks columns; [Write] prints it for a terminal, as CSV, TSV, JSON or
// Markdown. Machine formats carry English names, every column and the shortest
// digits that read back to the same float64; the terminal and Markdown carry
// Thai or English headings and rounded numbers. A missing value is nil in Go,
// an empty cell in text and null in JSON: NaN never leaves the package. Package
// report writes the same table as a workbook.
package table
