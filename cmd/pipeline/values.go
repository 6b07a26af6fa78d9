package pipeline

import (
	"encoding/json"
	"fmt"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// texts words a value as a command line has it: one text, or one for each item of a
// list.
func texts(v any) ([]string, error) {
	switch v := v.(type) {
	case string:
		return []string{v}, nil
	case bool:
		return []string{strconv.FormatBool(v)}, nil
	case int64:
		return []string{strconv.FormatInt(v, 10)}, nil
	case float64:
		if a := math.Abs(v); a == 0 || a >= 1e-6 && a < 1e21 { // as JSON has it, so that a manifest says the same
			return []string{strconv.FormatFloat(v+0, 'f', -1, 64)}, nil // without the sign of a zero
		}
		return []string{strconv.FormatFloat(v, 'g', -1, 64)}, nil
	case json.Number: // from a manifest
		if whole, err := v.Int64(); err == nil { // exactly, where a float64 could not
			return texts(whole)
		}
		real, err := v.Float64()
		if err != nil {
			return nil, fmt.Errorf("is no number: %s", v)
		}
		return texts(real)
	case []string:
		return v, nil
	case []any:
		var all []string
		for _, item := range v {
			if _, nested := item.([]any); nested {
				return nil, fmt.Errorf("is a list of lists")
			}
			one, err := texts(item)
			if err != nil {
				return nil, err
			}
			all = append(all, one...)
		}
		return all, nil
	case map[string]any:
		return nil, fmt.Errorf("is a section, where a value is wanted")
	}
	return nil, fmt.Errorf("is neither a text in quotes, a number, true or false, nor a list of such")
}

// fileNames are the names in a value; ok is false unless it is a text or a list of texts.
func fileNames(v any) (names []string, ok bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case string:
		return []string{v}, true
	case []string:
		return v, true
	case []any:
		for _, item := range v {
			name, isText := item.(string)
			if !isText {
				return nil, false
			}
			names = append(names, name)
		}
		return names, true
	}
	return nil, false
}

// relative tidies the path of a file named in the configuration. Paths start at the
// configuration's own folder: others are found on one computer only.
func relative(name string) (string, error) {
	slashed := strings.ReplaceAll(name, `\`, "/")
	switch drive := len(slashed) > 1 && slashed[1] == ':' && unicode.IsLetter(rune(slashed[0])); {
	case slashed == "" || slashed == "-":
		return "", fmt.Errorf("%q is no file", name)
	case strings.HasPrefix(slashed, "/") || drive:
		return "", fmt.Errorf("%q is found on this computer only", name)
	case strings.ContainsFunc(name, unicode.IsControl):
		return "", fmt.Errorf("%q has control characters", name)
	}
	return path.Clean(slashed), nil
}

// isSample reports whether a name stands for data built into the program.
func isSample(name string) bool {
	rest, ok := strings.CutPrefix(name, "sample")
	return ok && (rest == "" || rest[0] == ':')
}

// maxName bounds the name of a comparison, in characters: names of files have 255 bytes.
const maxName = 40

// plainName reports whether a text can be part of a file's name anywhere.
func plainName(name string) bool {
	bad := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	}
	return name != "" && len([]rune(name)) <= maxName && name[0] != '.' && !strings.HasSuffix(name, ".") && !strings.ContainsFunc(name, bad)
}

// setting is one option given by the configuration: under which key, and where.
type setting struct {
	option string
	values []string
	key    string
	at     Position
}

// settings are in the order in which they were given.
type settings []setting

// over puts the later ones on top of those of the same option.
func (s settings) over(later settings) settings {
	out := slices.Clone(s)
	for _, l := range later {
		if i := slices.IndexFunc(out, func(o setting) bool { return o.option == l.option }); i >= 0 {
			out[i] = l
		} else {
			out = append(out, l)
		}
	}
	return out
}

// given lists the options with their values, the last one where there are several.
func (s settings) given() map[string]string {
	m := map[string]string{}
	for _, one := range s {
		m[one.option] = strings.Join(one.values, ",")
	}
	return m
}
