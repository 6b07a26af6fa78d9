package report_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pageUnderTest is a page as a browser reads it, with the faults found in it.
type pageUnderTest struct {
	node
	t      *testing.T
	ids    map[string]bool
	faults []string
}

func (p *pageUnderTest) fault(format string, a ...any) {
	p.faults = append(p.faults, fmt.Sprintf(format, a...))
}

func parse(t *testing.T, text string) *pageUnderTest {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := &pageUnderTest{node: node{doc}, t: t, ids: map[string]bool{}}
	for d := range doc.Descendants() {
		if id := (node{d}).attr("id"); id != "" {
			if p.ids[id] {
				p.fault("two elements have the id %s", id)
			}
			p.ids[id] = true
		}
	}
	return p
}

// check holds the page against what holds for all of them.
func (p *pageUnderTest) check(lang string) {
	if got := p.one("html").attr("lang"); got != lang {
		p.fault("the page says its language is %q", got)
	}
	p.checkHeadings()
	p.checkAlone()
	p.checkCharts()
	p.checkTables()
	for _, name := range []string{"header", "nav", "main", "footer", "body"} {
		if n := len(p.all(name)); n != 1 {
			p.fault("%d of %s", n, name)
		}
	}
	if skip := p.one("a.skip").attr("href"); skip != "#main" {
		p.fault("the first link leads to %s", skip)
	}
	body := p.one("body").text()
	for _, bad := range []string{"NaN", "Inf ", "%!", "<no value>", "ZgotmplZ", "�", "\u200b", " ."} {
		if strings.Contains(body, bad) {
			i := strings.Index(body, bad)
			p.fault("the page says %q: …%s…", bad, body[max(i-60, 0):min(i+60, len(body))])
		}
	}
	if lang == "th" && strings.Contains(body, "life expectancy is") {
		p.fault("English sentences on a Thai page")
	}
}

// checkHeadings: one h1, no level left out, none empty; sections are named by theirs.
func (p *pageUnderTest) checkHeadings() {
	level, first := 0, 0
	for d := range p.Descendants() {
		if d.Type != html.ElementNode || len(d.Data) != 2 || d.Data[0] != 'h' || d.Data[1] < '1' || d.Data[1] > '6' {
			continue
		}
		now := int(d.Data[1] - '0')
		if now == 1 {
			first++
		}
		if now > level+1 {
			p.fault("%s follows a heading of level %d", d.Data, level)
		}
		if (node{d}).text() == "" {
			p.fault("an empty %s", d.Data)
		}
		level = now
	}
	if first != 1 {
		p.fault("%d headings of the first level", first)
	}
	for d := range p.Descendants() {
		for _, id := range strings.Fields((node{d}).attr("aria-labelledby")) {
			if !p.ids[id] {
				p.fault("%s is named by %s, which is not there", d.Data, id)
			}
		}
	}
}

var outside = regexp.MustCompile(`(?i)url\(\s*['"]?(?:https?:|//|/)|@import|https?://`)

// checkAlone: no script, nothing that is loaded from elsewhere, and links that lead
// somewhere.
func (p *pageUnderTest) checkAlone() {
	for _, name := range []string{"script", "iframe", "object", "embed", "img", "base", "form"} {
		if len(p.all(name)) > 0 {
			p.fault("the page has %s", name)
		}
	}
	for d := range p.Descendants() {
		for _, a := range d.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "srcset":
				p.fault("%s has %s", d.Data, a.Key)
			case a.Key == "style" && outside.MatchString(a.Val):
				p.fault("%s has the style %s", d.Data, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#") && !p.ids[a.Val[1:]]:
				p.fault("a link leads to %s, which is not there", a.Val)
			case a.Key == "href" && a.Val != "data:," && (strings.Contains(a.Val, ":") || strings.HasPrefix(a.Val, "/")):
				p.fault("a link leads to %s", a.Val)
			}
		}
	}
	for _, style := range p.all("style") {
		if m := outside.FindString(style.text()); m != "" {
			p.fault("the style has %q", m)
		}
	}
	if csp := p.one("meta[http-equiv=Content-Security-Policy]").attr("content"); !strings.HasPrefix(csp, "default-src 'none';") {
		p.fault("the page may load: %s", csp)
	}
}

// checkCharts: charts are told to those who do not see them, and have their numbers
// beside them.
func (p *pageUnderTest) checkCharts() {
	charts := p.all("svg")
	for _, svg := range charts {
		if svg.attr("role") != "img" {
			p.fault("a chart without the role of a picture")
		}
		named := strings.Fields(svg.attr("aria-labelledby"))
		if len(named) != 2 {
			p.fault("a chart is named by %q", named)
			continue
		}
		for i, name := range []string{"title", "desc"} {
			list := svg.all(name)
			if len(list) != 1 || list[0].attr("id") != named[i] || list[0].text() == "" {
				p.fault("%s has %d of %s", named[i], len(list), name)
			}
		}
	}
	if figures := p.all("figure"); len(figures) != len(charts) {
		p.fault("%d figures and %d charts", len(figures), len(charts))
	}
	for _, f := range p.all("figure") {
		if len(f.all("table")) != 1 || len(f.all("figcaption")) != 1 || len(f.all("summary")) != 1 {
			p.fault("%s has no numbers or no caption", f.attr("id"))
		}
	}
}

// checkTables: every table has a caption, heads of columns and of rows, and rows as long
// as its head.
func (p *pageUnderTest) checkTables() {
	for _, table := range p.all("table") {
		id := table.attr("id")
		if c := table.all("caption"); len(c) != 1 || c[0].text() == "" {
			p.fault("%s has no caption", id)
		}
		rows := table.all("tr")
		if len(rows) < 2 {
			p.fault("%s is empty", id)
			continue
		}
		heads := len(rows[0].all("th[scope=col]"))
		if heads == 0 || heads != len(rows[0].all("th")) {
			p.fault("%s: %d heads of columns", id, heads)
		}
		for _, tr := range rows[1:] {
			if got := len(tr.all("td")) + len(tr.all("th[scope=row]")); got != heads || len(tr.all("th")) != 1 {
				p.fault("%s: a row of %d cells below %d heads: %s", id, got, heads, tr.text())
			}
		}
	}
}

// writeTidy writes men of one year without causes in two areas, one with a name that
// tests how names are written.
func writeTidy(t testing.TB) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("area,year,sex,age,deaths,population\n")
	ages := []string{"0", "1-4", "5-14", "15-44", "45-64", "65-84", "85+"}
	people := []int{1000, 4000, 10000, 30000, 20000, 9000, 1500}
	deaths := []int{5, 2, 3, 60, 160, 360, 225}
	for i, area := range []string{`"Alpha <b>&""'"`, "Beta"} {
		for x := range ages {
			fmt.Fprintf(&b, "%s,2021,male,%s,%d,%d\n", area, ages[x], deaths[x]+i, people[x])
		}
	}
	name := filepath.Join(t.TempDir(), "tidy.csv")
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestCheckFinds: the checks of this file find what they are for.
func TestCheckFinds(t *testing.T) {
	good, _ := write(t, subjects(t)[0].open(t), "en", nil)
	for name, change := range map[string][2]string{
		"heading":  {"<h2 ", "<h4 "},
		"script":   {"<main", "<script>1</script><main"},
		"link":     {`href="#quality"`, `href="https://example.org"`},
		"anchor":   {`href="#quality"`, `href="#nowhere"`},
		"font":     {"src:url(data:", "src:url(http:"},
		"title":    {`id="chart-trend-title"`, `id="other"`},
		"scope":    {`<th scope="col"`, `<th`},
		"number":   {"74.31", "NaN"},
		"language": {`lang="en"`, `lang="fr"`},
	} {
		t.Run(name, func(t *testing.T) {
			bad := strings.Replace(good, change[0], change[1], 1)
			if bad == good {
				t.Fatalf("nothing to change: %s", change[0])
			}
			p := parse(t, bad)
			if p.check("en"); len(p.faults) == 0 {
				t.Error("went unnoticed")
			}
		})
	}
}

// TestContrast: text is told from its ground at 4.5 to 1 in light and dark (WCAG 2.2,
// success criterion 1.4.3).
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	schemes := regexp.MustCompile(`:root\{([^}]*)\}`).FindAllStringSubmatch(string(css), -1)
	if len(schemes) != 2 {
		t.Fatalf("%d colour schemes", len(schemes))
	}
	for i, scheme := range schemes {
		colour := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+):(#[0-9a-f]+)`).FindAllStringSubmatch(scheme[1], -1) {
			colour[m[1]] = m[2]
		}
		for _, text := range []string{"ink", "faint", "link", "green", "amber", "red"} {
			for _, ground := range []string{"paper", "shade"} {
				if c := contrast(t, colour[text], colour[ground]); c < 4.5 {
					t.Errorf("scheme %d: %s on %s has a contrast of %.1f", i, text, ground, c)
				}
			}
		}
		if c := contrast(t, colour["alarm-ink"], colour["alarm"]); c < 4.5 {
			t.Errorf("scheme %d: the banner has a contrast of %.1f", i, c)
		}
	}
	if c := contrast(t, "#000000", "#ffffff"); math.Abs(c-21) > 1e-9 {
		t.Errorf("black on white has a contrast of %v, not 21", c)
	}
}

// contrast is the ratio of WCAG 2.2 between two colours written #rgb or #rrggbb.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	l := []float64{luminance(t, a), luminance(t, b)}
	return (max(l[0], l[1]) + 0.05) / (min(l[0], l[1]) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(colour, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("%q is no colour", colour)
		}
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
