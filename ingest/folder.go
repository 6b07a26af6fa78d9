package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrForeignFolder says that a folder was not made by le and was left alone.
var ErrForeignFolder = errors.New("the folder exists and was not made by le")

// writeFolder writes the files into dir: a new folder by way of a temporary one
// that is renamed at the end; in a folder that exists, each file by way of a
// temporary one, the descriptor last.
func writeFolder(dir string, files map[string][]byte, force bool) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return createFolder(dir, files)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is a file, not a folder: %w", dir, ErrForeignFolder)
	case !force && !replaceable(dir):
		return fmt.Errorf("%s: %w", dir, ErrForeignFolder)
	}
	for name, data := range files {
		if name != descriptorFile {
			if err := WriteFile(filepath.Join(dir, name), data); err != nil {
				return err
			}
		}
	}
	return WriteFile(filepath.Join(dir, descriptorFile), files[descriptorFile])
}

func createFolder(dir string, files map[string][]byte) (err error) {
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(temp)
		}
	}()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(temp, name), data, 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	return os.Rename(temp, dir)
}

// replaceable reports whether a folder is empty or was made by this program.
func replaceable(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	raw, err := os.ReadFile(filepath.Join(dir, descriptorFile))
	if err != nil {
		return len(entries) == 0
	}
	var d descriptor
	return json.Unmarshal(raw, &d) == nil && d.Generator == generator
}

// WriteFile writes a file by way of a temporary one beside it, so that it is
// either complete or as it was before.
func WriteFile(name string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err = f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
