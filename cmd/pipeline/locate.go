package pipeline

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Position is a place in a configuration; line and column count from 1, in
// characters. Without a line it is a flag.
type Position struct {
	File         string
	Line, Column int
}

func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// positions tell where each key stands: "method.ax", "compare[0].area".
type positions struct {
	file string
	keys map[string]Position
}

// put notes the place of a key.
func (p *positions) put(key string, at Position) {
	if p.keys == nil {
		p.keys = map[string]Position{}
	}
	p.keys[key] = at
}

// of is the place of a key, or of the section that it stands in, or of the file.
func (p *positions) of(key string) Position {
	for ; key != ""; key = parent(key) {
		for _, k := range []string{key, strings.Replace(key, "compare[0]", "compare", 1)} { // [compare] for a single one
			if at, ok := p.keys[k]; ok {
				return at
			}
		}
	}
	return Position{File: p.file}
}

func parent(key string) string {
	i := strings.LastIndexByte(key, '.')
	return key[:max(i, 0)]
}

// locate finds the places of all keys. A text that is no TOML is located as far as it
// goes: the decoder reports what is wrong with it.
func locate(file string, text []byte) positions {
	where := positions{file: file}
	var p unstable.Parser
	p.Reset(text)
	section := ""
	count := map[string]int{}
	for p.NextExpression() {
		e := p.Expression()
		var parts []string
		var at unstable.Position
		for it := e.Key(); it.Next(); {
			if parts = append(parts, string(it.Node().Data)); len(parts) == 1 {
				at = p.Shape(it.Node().Raw).Start
			}
		}
		name := strings.Join(parts, ".")
		place := Position{file, at.Line, inRunes(text, at.Line, at.Column)}
		switch e.Kind {
		case unstable.Table:
			section = name + "."
			where.put(name, place)
		case unstable.ArrayTable:
			item := fmt.Sprintf("%s[%d]", name, count[name])
			count[name]++
			section = item + "."
			where.put(item, place)
		case unstable.KeyValue:
			where.put(section+name, place)
		}
	}
	return where
}

// inRunes turns a column in bytes into one in characters.
func inRunes(text []byte, line, column int) int {
	for i := 1; i < line; i++ {
		end := bytes.IndexByte(text, '\n')
		if end < 0 {
			return column
		}
		text = text[end+1:]
	}
	if column < 1 || column-1 > len(text) {
		return column
	}
	return utf8.RuneCount(text[:column-1]) + 1
}
