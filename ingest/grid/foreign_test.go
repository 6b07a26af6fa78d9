package grid

import (
	"strings"
	"testing"
)

// TestForeignFiles: files of other programs are called by their names.
func TestForeignFiles(t *testing.T) {
	// The head of a table of two fields: version, date, number of records, length of the
	// head and of a record (dBase III).
	dbf := "\x03\x7e\x0c\x01\x02\x00\x00\x00\x61\x00\x0b\x00" + strings.Repeat("\x00", 20) + strings.Repeat("AGE\x00\x00\x00\x00\x00\x00\x00\x00N"+strings.Repeat("\x00", 20), 2) + "\r 1"
	for _, c := range []struct{ name, head, want string }{
		{"PNG", "\x89PNG\r\n\x1a\n\x00", "picture"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", "picture"},
		{"WEBP", "RIFF\x10\x00\x00\x00WEBPVP8 ", "picture"},
		{"SPSS", "$FL2@(#) SPSS DATA FILE", "SPSS"},
		{"Stata 13", "<stata_dta><header><release>118</release>", "Stata"},
		{"Stata 10", "\x72\x02\x01\x00\x02\x00", "Stata"},
		{"SAS", strings.Repeat("\x00", 12) + "\xc2\xea\x81\x60\xb3\x14\x11\xcf", "SAS"},
		{"SAS transport", "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000000", "SAS"},
		{"R", string(gzipped([]byte("RDX3\nX\n\x00\x00\x00\x03"))), "data file of R"},
		{"R, one object", string(gzipped([]byte("X\n\x00\x00\x00\x03\x00\x04"))), "data file of R"},
		{"Parquet", "PAR1\x15\x04\x15", "Parquet"},
		{"SQLite", "SQLite format 3\x00\x10", "SQLite"},
		{"Access", "\x00\x01\x00\x00Standard ACE DB\x00", "Access"},
		{"SYLK", "ID;PWXL;N;E\n", "SYLK"},
		{"DIF", "TABLE\r\n0,1\r\n\"\"\r\n", "DIF"},
		{"dBase", dbf, "dBase"},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, []byte(c.head), Options{}, c.want) })
	}
}

// TestNotForeign: text that begins like a file of another program is text.
func TestNotForeign(t *testing.T) {
	for _, text := range []string{"rate,deaths\n1,2\n", "sex,age\n1,2\n", "PARIS,1\n", "RDX,1\n", "ID;sex\n1;2\n", "TABLE\n1,2\n", "iso,2\n"} {
		if _, _, err := readAll(t, []byte(text), Options{}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
