// Package man holds the manual pages of le, made from its help by the command
// below: man1 has a page for each command, man7 one for each topic of help. The pages
// are made by a test of cmd/le, which knows the commands, so that the libraries that
// write manual pages stay out of the program; the same test finds pages that are out
// of date.
package man

//go:generate go test ../le -run ^TestManual$ -count 1 -manual
