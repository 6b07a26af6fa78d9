package main

import "testing"

// BenchmarkDecomposeSample is one whole run without the start of a process: read
// the sample, build two life tables, decompose, print.
func BenchmarkDecomposeSample(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if status, _, stderr := inProcess(b, nil, "decompose", "sample", "--area", "เลย", "--against", "ประเทศไทย"); status != exitDone {
			b.Fatal(stderr)
		}
	}
}
