package table

import (
	"path/filepath"
	"strings"
)

// Format is a way to write a table.
type Format int

// XLSX has a name here and is written by package report, which knows workbooks.
const (
	Terminal Format = iota
	CSV
	TSV
	JSON
	Markdown
	XLSX
)

// formats declares each format once: its name on the command line and the
// ending of its files.
func formats() []struct{ name, ext string } {
	return []struct{ name, ext string }{
		Terminal: {"table", ".txt"},
		CSV:      {"csv", ".csv"},
		TSV:      {"tsv", ".tsv"},
		JSON:     {"json", ".json"},
		Markdown: {"md", ".md"},
		XLSX:     {"xlsx", ".xlsx"},
	}
}

// String returns the name of the format on the command line.
func (f Format) String() string {
	if all := formats(); f >= 0 && int(f) < len(all) {
		return all[f].name
	}
	return "unknown format"
}

// ParseFormat returns the format with the name: table, csv, tsv, json, md or
// xlsx.
func ParseFormat(name string) (Format, error) {
	names := make([]string, 0, len(formats()))
	for i, f := range formats() {
		if strings.EqualFold(strings.TrimSpace(name), f.name) {
			return Format(i), nil
		}
		names = append(names, f.name)
	}
	return 0, usagef("unknown format %q: want %s", name, strings.Join(names, ", "))
}

// FormatOf returns the format that a file's ending stands for.
func FormatOf(filename string) (Format, error) {
	ext := strings.ToLower(filepath.Ext(filename))
	exts := make([]string, 0, len(formats()))
	for i, f := range formats() {
		if ext == f.ext {
			return Format(i), nil
		}
		exts = append(exts, f.ext)
	}
	if ext == ".gz" {
		return 0, usagef("%s: compressed files are not written; write the plain file and compress it afterwards", filename)
	}
	return 0, usagef("%s: the ending %q stands for no format; want %s", filename, ext, strings.Join(exts, ", "))
}
