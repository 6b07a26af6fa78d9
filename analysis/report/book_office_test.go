package report_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/report"
)

// TestLibreOffice opens the workbook in another program, which prints every sheet.
func TestLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starting LibreOffice takes half a minute")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for _, lang := range []string{"en", "th"} {
		book := filepath.Join(dir, lang+".xlsx")
		if err := os.WriteFile(book, written(t, studyOf(t, "sample", "42", nil), options(lang)), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, book)
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for lang, words := range map[string][]string{
		"en": {"Life expectancy: Loei 2019-2022, compared with Thailand 2019-2022", "SIMULATED DATA", "Leading causes of death", "Malignant neoplasms", "sum minus difference", "SHA-256 00ff"},
		"th": {"2562-2565", "cancer", "SHA-256 00ff"}, // Thai letters come apart in what the reader takes out of a PDF
	} {
		t.Run(lang, func(t *testing.T) {
			text, err := exec.Command(reader, "-layout", filepath.Join(dir, lang+".pdf"), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range words {
				if !strings.Contains(string(text), w) {
					t.Errorf("the printed workbook does not hold %q", w)
				}
			}
			for _, bad := range []string{"#REF", "#NAME", "#VALUE", "#DIV", "Err:", "###"} {
				if strings.Contains(string(text), bad) {
					t.Errorf("the printed workbook holds %q", bad)
				}
			}
		})
	}
}

func BenchmarkWorkbook(b *testing.B) {
	s := studyOf(b, "sample", "42", nil)
	for b.Loop() {
		if err := report.Workbook(io.Discard, s, options("th")); err != nil {
			b.Fatal(err)
		}
	}
}
