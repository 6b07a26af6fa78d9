package pipeline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// ManifestName is the file that says what an output folder holds and how it was made.
const ManifestName = "manifest.json"

// generator marks the folders of runs, manifestFormat the shape of the manifest.
const (
	generator      = "le run"
	manifestFormat = 1
)

// Manifest is the record of a run. It holds no time, host or absolute path: the same
// inputs, options and version give the same bytes on processors of one kind.
type Manifest struct {
	Generator string     `json:"generator"`
	Format    int        `json:"format"`
	Version   string     `json:"version"`
	Processor string     `json:"processor"`                   // kind of, such as amd64: others may round the last digit of a number differently
	Complete  bool       `json:"complete"`                    // every step was done
	Base      string     `json:"base"`                        // folder that inputs are named from, as seen from this one; "" = not recorded
	Epoch     string     `json:"source_date_epoch,omitempty"` // time in outputs that carry one, in seconds since 1970
	Config    *Config    `json:"config"`
	Seed      string     `json:"seed"`
	CauseList *CauseList `json:"cause_list,omitempty"`
	Inputs    []File     `json:"inputs"`
	Evidence  []Copied   `json:"evidence"`
	BuiltIn   []File     `json:"built_in"` // lists and evidence of the program
	Steps     []Entry    `json:"steps"`
	Sum       string     `json:"sum"` // SHA-256 of the manifest with this left empty: tells whether it was edited
}

// File is a file with its content's SHA-256 in hexadecimal digits.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Copied is a file that options named, and its copy.
type Copied struct {
	Options []string `json:"options"`
	Source  string   `json:"source"`
	File             // the copy
}

// CauseList is the list that causes were regrouped by, or that the data came with.
type CauseList struct {
	Name   string `json:"name"`
	Source string `json:"source,omitempty"`
	SHA256 string `json:"sha256"`
}

// Entry is what came of one step.
type Entry struct {
	Name     string             `json:"name"`
	Command  string             `json:"command"`
	Options  map[string]string  `json:"options"` // in force, defaults too
	Key      string             `json:"key"`     // of everything that it depends on
	Outputs  []File             `json:"outputs"`
	Warnings []analysis.Warning `json:"warnings"`
	Failed   *Failure           `json:"failed,omitempty"`
}

// Failure says why a step has no outputs, or only those of some areas.
type Failure struct {
	Status  int    `json:"status"`
	Message string `json:"message"`
}

// outputs lists all files that the run made, the manifest aside.
func (m *Manifest) outputs() (all []File) {
	for _, e := range m.Evidence {
		all = append(all, e.File)
	}
	for _, s := range m.Steps {
		all = append(all, s.Outputs...)
	}
	return all
}

// entry finds what came of a step.
func (m *Manifest) entry(name string) *Entry {
	if m == nil {
		return nil
	}
	for i := range m.Steps {
		if m.Steps[i].Name == name {
			return &m.Steps[i]
		}
	}
	return nil
}

// bytes is the manifest as written, with its sum.
func (m *Manifest) bytes() ([]byte, error) {
	sealed := *m
	var b bytes.Buffer
	for _, sum := range []func() string{func() string { return "" }, func() string { return hexSum(b.Bytes()) }} {
		sealed.Sum = sum()
		b.Reset()
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(sealed); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// sumInManifest finds the sum, which stands at the end.
var sumInManifest = regexp.MustCompile(`"sum": "([0-9a-f]{64})"\n}\n$`)

// untouched reports whether a manifest is as it was written.
func untouched(text []byte) bool {
	m := sumInManifest.FindSubmatch(text)
	return m != nil && hexSum(sumInManifest.ReplaceAllLiteral(text, []byte("\"sum\": \"\"\n}\n"))) == string(m[1])
}

// ErrManifest says that the manifest of a run cannot be used. errNotManifest is about a
// file that is none.
var (
	ErrManifest    = errors.New("cannot be used")
	errNotManifest = errors.New("is not the manifest of a run")
)

// openingOfManifest is how every manifest starts, a damaged one too.
var openingOfManifest = regexp.MustCompile(`^\s*\{\s*"generator": "` + generator + `"`)

// parseManifest reads a manifest. What it names lies inside its folder.
func parseManifest(text []byte) (*Manifest, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber() // 0.1 and 1e6 stay as they were written
	var m Manifest
	switch err := dec.Decode(&m); {
	case err == nil && m.Generator == generator && m.Config != nil:
	case openingOfManifest.Match(text):
		return nil, fmt.Errorf("%w: it is damaged", ErrManifest)
	default:
		return nil, errNotManifest
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("%w: it has format %d, and this le knows format %d", ErrManifest, m.Format, manifestFormat)
	}
	for _, f := range m.outputs() {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) || f.Name == ManifestName {
			return nil, fmt.Errorf("%w: it names %q, which is not one of its outputs", ErrManifest, f.Name)
		}
	}
	return &m, nil
}

// entryOf starts the record of a step.
func (p *Program) entryOf(s *Step) Entry {
	in := map[string]string{}
	for _, o := range p.Options(s.Command) {
		if o.Default != "" && o.Default != "false" && o.Default != "0" && o.Default != "[]" {
			in[o.Name] = strings.Trim(o.Default, "[]")
		}
	}
	maps.Copy(in, s.options.given())
	return Entry{Name: s.Name, Command: shell(s.Line(s.Out)), Options: in, Outputs: []File{}, Warnings: []analysis.Warning{}}
}

// shell words a command line for people and shells.
func shell(args []string) string {
	words := []string{"le"}
	for _, a := range args {
		if a == "" || strings.ContainsAny(a, " \t\"'`$&|;<>()*?[]#~!\\") {
			a = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
		}
		words = append(words, a)
	}
	return strings.Join(words, " ")
}

// seedOf is the seed of everything drawn at random.
func (p *Program) seedOf(c *Config) string {
	given, _ := texts(c.Method["seed"])
	for _, command := range []string{"decompose", "lifetable"} {
		if o, ok := p.option(command, "seed"); ok && len(given) == 0 {
			given = []string{o.Default}
		}
	}
	return strings.Join(given, ",")
}

// causeListOf identifies the list of causes that [method] or [evidence] names.
func causeListOf(c *Config, evidence []Copied) *CauseList {
	for _, e := range evidence {
		if slices.Contains(e.Options, "causes") {
			return &CauseList{Name: e.Source, SHA256: e.SHA256}
		}
	}
	name, _ := c.Method["causes"].(string)
	list, err := cause.Builtin(name)
	if name == "" || err != nil {
		return nil
	}
	text, err := json.Marshal(list.Items)
	if err != nil {
		return nil
	}
	return &CauseList{Name: name, Source: list.Source, SHA256: hexSum(text)}
}

// causesOfData identifies the list that the data came with, nil where they have none.
func causesOfData(dataset []File) *CauseList {
	if i := slices.IndexFunc(dataset, func(f File) bool { return f.Name == dataFolder+"/causes.csv" }); i >= 0 {
		return &CauseList{Name: dataset[i].Name, SHA256: dataset[i].SHA256}
	}
	return nil
}

// hexSum is the SHA-256 of some bytes, in hexadecimal digits.
func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// key fingerprints all that a step's outputs depend on.
func (r *runner) key(s *Step, reads []File) string {
	reads = slices.Clone(reads)
	slices.SortFunc(reads, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	text, err := json.Marshal(struct {
		Format                int
		Version, Build, Epoch string
		Processor             string
		Line                  []string
		Options               map[string]string
		Reads                 []File
	}{manifestFormat, r.program.Version, r.program.Build, r.epoch, runtime.GOARCH, s.Line(s.Out), r.program.entryOf(s).Options, reads})
	if err != nil {
		panic("pipeline: texts and numbers cannot be written as JSON: " + err.Error())
	}
	return hexSum(text)
}

// Files counts the outputs.
func (m *Manifest) Files() int { return len(m.outputs()) }
