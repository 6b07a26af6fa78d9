package pipeline_test

import (
	"fmt"

	"github.com/lehackathon/le/cmd/pipeline"
)

// A configuration becomes one command line a step.
func ExampleProgram_Plan() {
	c, err := pipeline.Parse("le.toml", []byte(`
[data]
files = ["deaths.xlsx", "population.xlsx"]
[[compare]]
area = "เลย"
against = "ประเทศไทย"
[method]
ax = "chiang"
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := newFake().program().Plan(c) // le run shows its own commands
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range plan.Lines() {
		fmt.Println(line)
	}
	// Output:
	// le ingest deaths.xlsx population.xlsx --output=results/data
	// le lifetable data --ax=chiang --lang=en --summary=true --output=tables/summary.csv
	// le lifetable data --ax=chiang --lang=en --output=tables/lifetable.csv
	// le decompose data --against=ประเทศไทย --area=เลย --ax=chiang --lang=en --by=cause --output=tables/decompose-1-cause.csv
}
