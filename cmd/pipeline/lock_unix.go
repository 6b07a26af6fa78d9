//go:build !windows

package pipeline

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// lockFolder takes a folder for this process until it is closed or the process ends,
// however it ends.
func lockFolder(dir string) (io.Closer, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		f.Close()
		return nil, ErrBusy
	case err != nil && !errors.Is(err, syscall.ENOTSUP) && !errors.Is(err, syscall.ENOLCK): // some network drives have no locks
		f.Close()
		return nil, err
	}
	return f, nil
}
