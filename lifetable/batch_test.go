package lifetable_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/lehackathon/le/lifetable"
)

// manyTables makes deaths and people for a number of areas, men and women in turn.
func manyTables(tables int) (ages lifetable.Ages, deaths, people []float64, sexes []lifetable.Sex) {
	ages, d, n := benchData()
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range tables {
		sexes = append(sexes, lifetable.Male+lifetable.Sex(i%2))
		for k := range ages {
			deaths = append(deaths, math.Round(d[k]*(0.5+rng.Float64())))
			people = append(people, n[k])
		}
	}
	return ages, deaths, people, sexes
}

// TestBatch: a batch gives what tables built one by one give, on any number of
// cores, and names those it had to refuse.
func TestBatch(t *testing.T) {
	const tables, refused = 101, 40
	ages, deaths, people, sexes := manyTables(tables)
	k := len(ages)
	deaths[(refused+1)*k-1] = 0
	batch, err := lifetable.NewBatch(ages, lifetable.Options{}, tables)
	if err != nil {
		t.Fatal(err)
	}
	batch.Build(deaths, people, sexes)
	lower, upper := make([]float64, len(batch.Ex)), make([]float64, len(batch.Ex))
	batch.Limits(0.95, lower, upper)
	for i := range tables {
		ex, se := batch.At(i)
		table, err := lifetable.New(ages, deaths[i*k:(i+1)*k], people[i*k:(i+1)*k], lifetable.Options{Sex: sexes[i]})
		if err != nil {
			if i != refused || ex[0] != 0 || se[0] != 0 {
				t.Errorf("table %d: %v", i, err)
			}
			continue
		}
		variance := table.Variance()
		for x := range ages {
			want := lifetable.NormalInterval(table.Ex[x], variance[x], 0.95)
			if ex[x] != table.Ex[x] || se[x] != want.SE || lower[i*k+x] != want.Lower || upper[i*k+x] != want.Upper {
				t.Fatalf("table %d, age %d: %v (%v), want %v (%v)", i, ages[x], ex[x], se[x], table.Ex[x], want)
			}
		}
	}
	var problem *lifetable.DataError
	if len(batch.Problems) != 1 || batch.Problems[0].Table != refused || !errors.As(batch.Problems[0].Err, &problem) {
		t.Errorf("problems = %v, want one of table %d", batch.Problems, refused)
	}

	ex, se := slices.Clone(batch.Ex), slices.Clone(batch.SE)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	batch.Build(deaths, people, sexes)
	if !slices.Equal(ex, batch.Ex) || !slices.Equal(se, batch.SE) || len(batch.Problems) != 1 {
		t.Error("one core gives other numbers")
	}
}

func TestBatchRefusals(t *testing.T) {
	if _, err := lifetable.NewBatch(lifetable.Ages{0}, lifetable.Options{}, 1); err == nil {
		t.Error("one age group was taken")
	}
	if _, err := lifetable.NewBatch(lifetable.Ages{0, 1}, lifetable.Options{Close: lifetable.Kannisto}, 1); err == nil {
		t.Error("a fitted close-out was taken")
	}
}

// BenchmarkLifeTables1540 builds the tables of 77 areas, two sexes and ten years,
// of 20 age groups, with 95 % limits at every age.
func BenchmarkLifeTables1540(b *testing.B) {
	const tables = 77 * 2 * 10
	ages, deaths, people, sexes := manyTables(tables)
	batch, err := lifetable.NewBatch(ages, lifetable.Options{}, tables)
	if err != nil {
		b.Fatal(err)
	}
	lower, upper := make([]float64, len(batch.Ex)), make([]float64, len(batch.Ex))
	b.ReportAllocs()
	for b.Loop() {
		batch.Build(deaths, people, sexes)
		batch.Limits(0.95, lower, upper)
	}
	if len(batch.Problems) > 0 {
		b.Fatal(batch.Problems[0].Err)
	}
}
