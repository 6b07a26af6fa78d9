package table

import (
	"io"
	"strings"
)

// writeMarkdown writes a GitHub table: the headings and the rounding of the
// terminal, but no bars and no limit to the width.
func writeMarkdown(w io.Writer, t *Table, o Options) error {
	s := newSink(w)
	escape := markdownEscaper()
	if title := strings.TrimSpace(o.Title); title != "" {
		s.buf = append(s.buf, "**"+escape(title)+"**\n\n"...)
	}
	shown := t.shown()
	for _, col := range shown {
		s.buf = append(s.buf, "| "+escape(t.cols[col].Heading(o.Lang))+" "...)
	}
	s.buf = append(s.buf, "|\n"...)
	for _, col := range shown {
		if t.cols[col].Kind == Text {
			s.buf = append(s.buf, "| --- "...)
		} else {
			s.buf = append(s.buf, "| ---: "...)
		}
	}
	s.buf = append(s.buf, "|\n"...)
	for row := range t.rows {
		for _, col := range shown {
			s.buf = append(s.buf, "| "+escape(t.Cell(row, col))+" "...)
		}
		s.buf = append(s.buf, "|\n"...)
		if err := s.endRow(); err != nil {
			return err
		}
	}
	before := "\n- "
	for _, note := range o.Notes {
		if note = strings.TrimSpace(note); note != "" {
			s.buf = append(s.buf, before+escape(note)+"\n"...)
			before = "- "
		}
	}
	return s.flush()
}

// shown returns the columns that people see: those not hidden.
func (t *Table) shown() []int {
	var cols []int
	for i, c := range t.cols {
		if !c.Hidden {
			cols = append(cols, i)
		}
	}
	if cols == nil { // nothing but hidden columns: show the first
		return []int{0}
	}
	return cols
}

// markdownEscaper returns what keeps a text on its line and takes the meaning
// from the characters that would end a cell, start a tag or set emphasis.
func markdownEscaper() func(string) string {
	r := strings.NewReplacer(
		`\`, `\\`, `|`, `\|`, `<`, `\<`, "`", "\\`", `*`, `\*`, `[`, `\[`,
	)
	return func(s string) string { return r.Replace(clean(s)) }
}
