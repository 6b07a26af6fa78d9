package main

import (
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

// streams is the world a command runs in: tests give it buffers.
type streams struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	terminal bool // out is one
	width    int  // of the terminal, in columns

	errTerminal bool // err is one
	errWidth    int
	now         func() time.Time

	log func(logged) // where messages go instead of err; nil for text
}

func systemIO() *streams {
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now}
	s.terminal, s.width = terminalOf(os.Stdout)
	s.errTerminal, s.errWidth = terminalOf(os.Stderr)
	return s
}

// terminalOf says whether a file is a terminal, and how wide it is if that can be known.
func terminalOf(f *os.File) (is bool, width int) {
	fd := int(f.Fd())
	if !term.IsTerminal(fd) {
		return false, 0
	}
	width, _, err := term.GetSize(fd)
	if err != nil {
		return true, 0
	}
	return true, width
}

// lang is the language for people: LE_LANG, else the locale's, else English.
func (s *streams) lang() string {
	for _, name := range []string{"LE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := strings.ToLower(s.env(name)); v != "" {
			if strings.HasPrefix(v, "th") {
				return "th"
			}
			return "en"
		}
	}
	return "en"
}

// color reports whether output may be coloured.
func (s *streams) color() bool {
	return s.terminal && s.env("NO_COLOR") == "" && s.env("TERM") != "dumb"
}
