package burden

import "embed"

// data holds the tables that come with the program, each with its source in its first
// lines.
//
//go:embed data/*.csv
var data embed.FS
