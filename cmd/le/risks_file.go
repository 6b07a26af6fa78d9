package main

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"strings"

	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/grid"
)

// maxKnown bounds the text of a file of exposures or evidence.
const maxKnown = 16 << 20

// open reads a file that a flag names, whatever kind of table it is, as CSV in UTF-8,
// and remembers it as an input.
func (k *knowledge) open(flag, name string) (string, error) {
	book, err := grid.Open(name, grid.Options{})
	if errors.Is(err, fs.ErrNotExist) {
		return "", usagef(knownHint(flag), "--%s %q is no file and no known name", flag, name)
	} else if err != nil {
		return "", err
	}
	defer book.Close()
	var b strings.Builder
	w := csv.NewWriter(&b)
	line := 1
	err = book.Rows(func(row int, cells []string) error {
		for ; line < row; line++ { // so that lines keep their numbers
			b.WriteString("\n")
		}
		line++
		if b.Len() > maxKnown {
			return usagef("keep the lines the analysis needs", "%s is larger than 16 MB", name)
		}
		err := w.Write(cells)
		w.Flush()
		return err
	})
	if err != nil {
		return "", err
	}
	k.inputs = append(k.inputs, ingest.Input{Name: name, SHA256: book.SHA256()})
	return b.String(), nil
}

// knownHint says what a flag that names a file wants.
func knownHint(flag string) string {
	switch flag {
	case "exposure":
		return "write smoking=male:38%,female:2%, or name a file; le risks DATA --template FILE writes one"
	case "target":
		return "choose among " + strings.Join(risk.TargetNames(), ", ") + ", or name a file with risk, category, change, value, threshold"
	case "evidence":
		return "the columns are " + strings.Join(risk.EvidenceColumns(), ", ")
	}
	return "the columns are icd10, deaths, sex"
}
