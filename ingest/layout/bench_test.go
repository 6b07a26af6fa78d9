package layout_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// mophHeader is the header of the ministry's death file.
const mophHeader = "PID,SEX,AGE,DDATE,DMON,DYEAR,DRCODE,HOS_ID,LCCAATTMM,NCAUSE,BDATE,BMON,BYEAR,DPLACE,GHOS,CODEPRO\n"

// mophFile writes n made-up deaths of Loei's people, with the faults of real files.
func mophFile(n int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.WriteString(mophHeader)
	for i := range n {
		age := min(int(40+25*random.NormFloat64()*0.7+25), 104)
		if age < 1 {
			age = 0
		}
		year := 2562 + random.IntN(5)
		// Half of all deaths have one of the forty commonest of 600 categories.
		u := random.Float64()
		category := int(600 * u * u * u * u)
		code := fmt.Sprintf("%c%02d%d", 'A'+category%24, category/24*3, random.IntN(9))
		fmt.Fprintf(&b, "%013d,%d,%d,%02d,%02d,%d,4201,10705,42%02d%04d,%s,%02d,%02d,%d,1,,42\n",
			1_000_000_000_000+i*7, 1+random.IntN(2), age, 1+random.IntN(28), 1+random.IntN(12), year,
			1+random.IntN(14), random.IntN(9999), code, 1+random.IntN(28), 1+random.IntN(12), year-age-1)
	}
	return b.Bytes()
}

func BenchmarkLineList(b *testing.B) {
	const rows = 1_000_000
	data, name := mophFile(rows), filepath.Join(b.TempDir(), "deaths.csv")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		book, err := grid.Open(name, grid.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := layout.NewReader().Read(book); err != nil {
			b.Fatal(err)
		}
		book.Close()
	}
}
