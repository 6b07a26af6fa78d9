package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"regexp"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Formats lists the endings of the files charts are written to, the default first.
func Formats() []string { return []string{"png", "svg", "pdf"} }

// Write writes the chart in one of the Formats. The same chart gives the same bytes.
func (f *Figure) Write(w io.Writer, format string) error {
	switch strings.ToLower(strings.TrimPrefix(format, ".")) {
	case "png":
		return f.WritePNG(w)
	case "svg":
		return f.WriteSVG(w)
	case "pdf":
		return f.WritePDF(w)
	}
	return &analysis.DataError{Msg: fmt.Sprintf("charts are not written as %q", format), Hint: "use a file name that ends in .png, .svg or .pdf"}
}

// WritePNG writes the chart as PNG in the resolution of its size.
func (f *Figure) WritePNG(w io.Writer) error {
	size := f.style.Size
	c := vgimg.NewWith(vgimg.UseWH(size.Width, size.Height), vgimg.UseDPI(size.DPI))
	f.draw(c, f.style.text)
	img, ok := c.Image().(*image.RGBA)
	if !ok {
		return png.Encode(w, c.Image())
	}
	return png.Encode(w, indexed(img))
}

// WriteSVG writes the chart as a picture that stands alone: letters are outlines, the
// title and the description are inside as text.
func (f *Figure) WriteSVG(w io.Writer) error { return f.svg(w, false) }

// WriteLiveSVG writes the chart for a page that brings the font (thaitext.TTF) as
// font-family Sarabun: letters are text, which can be searched, copied and read
// aloud, and the file is a tenth of the size. There is no XML declaration.
func (f *Figure) WriteLiveSVG(w io.Writer) error { return f.svg(w, true) }

func (f *Figure) svg(w io.Writer, live bool) error {
	size := f.style.Size
	c := vgsvg.New(size.Width, size.Height)
	h := f.style.text
	if live {
		h = h.Live()
	}
	f.draw(c, h)
	var raw bytes.Buffer
	if _, err := c.WriteTo(&raw); err != nil {
		return err
	}
	// vgsvg begins with a declaration, a comment that names it and the svg element.
	_, body, ok := bytes.Cut(raw.Bytes(), []byte("<svg "))
	attrs, body, closed := bytes.Cut(body, []byte(">"))
	if !ok || !closed {
		return fmt.Errorf("chart: the canvas wrote no svg element")
	}
	var head bytes.Buffer
	if !live {
		head.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	}
	fmt.Fprintf(&head, "<svg role=\"img\" xml:lang=\"%s\" %s>\n", f.style.Lang, attrs)
	fmt.Fprintf(&head, "<title>%s</title>\n<desc>%s</desc>\n", escape(f.Title), escape(f.Description))
	// Pages may be dark; a chart is on white paper.
	head.WriteString(`<rect width="100%" height="100%" fill="#FFFFFF"/>` + "\n")
	if live {
		// Without it browsers join spaces, and lines leave their places.
		head.WriteString("<style>text{white-space:pre}</style>\n")
	}
	if _, err := w.Write(head.Bytes()); err != nil {
		return err
	}
	_, err := w.Write(bytes.TrimPrefix(body, []byte("\n")))
	return err
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(thaitext.Strip(s))) // a buffer takes everything
	return b.String()
}

// pdfDate finds the dates the PDF library stamps. They are replaced by one as long,
// so that no offset in the file moves.
var pdfDate = regexp.MustCompile(`/(CreationDate|ModDate) \(D:\d{14}\)`)

// WritePDF writes the chart as one page of PDF. Letters are outlines.
func (f *Figure) WritePDF(w io.Writer) error {
	c := vgpdf.New(f.style.Size.Width, f.style.Size.Height)
	f.draw(c, f.style.text)
	var raw bytes.Buffer
	if _, err := c.WriteTo(&raw); err != nil {
		return err
	}
	_, err := w.Write(pdfDate.ReplaceAll(raw.Bytes(), []byte("/$1 (D:20000101000000)")))
	return err
}
