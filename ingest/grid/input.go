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
}

func newInput(r io.Reader) *input {
	in := &input{limited: &limitReader{r: r, left: MaxFileBytes}, hash: sha256.New()}
	in.tee = io.TeeReader(in.limited, in.hash)
	return in
}

func (in *input) Read(p []byte) (int, error) { return in.tee.Read(p) }

// finish reads what the container left unread and returns the hash of all of it.
func (in *input) finish() (string, error) {
	if _, err := io.Copy(io.Discard, in.tee); err != nil {
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
