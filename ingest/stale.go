package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Contents lists files for the index of a folder, by name, with their SHA-256. By it
// WriteFolder knows what it wrote before.
func Contents(files map[string][]byte) map[string]string {
	list := make(map[string]string, len(files))
	for name, data := range files {
		list[name] = hashOf(data)
	}
	return list
}

const hashPrefix = "sha256:"

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hashPrefix + hex.EncodeToString(sum[:])
}

// listed are the files that an index of le's names with their hashes: all of a folder
// of reports or charts, the tables of a dataset.
func listed(index []byte) map[string]string {
	var d struct {
		Generator string
		Contents  map[string]string
		Resources []struct{ Path, Hash string }
	}
	if json.Unmarshal(index, &d) != nil || d.Generator != Generator {
		return nil
	}
	list := map[string]string{}
	for _, r := range d.Resources {
		list[r.Path] = r.Hash
	}
	for name, hash := range d.Contents {
		list[name] = hash
	}
	return list
}

// removeStale removes what the index of an earlier run lists and files no longer hold,
// and folders that are empty then. What was changed since is somebody's work and stays.
func removeStale(dir string, index []byte, files map[string][]byte) error {
	for name, hash := range listed(index) {
		if _, again := files[name]; again || !fs.ValidPath(name) || !strings.HasPrefix(hash, hashPrefix) {
			continue
		}
		target := filepath.Join(dir, filepath.FromSlash(name))
		data, err := os.ReadFile(target)
		if errors.Is(err, fs.ErrNotExist) || err == nil && hashOf(data) != hash {
			continue
		}
		if err == nil {
			err = os.Remove(target)
		}
		if err != nil {
			return err
		}
		for up := path.Dir(name); up != "."; up = path.Dir(up) {
			if os.Remove(filepath.Join(dir, filepath.FromSlash(up))) != nil {
				break // something else is in it
			}
		}
	}
	return nil
}
