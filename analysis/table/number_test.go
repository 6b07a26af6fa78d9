package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHumanNumbers(t *testing.T) {
	for _, c := range []struct {
		f        float64
		decimals int
		signed   bool
		want     string
	}{
		{0, 1, true, "0.0"},
		{math.Copysign(0, -1), 0, false, "0"},
		{-0.04, 1, true, "0.0"},
		{-0.06, 1, false, "-0.1"},
		{0.06, 1, true, "+0.1"},
		{999.96, 1, false, "1,000.0"},
		{-123456.7, 0, true, "-123,457"},
		{1e15, 2, true, "+1.000e+15"},
		{-1e300, 2, false, "-1.000e+300"},
	} {
		if got := humanFloat(c.f, c.decimals, c.signed); got != c.want {
			t.Errorf("humanFloat(%v, %d, %v) = %q, want %q", c.f, c.decimals, c.signed, got, c.want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "+999", 1000: "+1,000", -1234567: "-1,234,567"} {
		if got := humanInt(n, true); got != want {
			t.Errorf("humanInt(%d) = %q, want %q", n, got, want)
		}
	}
}

// encoding/json is the judge of how a float is laid out.
func TestFloatIsWrittenAsJSONDoes(t *testing.T) {
	check := func(t interface{ Errorf(string, ...any) }, f float64) {
		want, err := json.Marshal(f)
		if got := appendFloat(nil, f); err != nil || !bytes.Equal(got, want) {
			t.Errorf("appendFloat(%b) = %s, want %s", f, got, want)
		}
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1e-6, 9.99e-7, 1e20, 1e21, -1e-9, 1e-10, 5e-324, math.MaxFloat64, 0.1, 100} {
		check(t, f)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, finite().Draw(t, "f")) })
}

func finite() *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		f := math.Float64frombits(rapid.Uint64().Draw(t, "bits"))
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return 1 / 3.0
		}
		return f
	})
}

// What is written reads back: floats to the bit, text to the byte.
func TestReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOf(finite()).Draw(t, "xs")
		b := New([]Column{{Name: "s"}, {Name: "x", Kind: Float}})
		texts := make([]string, len(xs))
		for i, x := range xs {
			// encoding/csv reads \r\n inside quotes as \n.
			texts[i] = strings.ReplaceAll(rapid.String().Draw(t, "s"), "\r", "")
			b.Append(texts[i], x)
		}
		var c, j bytes.Buffer
		if err := Write(&c, CSV, b.Table(), Options{}); err != nil {
			t.Fatal(err)
		}
		if err := Write(&j, JSON, b.Table(), Options{}); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(&c).ReadAll()
		if err != nil || len(records) != len(xs)+1 {
			t.Fatalf("csv: %d records, %v", len(records), err)
		}
		var doc struct {
			Rows []struct {
				S string
				X float64
			}
		}
		if err := json.Unmarshal(j.Bytes(), &doc); err != nil || len(doc.Rows) != len(xs) {
			t.Fatalf("json: %d rows, %v", len(doc.Rows), err)
		}
		for i, x := range xs {
			fromCSV, err := strconv.ParseFloat(records[i+1][1], 64)
			if err != nil || math.Float64bits(fromCSV) != math.Float64bits(x) || math.Float64bits(doc.Rows[i].X) != math.Float64bits(x) {
				t.Fatalf("%v came back as csv %v, json %v (%v)", x, fromCSV, doc.Rows[i].X, err)
			}
			if records[i+1][0] != texts[i] || doc.Rows[i].S != texts[i] {
				t.Fatalf("%q came back as csv %q, json %q", texts[i], records[i+1][0], doc.Rows[i].S)
			}
		}
	})
}
