package report

import (
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
)

//go:embed fonts/*.woff2
var fontFiles embed.FS

// fontFaces are the parts Sarabun comes in, with the letters that each holds.
func fontFaces() []struct{ script, letters string } {
	return []struct{ script, letters string }{
		{"thai", "U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC"},
		{"latin", "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-200B,U+200E-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"},
	}
}

// fontCSS declares Sarabun with the fonts themselves, so that a page needs nothing else.
func fontCSS() (template.CSS, error) {
	var b strings.Builder
	for _, weight := range []int{400, 700} {
		for _, face := range fontFaces() {
			data, err := fontFiles.ReadFile(fmt.Sprintf("fonts/sarabun-%s-%d.woff2", face.script, weight))
			if err != nil {
				return "", err
			}
			fmt.Fprintf(&b, "@font-face{font-family:Sarabun;font-weight:%d;src:url(data:font/woff2;base64,%s) format('woff2');unicode-range:%s}\n",
				weight, base64.StdEncoding.EncodeToString(data), face.letters)
		}
	}
	return template.CSS(b.String()), nil
}
