package pipeline

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/testdata"
)

// Template is the configuration that Init writes.
//
//go:embed template.toml
var Template string

// ErrExists says that Init would have to overwrite something.
var ErrExists = errors.New("is there already")

// Init writes a commented configuration and the sample dataset that it reads into a
// folder: both or, on an error, neither. What is there is overwritten by force only. It
// returns the names of what it wrote.
func Init(dir string, force bool) (names []string, err error) {
	names = []string{FileName, testdata.DefaultSample}
	config, data := filepath.Join(dir, names[0]), filepath.Join(dir, names[1])
	_, there := os.Lstat(data)
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil && !force {
			return nil, fmt.Errorf("%s %w", name, ErrExists)
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if err := ingest.WriteSample(data, testdata.DefaultSample, force); err != nil {
		return nil, err
	}
	if err := ingest.WriteFile(config, []byte(Template)); err != nil {
		if errors.Is(there, fs.ErrNotExist) {
			os.RemoveAll(data)
		}
		return nil, err
	}
	return names, nil
}
