package ingest_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/ingest"
)

// indexed makes the files of a folder with their index.
func indexed(t *testing.T, generator string, names ...string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range names {
		files[name] = []byte("of " + name)
	}
	index, err := json.Marshal(map[string]any{"generator": generator, "contents": ingest.Contents(files)})
	if err != nil {
		t.Fatal(err)
	}
	files["index.json"] = index
	return files
}

// TestStale: what an earlier run wrote and a later one does not is gone with its folders;
// what somebody wrote or changed stays, and so does all that another program lists.
func TestStale(t *testing.T) {
	for _, c := range []struct {
		name, generator string
		want            []string
	}{
		{"le", "le", []string{"a.txt", "b/changed.txt", "b/mine.txt", "d.txt", "index.json"}},
		{"another program", "else", []string{"a.txt", "b/changed.txt", "b/gone.txt", "b/mine.txt", "c/c/gone.txt", "d.txt", "index.json"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			before := indexed(t, c.generator, "a.txt", "b/gone.txt", "b/changed.txt", "c/c/gone.txt")
			if err := ingest.WriteFolder(dir, before, "index.json", false); err != nil {
				t.Fatal(err)
			}
			for name, text := range map[string]string{"b/changed.txt": "changed", "b/mine.txt": "mine"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := ingest.WriteFolder(dir, indexed(t, "le", "a.txt", "d.txt"), "index.json", true); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, files(t, dir)); diff != "" {
				t.Error(diff)
			}
			if _, err := os.Stat(filepath.Join(dir, "c")); (err == nil) != (c.generator != "le") {
				t.Errorf("the empty folder: %v", err)
			}
		})
	}
}

// TestStaleStaysInside: an index that was tampered with names nothing outside its folder.
func TestStaleStaysInside(t *testing.T) {
	root := t.TempDir()
	outside := filepath.Join(root, "mine.txt")
	if err := os.WriteFile(outside, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	list := ingest.Contents(map[string][]byte{"../mine.txt": []byte("mine"), outside: []byte("mine")})
	index, err := json.Marshal(map[string]any{"generator": "le", "contents": list})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "out")
	for _, files := range []map[string][]byte{{"index.json": index}, indexed(t, "le", "a.txt")} {
		if err := ingest.WriteFolder(dir, files, "index.json", false); err != nil {
			t.Fatal(err)
		}
	}
	if got := readFile(t, outside); got != "mine" {
		t.Errorf("outside the folder: %q", got)
	}
}

// files are the files below a folder.
func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, err = filepath.Rel(dir, name)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
