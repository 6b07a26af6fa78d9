package ingest

import (
	"io/fs"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/testdata"
)

// WriteSample writes a sample built into the program as a dataset folder, byte
// for byte as it is. Errors are as in Write.
func WriteSample(dir, name string, force bool) error {
	folder, ok := testdata.Sample(name)
	if !ok {
		return &grid.Error{File: samplePrefix + ":" + name, Msg: "no such sample", Hint: "le sample lists them"}
	}
	files := map[string][]byte{}
	err := fs.WalkDir(folder, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files[path], err = fs.ReadFile(folder, path)
		return err
	})
	if err != nil {
		return err
	}
	return writeFolder(dir, files, force)
}
