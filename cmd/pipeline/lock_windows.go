package pipeline

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// lockName is a file that is there while a run is; Windows removes it when the process
// ends, however it ends.
const lockName = ".le-lock"

const (
	deleteOnClose    = 0x04000000 // FILE_FLAG_DELETE_ON_CLOSE
	sharingViolation = syscall.Errno(32)
)

// lockFolder takes a folder for this process until it is closed or the process ends.
func lockFolder(dir string) (io.Closer, error) {
	name := filepath.Join(dir, lockName)
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_WRITE, 0, nil, syscall.CREATE_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose, 0)
	switch {
	case errors.Is(err, sharingViolation), errors.Is(err, syscall.ERROR_ACCESS_DENIED):
		return nil, ErrBusy
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(h), name), nil
}
