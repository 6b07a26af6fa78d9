package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("o", ".", "folder that holds the sample folders")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run writes every sample into its own folder below out, and the shapes.
func run(out string) error {
	for _, build := range []func() (*dataset, error){sakaeo, workshop} {
		d, err := build()
		if err != nil {
			return err
		}
		if err := d.write(filepath.Join(out, d.descriptor.Name)); err != nil {
			return err
		}
		if d.descriptor.Simulated {
			if err := writeShapes(d, out); err != nil {
				return err
			}
		}
	}
	return nil
}
