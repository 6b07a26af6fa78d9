// Package thai reads what Thai provincial files write in words: text, digits,
// Buddhist-era years, age groups, sexes and place names.
//
// It knows no files and no tables. Every function takes one label as a cell holds
// it and returns either one meaning or an error that says what to write instead:
//
//	Normalize, Digits, Key            text, and how two labels are compared
//	ParseYear, ParseAge, ParseSex     one cell, one meaning
//	ParseDate                         a day, of either era
//	FindPlace, FindPlaceByCode        province, health region, NSO region, country
//	FindProvinceLike                  a province by its consonants, to be reported
//	Nearest                           suggestions for error messages, never matches
//
// Nothing is guessed: two-digit years, ages that a spreadsheet turned into dates and
// blank cells are errors.
package thai
