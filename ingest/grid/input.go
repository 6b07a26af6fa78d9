package grid

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
)

var errTooLarge = errors.New("too large")

const (
	tooLarge     = "the file, or what is packed in it, is above the size limit"
	tooLargeHint = "split it, or keep only the columns that are needed"
)

// input counts and hashes the bytes of a file while they are read.
type input struct {
	limited *limitReader
	tee     io.Reader
	hash    hash.Hash
	size    int64 // 0 if not known
	onRead  func(done, size int64) error
}

func newInput(r io.Reader, size int64, opt Options) *input {
	in := &input{limited: &limitReader{r: r, left: MaxFileBytes}, hash: sha256.New(), size: size, onRead: opt.OnRead}
	in.tee = io.TeeReader(in.limited, in.hash)
	return in
}

func (in *input) Read(p []byte) (int, error) {
	n, err := in.tee.Read(p)
	if in.onRead != nil && n > 0 && (err == nil || err == io.EOF) {
		if stop := in.onRead(in.done(), in.size); stop != nil {
			return 0, &stopped{stop}
		}
	}
	return n, err
}

// done is how many bytes have been read.
func (in *input) done() int64 { return MaxFileBytes - in.limited.left }

// stopped is an error of OnRead, which is returned as it is.
type stopped struct{ err error }

func (s *stopped) Error() string { return s.err.Error() }

// finish reads what the container left unread and returns the hash of all of it.
func (in *input) finish() (string, error) {
	if _, err := io.Copy(io.Discard, in); err != nil {
		return "", err
	}
	return hex.EncodeToString(in.hash.Sum(nil)), nil
}

// limitReader fails with errTooLarge, where io.LimitReader would pretend the end.
type limitReader struct {
	r    io.Reader
	left int64
}

func (l *limitReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if l.left <= 0 {
		var one [1]byte
		n, err := l.r.Read(one[:])
		if n > 0 {
			return 0, errTooLarge
		}
		return 0, err
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}
