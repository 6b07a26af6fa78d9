package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot makes the whole command tree on the given streams.
func newRoot(io *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "le",
		Short: "Life tables and life-expectancy gaps by cause of death, from provincial files",
		Long: strings.TrimSpace(`
le turns deaths and population into life tables and finds which causes of death
make one population live shorter than another: a province than the country, men
than women, this year than last.

It reads text, spreadsheets and web tables with English or Thai headers, Buddhist or common
years, from files, a dataset folder, standard input ("-") or the samples built in
("sample" and "sample:sakaeo").

EXAMPLES
  le decompose sample --area เลย --against ประเทศไทย
  le check sample:sakaeo --year 2564
  le causes sample --area เลย
  le lifetable sample:sakaeo --summary --year 2564
  le ingest deaths.csv population.csv -o mydata
  le decompose mydata --sex male --against-sex female --year 2564`) + exitStatus,
		Version:           version,
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("see "+cmd.CommandPath()+" --help", "%v", err)
	})
	addLog(root, io)
	root.AddCommand(
		newInitCmd(io),
		newRunCmd(io),
		newVerifyCmd(io),
		newIngestCmd(io),
		newCheckCmd(io),
		newLifetableCmd(io),
		newDecomposeCmd(io),
		newCausesCmd(io),
		newChartCmd(io),
		newReportCmd(io),
		newRisksCmd(io),
		newExplainCmd(io),
		newSampleCmd(io),
		newLicensesCmd(io),
		newVersionCmd(io),
	)
	root.AddCommand(newTopicCmds()...)
	setHelp(root)
	return root
}

// setHelp makes help on what there is not a mistake, and names topics as they are asked
// for.
func setHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "help" {
			cmd.Args = func(_ *cobra.Command, args []string) error {
				_, _, err := root.Find(args)
				return err
			}
		}
	}
	root.SetUsageTemplate(strings.Replace(root.UsageTemplate(), `{{if .IsAdditionalHelpTopicCommand}}
  {{rpad .CommandPath .CommandPathPadding}}`, `{{if .IsAdditionalHelpTopicCommand}}
  {{.Root.Name}} help {{rpad .Name .NamePadding}}`, 1))
}

// exitStatus ends the help of every command.
const exitStatus = `

EXIT STATUS
  0 done · 1 failed (disk, bug) · 2 wrong usage · 3 the data cannot be used
  4 a quality gate failed (--strict, le check --strict, le verify)`

// run executes the program and returns its exit status.
func run(ctx context.Context, args []string, io *streams) int {
	flush := func() {}
	if asksJSON(args) && io.log == nil {
		io, flush = io.asJSON()
	}
	root := newRoot(io)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	flush()
	code := io.report(io.langOf(args), err)
	io.end(cmd, code)
	return code
}
