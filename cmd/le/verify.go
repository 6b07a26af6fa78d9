package main

import (
	"context"
	"fmt"

	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/spf13/cobra"
)

func newVerifyCmd(io *streams) *cobra.Command {
	var inputs, lang string
	var quiet bool
	cmd := &cobra.Command{
		Use:   "verify DIR",
		Short: "Do a recorded run again and compare",
		Long: `Do the run that manifest.json in DIR records again, in a temporary folder, and
compare every file: identical is exit status 0. Any difference is exit status 4, and
told: the file, its SHA-256 as recorded, as found and as done again, and for tables the
first cell that differs. So are files that are missing and files that the run did not
make.

Figures are not compared where that would say nothing: inputs that changed or are
missing, another version of le, options that mean something else now. That is told, and
exit status 4 too: what cannot be done again is not verified.

EXAMPLES
  le init --force
  le run
  le verify results` + exitStatus,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("le verify DIR", "one output folder at a time, got %d", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			out := outputOptions{lang: lang}
			if err := out.settle(io); err != nil {
				return err
			}
			return runVerify(cmd.Context(), io, args[0], inputs, out, quiet)
		},
	}
	cmd.Flags().StringVar(&inputs, "inputs", "", "folder that inputs are named from, that of le.toml (default: as recorded)")
	cmd.Flags().BoolVar(&quiet, "quiet", false, "print differences only, and no progress")
	cmd.Flags().StringVar(&lang, "lang", "", "language of messages: th or en")
	return cmd
}

func runVerify(ctx context.Context, io *streams, dir, inputs string, out outputOptions, quiet bool) error {
	epoch, err := pipeline.EpochOf(dir)
	if err != nil {
		return err
	}
	program, err := newProgram(io, epoch)
	if err != nil {
		return err
	}
	line := newStepLine(io, out.lang, quiet)
	v, err := program.Verify(ctx, dir, inputs, line.event)
	line.end()
	if err != nil {
		return err
	}
	if v.Same() && quiet {
		return nil
	}
	if err := printVerdict(io, out, dir, v); err != nil || v.Same() {
		return err
	}
	return notVerified(dir, v)
}

// printVerdict prints all that was found.
func printVerdict(io *streams, out outputOptions, dir string, v *pipeline.Verdict) error {
	for _, why := range v.Unlike {
		if _, err := fmt.Fprintln(io.out, wording.In(out.lang, why)); err != nil {
			return err
		}
	}
	for _, d := range append(v.Inputs, v.Differences...) {
		if err := printDifference(io, out, d); err != nil {
			return err
		}
	}
	var err error
	switch {
	case v.Same():
		if _, err = fmt.Fprintf(io.out, out.pick("%s: identical: %d files\n", "%s: ตรงกันทุกไฟล์ (%d ไฟล์)\n"), dir, v.Files); err == nil && v.Failed > 0 {
			_, err = fmt.Fprintf(io.out, out.pick("%d steps failed in the run and fail again\n", "%d ขั้นตอนไม่สำเร็จทั้งตอนคำนวณและตอนคำนวณซ้ำ\n"), v.Failed)
		}
	case len(v.Differences) > 0 && v.Processor != "":
		_, err = fmt.Fprintf(io.out, out.pick("the run was made on a processor of another kind (%s), which may round the last digit of a number differently\n",
			"การคำนวณเดิมทำบนหน่วยประมวลผลชนิดอื่น (%s) ซึ่งอาจปัดเลขหลักสุดท้ายต่างกัน\n"), v.Processor)
	}
	return err
}

// notVerified says in one sentence why the gate failed.
func notVerified(dir string, v *pipeline.Verdict) error {
	switch {
	case v.Stopped > 0 && len(v.Unlike) == 1:
		return &gateError{dir + ": not verified: the run did not end", "le run goes on where it was"}
	case len(v.Unlike) > 0:
		return &gateError{dir + ": not verified: it was made in another way than this le would make it", "use the le that made it, or do the run again with this one"}
	case len(v.Inputs) > 0:
		return &gateError{fmt.Sprintf("%s: not verified: %d input(s) changed or missing", dir, len(v.Inputs)), "if they are elsewhere, name the folder of " + pipeline.FileName + " with --inputs"}
	}
	return &gateError{msg: fmt.Sprintf("%s: %d difference(s)", dir, len(v.Differences))}
}

func printDifference(io *streams, out outputOptions, d pipeline.Difference) error {
	if _, err := fmt.Fprintf(io.out, "%s: %s\n", d.Name, out.pick(d.EN, d.TH)); err != nil {
		return err
	}
	for _, line := range []struct{ en, th, value string }{
		{"recorded", "บันทึกไว้", d.Recorded}, {"found", "พบ", d.Found}, {"recomputed", "คำนวณซ้ำ", d.Recomputed}, {"first difference", "จุดแรกที่ต่าง", wording.In(out.lang, d.First)},
	} {
		if line.value == "" {
			continue
		}
		if _, err := fmt.Fprintf(io.out, "  %s: %s\n", out.pick(line.en, line.th), line.value); err != nil {
			return err
		}
	}
	return nil
}
