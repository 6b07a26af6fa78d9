package report

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// packer is the zip file of a workbook with its parts in a fixed order and without
// times: excelize hands them over in the order of a map. Parts are compressed as they
// come, so that a large sheet is never held as text.
type packer struct {
	w     io.Writer
	types bytes.Buffer // the list of types, put in order at the end
	parts []*packed
}

type packed struct {
	name string
	body bytes.Buffer
	crc  hash.Hash32
	size uint64
	*flate.Writer
}

func (p *packed) Write(b []byte) (int, error) {
	p.crc.Write(b) // a hash takes everything
	p.size += uint64(len(b))
	return p.Writer.Write(b)
}

const typesPart = "[Content_Types].xml"

// Create starts a part of the workbook.
func (z *packer) Create(name string) (io.Writer, error) {
	if name == typesPart {
		return &z.types, nil
	}
	return z.start(name)
}

func (z *packer) start(name string) (io.Writer, error) {
	p := &packed{name: name, crc: crc32.NewIEEE()}
	var err error
	p.Writer, err = flate.NewWriter(&p.body, flate.DefaultCompression)
	z.parts = append(z.parts, p)
	return p, err
}

// AddFS is asked for by the interface and never used for a workbook.
func (z *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the parts: the list of types first, by which programs know a workbook,
// then the others by name.
func (z *packer) Close() error {
	types, err := sortTypes(z.types.Bytes())
	if err != nil {
		return err
	}
	list, err := z.start(typesPart)
	if err != nil {
		return err
	}
	if _, err := list.Write(types); err != nil {
		return err
	}
	slices.SortFunc(z.parts, func(a, b *packed) int {
		return strings.Compare(a.name, b.name) // "[" comes before small letters
	})
	out := zip.NewWriter(z.w)
	for _, p := range z.parts {
		if err := p.Writer.Close(); err != nil {
			return err
		}
		w, err := out.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.crc.Sum32(),
			CompressedSize64: uint64(p.body.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.body.WriteTo(w); err != nil {
			return err
		}
	}
	return out.Close()
}

// contentTypes is the list of the types of all parts (ECMA-376 part 2, section 7.2).
type contentTypes struct {
	XMLName  xml.Name `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults []struct {
		Extension   string `xml:",attr"`
		ContentType string `xml:",attr"`
	} `xml:"Default"`
	Overrides []struct {
		PartName    string `xml:",attr"`
		ContentType string `xml:",attr"`
	} `xml:"Override"`
}

// sortTypes puts the list of types in order.
func sortTypes(list []byte) ([]byte, error) {
	var t contentTypes
	if err := xml.Unmarshal(list, &t); err != nil {
		return nil, fmt.Errorf("the types of a workbook's parts: %w", err)
	}
	sort.SliceStable(t.Defaults, func(i, j int) bool { return t.Defaults[i].Extension < t.Defaults[j].Extension })
	sort.SliceStable(t.Overrides, func(i, j int) bool { return t.Overrides[i].PartName < t.Overrides[j].PartName })
	body, err := xml.Marshal(t)
	return append([]byte(xml.Header), body...), err
}

// newFile is an empty workbook that comes out the same every time.
func newFile(font string) (*excelize.File, error) {
	f := excelize.NewFile()
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &packer{w: w} })
	if err := f.SetAppProps(&excelize.AppProperties{Application: "le"}); err != nil {
		return nil, err
	}
	return f, f.SetDefaultFont(font)
}

// properties are what a file manager shows of a workbook.
type properties struct {
	title, creator, lang string
	made                 time.Time // zero: not said
}

// setProperties writes the core properties whole: those of excelize's template carry
// its own author and dates.
func setProperties(f *excelize.File, p properties) error {
	var b strings.Builder
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range [][2]string{{"dc:title", p.title}, {"dc:creator", p.creator}, {"dc:language", p.lang}} {
		fmt.Fprintf(&b, "<%s>", e[0])
		if err := xml.EscapeText(&b, []byte(e[1])); err != nil {
			return err
		}
		fmt.Fprintf(&b, "</%s>", e[0])
	}
	if !p.made.IsZero() {
		for _, name := range []string{"created", "modified"} {
			fmt.Fprintf(&b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>`, name, p.made.UTC().Format(time.RFC3339), name)
		}
	}
	b.WriteString(`</cp:coreProperties>`)
	f.Pkg.Store("docProps/core.xml", []byte(b.String()))
	return nil
}
