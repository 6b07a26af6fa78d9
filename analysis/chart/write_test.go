package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lehackathon/le/analysis"
)

func sampleFigure(t testing.TB, lang, size string) *Figure {
	t.Helper()
	f, err := Gap(testStyle(t, lang, size, Screen), sampleAbout(), workshopGap(t, "42", analysis.Male))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func written(t testing.TB, f *Figure, format string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, format); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestSameBytes writes a figure twice, a second apart for those who stamp the time,
// and from many goroutines that share a style.
func TestSameBytes(t *testing.T) {
	f := sampleFigure(t, "th", "640x480")
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			want := written(t, f, format)
			if format == "pdf" {
				time.Sleep(time.Until(time.Now().Truncate(time.Second).Add(time.Second)))
				if bytes.Contains(want, []byte("(D:"+time.Now().Format("2006"))) {
					t.Error("the file names the time it was made")
				}
			}
			var wg sync.WaitGroup
			for range 3 {
				wg.Go(func() {
					if !bytes.Equal(written(t, f, format), want) {
						t.Error("the bytes differ")
					}
				})
			}
			wg.Wait()
		})
	}
}

func TestWriteUnknownFormat(t *testing.T) {
	var data *analysis.DataError
	if err := sampleFigure(t, "en", "640x480").Write(io.Discard, ".gif"); !errors.As(err, &data) || !strings.Contains(data.Hint, ".png") {
		t.Errorf("error %v", err)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteErrors(t *testing.T) {
	f := sampleFigure(t, "en", "640x480")
	for _, format := range Formats() {
		if err := f.Write(fullDisk{}, format); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%s on a full disk: %v", format, err)
		}
	}
}

// TestSVG checks that both forms are XML that says what it shows.
func TestSVG(t *testing.T) {
	f := sampleFigure(t, "th", "800x600")
	f.Title += " <&>"
	var live bytes.Buffer
	if err := f.WriteLiveSVG(&live); err != nil {
		t.Fatal(err)
	}
	outlines := written(t, f, "svg")
	for name, data := range map[string][]byte{"outlines": outlines, "live": live.Bytes()} {
		var doc struct {
			Title string `xml:"title"`
			Desc  string `xml:"desc"`
		}
		if err := xml.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if doc.Title != f.Title || doc.Desc != f.Description {
			t.Errorf("%s: title %q, description %q", name, doc.Title, doc.Desc)
		}
		if bytes.Contains(data, []byte("<text")) != (name == "live") {
			t.Errorf("%s: letters as text where they should be outlines, or the reverse", name)
		}
	}
	if !bytes.Contains(live.Bytes(), []byte("font-family:Sarabun")) || bytes.HasPrefix(live.Bytes(), []byte("<?xml")) {
		t.Error("live SVG does not fit into a page with Sarabun")
	}
	if live.Len()*5 > len(outlines) {
		t.Errorf("live SVG has %d bytes, outlines %d", live.Len(), len(outlines))
	}
}

func TestPNGSize(t *testing.T) {
	config, err := png.DecodeConfig(bytes.NewReader(written(t, sampleFigure(t, "th", "1600x900"), "png")))
	if err != nil {
		t.Fatal(err)
	}
	if config.Width != 1600 || config.Height != 900 {
		t.Errorf("%dx%d pixels", config.Width, config.Height)
	}
}

// sameDrawing is the root mean square difference of grey between renderers of one
// drawing at 800x600: they smooth edges differently. A drawing half a pixel off gives
// 0.038, one without its title 0.16.
const sameDrawing = 0.035

// TestOtherRenderers draws PDF with poppler and SVG with librsvg and compares them with
// our PNG, where those programs are installed.
func TestOtherRenderers(t *testing.T) {
	f := sampleFigure(t, "th", "800x600")
	want := copied(t, written(t, f, "png"))
	dir := t.TempDir()
	file := func(format string) string {
		name := filepath.Join(dir, "chart."+format)
		if err := os.WriteFile(name, written(t, f, format), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	for _, c := range []struct {
		program string
		args    []string
	}{
		{"pdftoppm", []string{"-png", "-r", "96", "-singlefile", file("pdf"), filepath.Join(dir, "pdftoppm")}},
		{"rsvg-convert", []string{"-b", "white", "-w", "800", "-h", "600", "-o", filepath.Join(dir, "rsvg-convert.png"), file("svg")}},
	} {
		t.Run(c.program, func(t *testing.T) {
			if _, err := exec.LookPath(c.program); err != nil {
				t.Skipf("%s is not installed", c.program)
			}
			if out, err := exec.Command(c.program, c.args...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			got, err := os.ReadFile(filepath.Join(dir, c.program+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if d := distance(t, want, copied(t, got)); d > sameDrawing {
				t.Errorf("differs from the PNG by %.4f", d)
			} else {
				t.Logf("differs from the PNG by %.4f", d)
			}
		})
	}
}
