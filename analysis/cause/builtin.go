package cause

import (
	"embed"
	"io/fs"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

//go:embed lists/*.csv garbage.csv limits.csv
var lists embed.FS

// Data are the lists and tables that come with the program, as a record of a run names
// them.
func Data() fs.FS { return lists }

// builtins are the names of the lists that come with the program, the shortest
// questions first: what a workshop reads, then WHO's, then GBD's.
var builtins = []string{"thai", "list1", "chapters", "who-mdb", "gbd1", "gbd2", "gbd3", "ncd4"}

// Builtins returns the names of the lists that come with the program.
func Builtins() []string { return slices.Clone(builtins) }

// Builtin returns a list that comes with the program: thai (about 20 leading causes
// for a workshop, made of list 1), list1 (WHO mortality tabulation list 1), chapters
// (of ICD-10), who-mdb (groups of the WHO Mortality Database), gbd1, gbd2, gbd3
// (levels of GBD 2021, with its garbage codes), ncd4 (SDG indicator 3.4.1). Other
// names are a *analysis.DataError.
func Builtin(name string) (*List, error) {
	if !slices.Contains(builtins, name) {
		return nil, &analysis.DataError{Msg: "there is no cause list " + `"` + name + `"`,
			Hint: "the lists are " + strings.Join(builtins, ", ") + "; or give a CSV file"}
	}
	f, err := lists.Open("lists/" + name + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ParseList(f, name)
}
