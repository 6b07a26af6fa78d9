package burden

import (
	"embed"
	"io/fs"
)

// data holds the tables that come with the program, each with its source in its first
// lines.
//
//go:embed data/*.csv
var data embed.FS

// Data are those tables, as a record of a run names them.
func Data() fs.FS { return data }
