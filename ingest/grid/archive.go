package grid

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// archive is a zip file in memory: xlsx and ods workbooks are zip files of XML parts.
type archive struct {
	book  *Book
	data  []byte
	parts map[string]*zip.File // by name in lower case
}

func openZip(b *Book, r *bufio.Reader, opt Options) error {
	data, err := io.ReadAll(&limitReader{r: r, left: MaxUnzipBytes})
	if err != nil {
		return b.readError(err)
	}
	return openArchive(b, data, opt)
}

func openArchive(b *Book, data []byte, opt Options) error {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return b.damaged(err)
	}
	a := &archive{book: b, data: data, parts: map[string]*zip.File{}}
	var unzipped uint64
	for _, f := range zr.File {
		if unzipped += f.UncompressedSize64; f.UncompressedSize64 > MaxUnzipBytes || unzipped > MaxUnzipBytes {
			return b.readError(errTooLarge)
		}
		a.parts[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	mime, _ := a.read("mimetype")
	switch {
	case bytes.Contains(mime, []byte("opendocument.spreadsheet")):
		return openODS(a, opt)
	case bytes.Contains(mime, []byte("opendocument")), a.parts["word/document.xml"] != nil, a.parts["ppt/presentation.xml"] != nil:
		return &Error{File: b.File, Msg: "this is a document or a presentation, not a workbook", Hint: saveAsXLSX}
	case a.parts["xl/workbook.bin"] != nil:
		return &Error{File: b.File, Msg: "this is a binary workbook (.xlsb)", Hint: saveAsXLSX}
	case a.parts["[content_types].xml"] == nil:
		return &Error{File: b.File, Msg: "this is a zip file, not a workbook", Hint: "unpack it and give the file inside"}
	}
	return openXLSX(a, opt)
}

const saveAsXLSX = "open it in Excel or LibreOffice and save it as .xlsx"

// damaged words a fault in the structure of a workbook.
func (b *Book) damaged(err error) error {
	var located *Error
	if errors.As(err, &located) {
		return err
	}
	return &Error{File: b.File, Sheet: b.Sheet, Msg: "the workbook is damaged or cut off: " + err.Error(),
		Hint: "copy or download it again, or open it in Excel and save it anew", Err: err}
}

var errNoPart = errors.New("a part is missing")

type partError struct{ part string }

func (e *partError) Error() string   { return "the part " + e.part + " is missing" }
func (e *partError) Is(t error) bool { return t == errNoPart }

func (a *archive) open(part string) (io.ReadCloser, error) {
	f := a.parts[strings.ToLower(part)]
	if f == nil {
		return nil, &partError{part}
	}
	return f.Open()
}

func (a *archive) read(part string) ([]byte, error) {
	r, err := a.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func (a *archive) unmarshal(part string, into any) error {
	data, err := a.read(part)
	if err != nil {
		return err
	}
	return xml.Unmarshal(data, into)
}
