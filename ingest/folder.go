package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Why a folder was not written. It was left alone.
var (
	ErrForeignFolder = errors.New("the folder exists and was not made by le")
	ErrNoFolder      = errors.New("is a file, not a folder")
)

// writeFolder is WriteFolder for datasets.
func writeFolder(dir string, files map[string][]byte, force bool) error {
	return WriteFolder(dir, files, descriptorFile, force)
}

// WriteFolder writes files, named with slashes, into dir: a new folder by way of a
// temporary one that is renamed at the end; in a folder that exists, all files by way
// of temporary ones, then renamed, the index last. The index is the file that tells
// whose folder it is: JSON with a "generator"; what it lists (see Contents) and files no
// longer hold is removed. A folder that is not empty and has no
// index of le's is left alone unless force is given: the error is ErrForeignFolder.
func WriteFolder(dir string, files map[string][]byte, index string, force bool) error {
	dir = filepath.Clean(dir)
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return createFolder(dir, files)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s %w", dir, ErrNoFolder)
	case !force && !replaceable(dir, index):
		return fmt.Errorf("%s: %w", dir, ErrForeignFolder)
	}
	return replaceFiles(dir, files, index)
}

func replaceFiles(dir string, files map[string][]byte, index string) error {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(n string) bool { return n == index })
	names = append(names, index)
	before, err := os.ReadFile(filepath.Join(dir, index))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	temps := make([]string, 0, len(names))
	defer func() {
		for _, temp := range temps {
			os.Remove(temp) // gone already where it was renamed
		}
	}()
	for _, name := range names {
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if info, err := os.Lstat(target); err == nil && info.IsDir() {
			return fmt.Errorf("%s is a folder, where a file is to be written", target)
		}
		temp, err := writeTemp(target, files[name])
		if err != nil {
			return err
		}
		temps = append(temps, temp)
	}
	for i, name := range names {
		if name == index {
			if err := removeStale(dir, before, files); err != nil {
				return err
			}
		}
		if err := os.Rename(temps[i], filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
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
		target := filepath.Join(temp, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	return os.Rename(temp, dir)
}

// replaceable reports whether a folder is empty or was made by this program.
func replaceable(dir, index string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	raw, err := os.ReadFile(filepath.Join(dir, index))
	if err != nil {
		return len(entries) == 0
	}
	var d struct{ Generator string }
	return json.Unmarshal(raw, &d) == nil && (d.Generator == Generator || d.Generator == sampleGenerator)
}

// WriteFile writes a file by way of a temporary one beside it, so that it is
// either complete or as it was before.
func WriteFile(name string, data []byte) error {
	temp, err := writeTemp(name, data)
	if err != nil {
		return err
	}
	if err := os.Rename(temp, name); err != nil {
		os.Remove(temp)
		return err
	}
	return nil
}

// writeTemp writes a temporary file beside name; on an error there is none.
func writeTemp(name string, data []byte) (temp string, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}
