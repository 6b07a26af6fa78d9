// Command le builds life tables from provincial deaths and population and
// decomposes life-expectancy gaps by cause of death.
//
// One file a command: flags, printing, exit codes. Everything else is in the
// packages ingest, lifetable and analysis.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	code := run(ctx, os.Args[1:], systemIO())
	stop()
	os.Exit(code)
}
