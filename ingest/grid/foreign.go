package grid

import "bytes"

// Files of other programs that hold tables or pictures of them: how they begin, what they
// are, and what to ask for instead. Sources of the signatures: the formats' own
// specifications, and for SAS and SPSS the Library of Congress's format descriptions
// (fdd000469, fdd000600).
func foreignFiles() []container {
	const (
		export = "export the table from that program as CSV UTF-8 or as a workbook (.xlsx)"
		image  = "ask for the spreadsheet that the picture was made from"
	)
	return []container{
		{is: starts("\x89PNG", "\xff\xd8\xff", "GIF8", "II*\x00", "MM\x00*"), refuse: "this is a picture, which has no cells", fix: image},
		{is: func(h []byte) bool { return starts("RIFF")(h) && len(h) > 11 && string(h[8:12]) == "WEBP" }, refuse: "this is a picture, which has no cells", fix: image},
		{is: starts("$FL2@(#)", "$FL3@(#)"), refuse: "this is a data file of SPSS (.sav)", fix: export},
		{is: isStata, refuse: "this is a data file of Stata (.dta)", fix: export},
		{is: starts("\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60"), refuse: "this is a data file of SAS (.sas7bdat)", fix: export},
		{is: starts("HEADER RECORD*******LIBRARY HEADER RECORD"), refuse: "this is a transport file of SAS (.xpt)", fix: export},
		{is: starts("RDX2\n", "RDX3\n", "RDA2\n", "RDA3\n", "X\n\x00\x00\x00\x02\x00", "X\n\x00\x00\x00\x03\x00"), refuse: "this is a data file of R", fix: export},
		{is: starts("PAR1"), refuse: "this is a Parquet file", fix: export},
		{is: starts("ARROW1\x00\x00"), refuse: "this is an Arrow file", fix: export},
		{is: starts("SQLite format 3\x00"), refuse: "this is a SQLite database", fix: export},
		{is: starts("\x00\x01\x00\x00Standard Jet DB", "\x00\x01\x00\x00Standard ACE DB"), refuse: "this is a database of Access", fix: export},
		{is: starts("ID;P"), refuse: "this is a SYLK file (.slk)", fix: saveAsXLSX},
		{is: starts("TABLE\n0,1\n", "TABLE\r\n0,1\r\n"), refuse: "this is a DIF file (.dif)", fix: saveAsXLSX},
		{is: isDBase, refuse: "this is a table of dBase (.dbf)", fix: saveAsXLSX},
	}
}

// isStata knows the versions since 13 by their markup, the older ones by the version, the
// byte order and the kind of file in their first bytes.
func isStata(head []byte) bool {
	if starts("<stata_dta>")(head) {
		return true
	}
	return len(head) > 3 && (head[0] >= 0x69 && head[0] <= 0x73) && (head[1] == 1 || head[1] == 2) && head[2] == 1 && head[3] == 0
}

// isDBase checks what the head of a .dbf says of itself: a version, a date, and a list of
// fields of 32 bytes each that ends where the records begin.
func isDBase(head []byte) bool {
	if len(head) < 33 || bytes.IndexByte([]byte{0x03, 0x30, 0x31, 0x32, 0x83, 0x8b, 0xf5}, head[0]) < 0 {
		return false
	}
	month, day := head[2], head[3]
	begin := int(head[8]) | int(head[9])<<8
	if month < 1 || month > 12 || day < 1 || day > 31 || begin < 33 {
		return false
	}
	for at := 32; at < begin && at < len(head); at += 32 {
		if head[at] == '\r' {
			return true
		}
	}
	return false
}
