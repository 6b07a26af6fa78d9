// Package report puts the study of an area on paper.
//
// The room in ten lines: [Input] gathers from studies what a kind of chart needs, and
// [AboutStudy] what is said below it.
package report
