package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Program is le as the pipeline sees it.
type Program struct {
	// Version is recorded in the manifest, and results of unlike versions are not
	// compared. Build tells apart builds that share a version, such as those under
	// development; it decides what is done again and is recorded nowhere.
	Version, Build string

	// BuiltIn holds the lists and the evidence that come with the program, by room. The
	// manifest records them, and results of unlike ones are not compared.
	BuiltIn map[string]fs.FS

	// Options lists the options of a command, nil where there is no such command.
	Options func(command string) []Option

	// Execute runs a command line in the current folder. It may be called from several
	// goroutines.
	Execute func(ctx context.Context, args []string) Outcome

	// Chdir changes the current folder: ingest runs beside le.toml and everything
	// else in the output folder, so that the names that results carry are the same
	// wherever the folders are.
	Chdir func(folder string) error
}

// Option is one option of a command.
type Option struct {
	Name    string
	Default string
	List    bool                    // may be given several times
	Check   func(text string) error // whether a text is a value of it
}

// accepts reports whether the option takes some values.
func (o Option) accepts(values []string) error {
	if len(values) > 1 && !o.List {
		return fmt.Errorf("takes one value, got %d", len(values))
	}
	for _, text := range values {
		if err := o.Check(text); err != nil {
			return err
		}
	}
	return nil
}

// Outcome is what came of a command.
type Outcome struct {
	Status   int // exit status, 0 = done
	Message  string
	Hints    []string
	Warnings []analysis.Warning
}

// renamed calls an output in all messages by another name: people know nothing of the
// folder that it is written in first.
func (o Outcome) renamed(old, name string) Outcome {
	o.Message = strings.ReplaceAll(o.Message, old, name)
	o.Hints = slices.Clone(o.Hints)
	for i := range o.Hints {
		o.Hints[i] = strings.ReplaceAll(o.Hints[i], old, name)
	}
	return o
}

// builtIn lists what comes with the program.
func (p *Program) builtIn() ([]File, error) {
	files := []File{}
	for _, room := range slices.Sorted(maps.Keys(p.BuiltIn)) {
		more, err := hashFolder(p.BuiltIn[room], room)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	return files, nil
}

// option finds an option of a command by name.
func (p *Program) option(command, name string) (Option, bool) {
	for _, o := range p.Options(command) {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}
