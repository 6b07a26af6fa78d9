package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Mapping says what columns hold: name of the column, name of the field. The field
// "ignore" makes a column be passed over.
type Mapping []Mapped

// Mapped is one column of a Mapping.
type Mapped struct{ Column, Field string }

// ignored is the field of columns that are not read.
const ignored = "ignore"

// ParseMapping reads "column=field" and checks the field.
func ParseMapping(text string) (Mapped, error) {
	column, name, ok := strings.Cut(text, "=")
	m := Mapped{strings.TrimSpace(column), strings.TrimSpace(name)}
	if !ok || m.Column == "" {
		return m, fmt.Errorf("%q is not column=field", text)
	}
	return m, m.Check()
}

// Check refuses a field that does not exist.
func (m Mapped) Check() error {
	if !slices.Contains(MappingFields(), m.Field) {
		return fmt.Errorf("there is no field %q to map %q to; there are %s", m.Field, m.Column, strings.Join(MappingFields(), ", "))
	}
	return nil
}

// MappingFields lists the fields that columns can be mapped to.
func MappingFields() (names []string) {
	for f := areaName; f <= population; f++ {
		names = append(names, f.String())
	}
	for f := range lineFieldCount {
		if name := f.String(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return append(names, ignored)
}

// field returns the field that a column is mapped to, "" if it is not mapped.
func (r *Reader) field(column string) string {
	for _, m := range r.Map {
		if labelKey(m.Column) == labelKey(column) {
			r.mapped[labelKey(column)] = true
			return m.Field
		}
	}
	return ""
}

// fieldOf is the field of a column in a file of counts, by mapping, then by name.
func (r *Reader) fieldOf(column string) field {
	if len(r.Map) > 0 {
		if name := r.field(column); name != "" {
			for f := areaName; f <= population; f++ {
				if f.String() == name {
					return f
				}
			}
			return noField
		}
	}
	return fieldOf(column)
}

// absentColumns are the mapped columns that no sheet had so far.
func (r *Reader) absentColumns() string {
	var names []string
	for _, m := range r.Map {
		if !r.mapped[labelKey(m.Column)] {
			names = append(names, m.Column)
		}
	}
	return strings.Join(names, ", ")
}

// unusedMapping refuses a mapping of a column that no sheet has: it is misspelt.
func (r *Reader) unusedMapping() error {
	for _, m := range r.Map {
		if !r.mapped[labelKey(m.Column)] {
			return &analysis.DataError{Msg: fmt.Sprintf("no sheet has a column %q, which is mapped to %s", m.Column, m.Field),
				Hint: "write the column's name as it stands in the header"}
		}
	}
	return nil
}

// Used is the mapping of all columns that were read, by name or by Map, for use with
// files of the same columns.
func (r *Reader) Used() Mapping { return slices.Clone(r.used) }

// use notes what a column was read as.
func (r *Reader) use(column, field string) {
	m := Mapped{strings.TrimSpace(column), field}
	if m.Column != "" && !slices.Contains(r.used, m) {
		r.used = append(r.used, m)
	}
}
