package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// version is set by the release build with -ldflags "-X main.version=…".
var version = "dev"

func newVersionCmd(io *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long:  "Print the version of le and of the Go release it was built with.\n\nEXAMPLES\n  le version" + exitStatus,
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(io.out, "le %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// noArgs refuses arguments as a usage error.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("see le "+cmd.Name()+" --help", "le %s takes no arguments, got %q", cmd.Name(), args[0])
	}
	return nil
}

// someData asks for at least one DATA argument.
func someData(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("try: le "+cmd.Name()+" sample", "no data given: name files, a dataset folder, - for standard input, or sample")
	}
	return nil
}
