package pipeline

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lehackathon/le/ingest/thai"
	"github.com/pelletier/go-toml/v2"
)

// at is the place of a decoder's error.
func at(name string, text []byte, e *toml.DecodeError) Position {
	line, column := e.Position()
	return Position{File: name, Line: line, Column: inRunes(text, line, column)}
}

// mistake words an error of the decoder: by what the key wants, where the value is of
// the wrong kind, else in the decoder's words.
func mistake(at Position, e *toml.DecodeError, text []byte) error {
	name := strings.Join(e.Key(), ".")
	if strings.Contains(e.Error(), "cannot decode") {
		if k, ok := findKey(name); ok {
			return &ConfigError{at, fmt.Sprintf("%s is %s", name, k.Want), "such as " + k.Example}
		}
	}
	line, column := e.Position()
	msg, hint := inCharacters(strings.TrimPrefix(e.Error(), "toml: "), text, line, column)
	for _, known := range decoderHints {
		if hint == "" && strings.Contains(msg, known.part) {
			hint = known.hint
		}
	}
	return &ConfigError{at, "not TOML: " + msg, hint}
}

// saveAsUTF8 is what to do about other encodings.
const saveAsUTF8 = "save the file as UTF-8"

// decoderHints say what to do about what the decoder says; the last is for all else.
var decoderHints = []struct{ part, hint string }{
	{"already", "each key stands once in its section, and each section once"},
	{"UTF-8", saveAsUTF8},
	{"escape", `write paths with /, as in "2565/deaths.xlsx"`},
	{"start of key", "keys are English words: see le help pipeline"},
	{"", "texts stand in quotes, as in area = \"เลย\"; see le help pipeline"},
}

// firstByte is how the decoder shows a character: by its first byte.
var firstByte = regexp.MustCompile(`U\+00[89A-F][0-9A-F] '.'`)

// inCharacters shows the character that stands at an error instead of its first byte.
func inCharacters(msg string, text []byte, line, column int) (_, hint string) {
	if !firstByte.MatchString(msg) {
		return msg, ""
	}
	for range line - 1 {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	r, _ := utf8.DecodeRune(text[min(max(column-1, 0), len(text)):])
	if r == utf8.RuneError {
		return firstByte.ReplaceAllLiteralString(msg, "one that is not UTF-8"), saveAsUTF8
	}
	if strings.ContainsRune("“”„‘’«»", r) {
		hint = `quotes are straight: area = "เลย"`
	}
	return firstByte.ReplaceAllLiteralString(msg, strconv.QuoteRune(r)), hint
}

// unknownKey says that there is no such key, and which ones are spelled alike.
func unknownKey(at Position, key []string) error {
	last := key[len(key)-1]
	var names []string
	for _, k := range Keys() {
		if section, name, ok := strings.Cut(k.Name, "."); len(key) == 1 && !ok {
			names = append(names, k.Name)
		} else if len(key) == 1 || section != key[0] {
			names = append(names, section)
		} else {
			names = append(names, name)
		}
	}
	return &ConfigError{at, fmt.Sprintf("unknown key %q", strings.Join(key, ".")), nearest(last, names, "see le help pipeline")}
}

// nearest is the hint for a misspelled name.
func nearest(name string, names []string, otherwise string) string {
	if near := thai.Nearest(name, names, 3); len(near) > 0 {
		return "did you mean " + strings.Join(near, ", ") + "?"
	}
	return otherwise
}
