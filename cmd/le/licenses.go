package main

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis/chart"
	"github.com/spf13/cobra"
)

func newLicensesCmd(io *streams) *cobra.Command {
	return &cobra.Command{
		Use:     "licenses",
		Aliases: []string{"licences"},
		Short:   "Print the licences of the fonts that come with le",
		Long: "Print the licences of the fonts that charts and pages are written in. le itself is under\nthe MIT licence (file LICENSE of its source).\n\nEXAMPLES\n  le licenses" +
			exitStatus,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			for i, l := range chart.Licences() {
				if i > 0 {
					_, _ = fmt.Fprintln(io.out)
				}
				if _, err := fmt.Fprintf(io.out, "%s\n%s\n\n%s\n", l.Name, strings.Repeat("=", len(l.Name)), strings.TrimSpace(l.Text)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
