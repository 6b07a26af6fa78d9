package grid

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"
)

// openOLE opens a compound file (MS-CFB), in which old workbooks and password-protected
// new ones are kept.
func openOLE(b *Book, r *bufio.Reader, opt Options) error {
	data, err := io.ReadAll(&limitReader{r: r, left: maxOLEBytes})
	if err != nil {
		return b.readError(err)
	}
	streams, err := oleStreams(data)
	if err != nil {
		return b.damaged(err)
	}
	refuse := func(msg, hint string) error { return &Error{File: b.File, Msg: msg, Hint: hint} }
	switch {
	case streams["encryptedpackage"] != nil:
		return b.unlock(data, streams["encryptioninfo"], opt)
	case streams["workbook"] != nil:
		return openXLS(b, streams["workbook"], opt)
	case streams["book"] != nil:
		return refuse("this is a workbook of Excel 95 or older", saveAsXLSX)
	case streams["worddocument"] != nil, streams["powerpoint document"] != nil:
		return refuse("this is a document or a presentation, not a workbook", "ask for the table as a workbook or a CSV file")
	}
	return refuse("this is an old Office file without a workbook in it", "copy or download it again, or "+saveAsXLSX)
}

var errDamagedOLE = errors.New("its table of contents is damaged")

// oleStreams returns the streams that a reader of workbooks needs, by name in lower case.
// Embedded documents, which stand deeper, are no part of the workbook.
func oleStreams(data []byte) (streams map[string][]byte, err error) {
	// The package panics on some damaged files.
	defer func() {
		if recover() != nil {
			streams, err = nil, errDamagedOLE
		}
	}()
	if !plausibleOLE(data) {
		return nil, errDamagedOLE
	}
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, errDamagedOLE
	}
	streams = map[string][]byte{}
	for _, f := range doc.File {
		name := strings.ToLower(f.Name)
		switch name {
		case "workbook", "book", "worddocument", "powerpoint document", "encryptioninfo", "encryptedpackage":
		default:
			continue
		}
		if len(f.Path) > 0 || streams[name] != nil {
			continue
		}
		if f.Size < 0 || f.Size > int64(len(data)) {
			return nil, errDamagedOLE
		}
		content := make([]byte, f.Size)
		if _, err := io.ReadFull(f, content); err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		streams[name] = content
	}
	return streams, nil
}

// plausibleOLE holds the counts of sectors in the header (MS-CFB 2.2) to the size of the
// file, because the package makes room for whatever they say.
func plausibleOLE(data []byte) bool {
	const headerBytes, sectorBytes = 512, 512
	if len(data) < headerBytes {
		return false
	}
	for _, at := range []int{40, 44, 64, 72} { // of directory, FAT, mini FAT and DIFAT
		if int64(le.Uint32(data[at:])) > int64(len(data)/sectorBytes) {
			return false
		}
	}
	return true
}

var numberAttribute = regexp.MustCompile(`="\s*(\d+)\s*"`)

// maxEncryptionNumber is the most rounds that MS-OFFCRYPTO 2.3.4.10 allows (Excel takes
// 100,000). No other number of the description is as large.
const maxEncryptionNumber = 10_000_000

// unlock opens a password-protected xlsx (MS-OFFCRYPTO).
func (b *Book) unlock(data, info []byte, opt Options) error {
	if info == nil {
		return &Error{File: b.File, Msg: "the workbook is protected by rights management", Hint: "ask for a copy without protection"}
	}
	if opt.Password == "" {
		return &Error{File: b.File, Msg: "the workbook is protected by a password",
			Hint: "put the password into an environment variable and name it with --password-env NAME"}
	}
	for _, m := range numberAttribute.FindAllSubmatch(info, -1) {
		if n, err := strconv.Atoi(string(m[1])); err != nil || n > maxEncryptionNumber {
			return b.damaged(fmt.Errorf("its encryption asks for %s rounds or bytes", m[1]))
		}
	}
	plain, err := decrypt(data, opt.Password)
	if err != nil {
		return b.damaged(err)
	}
	// No password is refused by the method itself: a wrong one brings nonsense.
	if !bytes.HasPrefix(plain, []byte("PK\x03\x04")) {
		return &Error{File: b.File, Msg: "the password does not open the workbook", Hint: "check the environment variable named with --password-env"}
	}
	return openArchive(b, plain, opt)
}

func decrypt(data []byte, password string) (plain []byte, err error) {
	defer func() {
		if recover() != nil {
			plain, err = nil, errors.New("its encryption is not understood")
		}
	}()
	return excelize.Decrypt(data, &excelize.Options{Password: password})
}
