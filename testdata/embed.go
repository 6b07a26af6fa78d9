// Package testdata holds the sample datasets that are built into the program.
//
// Sample opens one by name; Samples lists them. Each is a dataset folder:
// deaths, population and causes as CSV (gzipped when long) and a
// datapackage.json that names the sources. One holds real published counts,
// the other is simulated and says so. Both are written by the program in
// generate from cited figures. The golden files beside them are for tests and
// not part of the program. README.md says where every file comes from.
package testdata

import (
	"embed"
	"io/fs"
	"slices"
)

//go:generate go run ./generate

//go:embed sakaeo workshop
var files embed.FS

// DefaultSample is the sample meant where none is named.
const DefaultSample = "workshop"

// SampleInfo describes a sample in a line.
type SampleInfo struct {
	Name      string // as in sample:NAME
	EN, TH    string // title
	Simulated bool   // invented data, for exercises
}

// Samples lists the samples, the default first.
func Samples() []SampleInfo {
	return []SampleInfo{
		{DefaultSample, "Thailand and five provinces, 2019-2022 (simulated)", "ประเทศไทยและ 5 จังหวัด พ.ศ. 2562-2565 (ข้อมูลจำลอง)", true},
		{"sakaeo", "Sa Kaeo province, 2021-2025", "จังหวัดสระแก้ว พ.ศ. 2564-2568", false},
	}
}

// Sample opens a sample as a file system whose root is the dataset folder. It
// reports false where there is no sample of that name.
func Sample(name string) (fs.FS, bool) {
	if !slices.ContainsFunc(Samples(), func(s SampleInfo) bool { return s.Name == name }) {
		return nil, false
	}
	sub, err := fs.Sub(files, name)
	return sub, err == nil
}
