package report_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestBrowser opens pages from a file in Chromium without a screen, where that is
// installed: the browser keeps all parts, complains of nothing, and prints and paints.
func TestBrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("Chromium is not installed: no page was opened in a browser")
	}
	if testing.Short() {
		t.Skip("no page was opened in a browser: -short")
	}
	for _, lang := range []string{"en", "th"} {
		t.Run(lang, func(t *testing.T) {
			dir := t.TempDir()
			text, _ := write(t, subjects(t)[0].open(t), lang, nil)
			page := filepath.Join(dir, "report.html")
			if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			pdf, picture := filepath.Join(dir, "page.pdf"), filepath.Join(dir, "page.png")
			dom := open(t, browser, page, "--dump-dom")
			open(t, browser, page, "--no-pdf-header-footer", "--print-to-pdf="+pdf)
			open(t, browser, page, "--window-size=1280,900", "--screenshot="+picture)

			p := parse(t, dom)
			for _, name := range []string{"svg", "table", "h2", "section", "text"} {
				if got, want := len(p.all(name)), len(parse(t, text).all(name)); got != want {
					t.Errorf("the browser has %d of %s, the file %d", got, name, want)
				}
			}
			for name, start := range map[string]string{pdf: "%PDF", picture: "\x89PNG"} {
				data, err := os.ReadFile(name)
				if err != nil || !bytes.HasPrefix(data, []byte(start)) {
					t.Errorf("%s: %d bytes, %v", filepath.Base(name), len(data), err)
				}
			}
		})
	}
}

// open runs the browser on a page and returns what it prints. What the page makes it
// complain of is an error.
func open(t *testing.T, browser, page string, args ...string) string {
	t.Helper()
	args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--user-data-dir=" + t.TempDir()}, args...)
	cmd := exec.Command(browser, append(args, "file://"+page)...)
	var out, log bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.WaitDelay = &out, &log, time.Second
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	for line := range strings.Lines(log.String()) {
		if strings.Contains(line, "CONSOLE") || strings.Contains(line, "Content Security Policy") {
			t.Errorf("the browser complains: %s", line)
		}
	}
	return out.String()
}
