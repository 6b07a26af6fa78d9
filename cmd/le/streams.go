package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// streams is the world a command runs in: tests give it buffers.
type streams struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	terminal bool // out is one
	width    int  // of the terminal, in columns
}

func systemIO() *streams {
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		s.terminal = true
		if w, _, err := term.GetSize(fd); err == nil {
			s.width = w
		}
	}
	return s
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
