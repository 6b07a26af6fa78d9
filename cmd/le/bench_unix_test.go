//go:build unix

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// BenchmarkIngestMillion is le ingest as a process on one core: a list of 1,000,000
// deaths with 16 columns, and their population, into a dataset folder. It reports the
// megabytes read in a second of processor time, which other programs disturb less than
// the clock, and the peak of the memory.
func BenchmarkIngestMillion(b *testing.B) {
	const rows = 1_000_000
	folder := b.TempDir()
	deaths, people := filepath.Join(folder, "deaths.csv"), filepath.Join(folder, "people.csv")
	size := writeLineList(b, deaths, rows)
	writeSingleAges(b, people)
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	var cpu time.Duration
	var peak int64
	for b.Loop() {
		le := exec.Command(self, "ingest", deaths, people, "-o", filepath.Join(folder, "set"), "--quiet")
		le.Args[0] = "le" // see TestMain
		le.Env = append(os.Environ(), "GOMAXPROCS=1")
		if out, err := le.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += le.ProcessState.UserTime() + le.ProcessState.SystemTime()
		peak = max(peak, le.ProcessState.SysUsage().(*syscall.Rusage).Maxrss*rssUnit())
	}
	b.ReportMetric(float64(size)*float64(b.N)/1e6/cpu.Seconds(), "cpu-MB/s")
	b.ReportMetric(float64(peak)/1e6, "peak-MB")
}

// rssUnit is what the system counts the peak of memory in, in bytes: see getrusage(2).
func rssUnit() int64 {
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return 1
	}
	return 1024
}

// writeLineList writes made-up deaths in the columns of the ministry's death file.
func writeLineList(b *testing.B, name string, rows int) (size int64) {
	return writeFile(b, name, func(w *bufio.Writer) {
		random := rand.New(rand.NewPCG(1, 2))
		fmt.Fprintln(w, "PID,SEX,AGE,DDATE,DMON,DYEAR,DRCODE,HOS_ID,LCCAATTMM,NCAUSE,BDATE,BMON,BYEAR,DPLACE,GHOS,CODEPRO")
		for i := range rows {
			age, year := min(random.IntN(60)+random.IntN(50), 104), 2562+random.IntN(5)
			u := random.Float64()
			category := int(600 * u * u * u * u) // half of all deaths are of the forty commonest of 600
			fmt.Fprintf(w, "%013d,%d,%d,%02d,%02d,%d,4201,10705,42%02d%04d,%c%02d%d,%02d,%02d,%d,1,,42\n",
				1_000_000_000_000+i*7, 1+random.IntN(2), age, 1+random.IntN(28), 1+random.IntN(12), year, 1+random.IntN(14),
				random.IntN(9999), 'A'+category%24, category/24*3, random.IntN(9), 1+random.IntN(28), 1+random.IntN(12), year-age-1)
		}
	})
}

func writeSingleAges(b *testing.B, name string) {
	writeFile(b, name, func(w *bufio.Writer) {
		fmt.Fprintln(w, "province,year,sex,age,population")
		for i := range 5 * 2 * 101 {
			age := fmt.Sprint(i / 10)
			if age == "100" {
				age = "100+"
			}
			fmt.Fprintf(w, "Loei,%d,%s,%s,30000\n", 2562+i%5, []string{"male", "female"}[i/5%2], age)
		}
	})
}

func writeFile(b *testing.B, name string, write func(*bufio.Writer)) (size int64) {
	b.Helper()
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	write(w)
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return info.Size()
}
