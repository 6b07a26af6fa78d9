package table

import "strings"

// painter adds escape sequences, or nothing: colour depends on Options alone
// and not on the environment, which go-pretty's own colours look at.
type painter struct{ color bool }

const (
	escBold  = "\x1b[1m"
	escRed   = "\x1b[31m"
	escBlue  = "\x1b[34m"
	escReset = "\x1b[0m"
)

func (p painter) paint(s, esc string) string {
	if !p.color || strings.TrimSpace(s) == "" {
		return s
	}
	return esc + s + escReset
}

func (p painter) plain(s string) string { return s }
func (p painter) bold(s string) string  { return p.paint(s, escBold) }

// signed paints below zero red and above it blue, which the colour-blind can
// tell apart; the side of the zero line says the same.
func (p painter) signed(s string, v float64) string {
	switch {
	case v < 0:
		return p.paint(s, escRed)
	case v > 0:
		return p.paint(s, escBlue)
	}
	return s
}

// lines makes a bold cell of several lines.
func (p painter) lines(ls []string) string {
	painted := make([]string, len(ls))
	for i, l := range ls {
		painted[i] = p.bold(l)
	}
	return strings.Join(painted, "\n")
}
