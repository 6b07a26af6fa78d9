package pipeline

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lehackathon/le/ingest"
)

// workFolder holds what is being written. It lies in the output folder so that files
// can be renamed into place, and whatever a killed run left in it is thrown away.
const workFolder = ".le-work"

// ErrBusy is returned while another run writes into the folder.
var ErrBusy = errors.New("another run of le is writing into the folder")

// folder is an output folder that this run alone writes into.
type folder struct {
	path string
	lock io.Closer
	old  *Manifest // of the run before, nil if there was none
}

// claim takes an output folder: a new one, an empty one, or that of an earlier run;
// any other only by force.
func claim(dir string, force bool) (*folder, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s %w", filepath.Base(dir), ingest.ErrNoFolder)
	}
	f := &folder{path: dir}
	switch err := f.readManifest(); {
	case err == nil || force || f.fresh():
	case errors.Is(err, ErrManifest):
		return nil, fmt.Errorf("%s: %s %w", filepath.Base(dir), ManifestName, err)
	default:
		return nil, fmt.Errorf("%s: %w", filepath.Base(dir), ingest.ErrForeignFolder)
	}
	if f.lock, err = lockFolder(dir); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(dir), err)
	}
	if err := os.RemoveAll(f.at(workFolder)); err != nil {
		f.lock.Close()
		return nil, err
	}
	return f, nil
}

// fresh reports whether the folder holds nothing, or only what a run left that was
// killed at once.
func (f *folder) fresh() bool {
	entries, err := os.ReadDir(f.path)
	return err == nil && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() != workFolder })
}

// release gives the folder up.
func (f *folder) release() error {
	return errors.Join(os.RemoveAll(f.at(workFolder)), f.lock.Close())
}

// at is the full path of a name with slashes.
func (f *folder) at(name string) string { return filepath.Join(f.path, filepath.FromSlash(name)) }

// readManifest reads that of the run before. One that was edited says whose files are
// there but not what is in them: its entries lose their keys, so that every step is done
// again.
func (f *folder) readManifest() error {
	text, err := os.ReadFile(f.at(ManifestName))
	if err != nil {
		return err
	}
	if f.old, err = parseManifest(text); err == nil && !untouched(text) {
		for i := range f.old.Steps {
			f.old.Steps[i].Key = ""
		}
	}
	return err
}

// write puts a file into place as a whole.
func (f *folder) write(name string, text []byte) error {
	staged := f.at(path.Join(workFolder, "file", name))
	if err := os.MkdirAll(filepath.Dir(staged), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(staged, text, 0o644); err != nil {
		return err
	}
	return f.move(staged, name)
}

// move renames a file of the work folder into place.
func (f *folder) move(staged, name string) error {
	target := f.at(name)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	return os.Rename(staged, target)
}

// list lists what a step wrote, a file or a folder, by the names that it will have.
func (f *folder) list(staged, out string) (files []File, err error) {
	err = filepath.WalkDir(staged, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		below, err := filepath.Rel(staged, at)
		if err != nil {
			return err
		}
		one, err := hashFile(at, path.Join(out, filepath.ToSlash(below)))
		files = append(files, one)
		return err
	})
	return files, err
}

// take moves what was listed into place.
func (f *folder) take(staged, out string, files []File) error {
	for _, one := range files {
		below := strings.TrimPrefix(strings.TrimPrefix(one.Name, out), "/")
		if err := f.move(filepath.Join(staged, filepath.FromSlash(below)), one.Name); err != nil {
			return err
		}
	}
	return nil
}

// intact reports whether files are there as recorded.
func (f *folder) intact(files []File) bool {
	for _, want := range files {
		if got, err := hashFile(f.at(want.Name), want.Name); err != nil || got != want {
			return false
		}
	}
	return true
}

// drop removes files of earlier runs that are as they were recorded, and folders that
// are empty then. A file that someone changed stays.
func (f *folder) drop(files, keep []File) error {
	for _, old := range files {
		kept := slices.ContainsFunc(keep, func(k File) bool { return k.Name == old.Name })
		if kept || !f.intact([]File{old}) {
			continue
		}
		if err := os.Remove(f.at(old.Name)); err != nil {
			return err
		}
		for dir := path.Dir(old.Name); dir != "."; dir = path.Dir(dir) {
			if os.Remove(f.at(dir)) != nil {
				break // not empty
			}
		}
	}
	return nil
}
