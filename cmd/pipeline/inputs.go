package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/testdata"
)

// hashInputs finds every input that the plan names: files, the files of dataset
// folders, and samples. Those that are missing are listed apart.
func hashInputs(base string, plan *Plan) (found []File, missing []string, err error) {
	for _, name := range plan.Inputs {
		files, err := hashInput(base, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			missing = append(missing, name)
		case err != nil:
			return nil, nil, &analysis.DataError{Where: name, Msg: "cannot be read: " + because(err), Hint: "see that the file may be read"}
		}
		found = append(found, files...)
	}
	return found, missing, nil
}

func hashInput(base, name string) ([]File, error) {
	if isSample(name) {
		return hashSample(name)
	}
	full := filepath.Join(base, filepath.FromSlash(name))
	info, err := os.Stat(full)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		f, err := hashFile(full, name)
		return []File{f}, err
	}
	if _, err := os.Stat(filepath.Join(full, "datapackage.json")); err != nil {
		return nil, nil // ingest says what is wrong with the folder
	}
	return hashFolder(os.DirFS(full), name)
}

func hashSample(name string) ([]File, error) {
	_, short, _ := strings.Cut(name, ":")
	if short == "" {
		short = testdata.DefaultSample
	}
	folder, ok := testdata.Sample(short)
	if !ok {
		return nil, nil // as above
	}
	return hashFolder(folder, name)
}

// hashFolder lists all files of a folder in the order of their names.
func hashFolder(folder fs.FS, name string) (files []File, err error) {
	err = fs.WalkDir(folder, ".", func(at string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := folder.Open(at)
		if err != nil {
			return err
		}
		defer f.Close()
		one, err := hashReader(f, path.Join(name, at))
		files = append(files, one)
		return err
	})
	return files, err
}

// hashFile hashes a file and calls it name.
func hashFile(full, name string) (File, error) {
	f, err := os.Open(full)
	if err != nil {
		return File{}, err
	}
	defer f.Close()
	return hashReader(f, name)
}

func hashReader(r io.Reader, name string) (File, error) {
	h := sha256.New()
	n, err := io.Copy(h, r)
	return File{name, n, hex.EncodeToString(h.Sum(nil))}, err
}

// because is what the system said, without the path that it names.
func because(err error) string {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	if l := (*os.LinkError)(nil); errors.As(err, &l) {
		err = l.Err
	}
	return err.Error()
}

// copyEvidence puts copies of the files that options name into the output folder and
// lists them; files that have not changed are left alone.
func (r *runner) copyEvidence() error {
	for _, e := range r.plan.Evidence {
		text, err := os.ReadFile(filepath.Join(r.base, filepath.FromSlash(e.Name)))
		if err != nil {
			return &ConfigError{r.plan.config.where.of(e.key), fmt.Sprintf("%s: %s cannot be read: %s", e.key, e.Name, because(err)), "evidence is found from the folder of " + FileName}
		}
		file := File{e.Copy, int64(len(text)), hexSum(text)}
		if !r.folder.intact([]File{file}) {
			if err := r.folder.write(e.Copy, text); err != nil {
				return err
			}
		}
		r.manifest.Evidence = append(r.manifest.Evidence, Copied{e.Options, e.Name, file})
	}
	return nil
}
