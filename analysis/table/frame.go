package table

import (
	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// frame is the gota data frame behind a table. gota serves where it is right:
// typed storage, taking rows by index and taking columns by index. It is not
// asked to guess types, to read or print numbers (six decimals), to sort
// (Arrange), to compare text or to group (map order).
type frame struct{ df dataframe.DataFrame }

// literal sets a text element to exactly s. gota takes the string "NaN" for a
// missing value, except when it comes from another element.
type literal struct {
	series.Element
	s string
}

func (l literal) String() string { return l.s }

func newFrame(cols []Column, data []values) frame {
	ss := make([]series.Series, len(cols))
	for i, c := range cols {
		ss[i] = newSeries(c, data[i])
	}
	return check(dataframe.New(ss...))
}

func newSeries(c Column, d values) series.Series {
	var s series.Series
	switch c.Kind {
	case Text:
		s = series.New(d.text, series.String, c.Name)
		for r, v := range d.text {
			if v == "NaN" {
				s.Elem(r).Set(literal{s: v})
			}
		}
	case Int:
		s = series.New(d.ints, series.Int, c.Name)
	case Float:
		return series.New(d.floats, series.Float, c.Name)
	}
	for _, r := range d.missing {
		s.Elem(r).Set(nil)
	}
	return s
}

// check panics on a gota error: every call here is within bounds by
// construction, so an error is ours.
func check(df dataframe.DataFrame) frame {
	if err := df.Error(); err != nil {
		panic("table: " + err.Error())
	}
	return frame{df}
}

func (f frame) takeRows(idx []int) frame { return check(f.df.Subset(idx)) }
func (f frame) takeCols(idx []int) frame { return check(f.df.Select(idx)) }

func (f frame) missing(row, col int) bool { return f.df.Elem(row, col).IsNA() }

func (f frame) text(row, col int) string { return f.df.Elem(row, col).String() }

func (f frame) float(row, col int) float64 { return f.df.Elem(row, col).Float() }

func (f frame) int(row, col int) int {
	n, err := f.df.Elem(row, col).Int()
	if err != nil {
		panic("table: " + err.Error())
	}
	return n
}
