// Package pipeline runs commands of le as one reproducible whole: le.toml in, a
// folder of results with a manifest out.
//
// The room in ten lines: Parse reads le.toml (config.go; keys.go lists its keys,
// locate.go knows where each stands). Program.Plan turns it into steps (plan.go), each
// one command line of le, by the table in kinds.go; a new command plugs in with one
// line there. Program.Run (run.go) claims the output folder (folder.go), leaves out
// steps whose inputs did not change, runs the others side by side, moves what each
// wrote into place and notes it in manifest.json (manifest.go). Program.Verify
// (verify.go) does the run again elsewhere and compares (differ.go). The package
// knows no cobra and no flags: Program tells it what commands there are.
package pipeline
