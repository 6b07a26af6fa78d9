package table

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrite(t *testing.T) {
	people := Options{Title: "Gap in e0", Notes: []string{"e0 74.2 against 75.1", "ข้อมูลจำลอง"}}
	th := people
	th.Lang = "th"
	ascii := Options{ASCII: true}
	meta := Options{Meta: map[string]any{"command": "decompose", "note": "<1 & ชาย"}}
	for _, c := range []struct {
		name string
		f    Format
		t    *Table
		o    Options
		want string
	}{
		{"csv", CSV, sample(), people, `area_code,area,cause,gap,deaths
42,เลย,"น้ำ, จม",0.25,1234
42,เลย,"=1+""2""",-0.5,7
42,เลย,NA,,
42,เลย,เสี่ยง|ที่,-0.004,0
`},
		{"csv with byte-order mark", CSV, empty(), Options{BOM: true}, "\ufeffarea,n\n"},
		{"tsv", TSV, sample(), th, "area_code\tarea\tcause\tgap\tdeaths\n" +
			"42\tเลย\tน้ำ, จม\t0.25\t1234\n42\tเลย\t=1+\"2\"\t-0.5\t7\n42\tเลย\tNA\t\t\n42\tเลย\tเสี่ยง|ที่\t-0.004\t0\n"},
		{"json", JSON, sample(), meta, `{"meta": {"command":"decompose","note":"<1 & ชาย"},
"rows": [
{"area_code": "42", "area": "เลย", "cause": "น้ำ, จม", "gap": 0.25, "deaths": 1234},
{"area_code": "42", "area": "เลย", "cause": "=1+\"2\"", "gap": -0.5, "deaths": 7},
{"area_code": "42", "area": "เลย", "cause": "NA", "gap": null, "deaths": null},
{"area_code": "42", "area": "เลย", "cause": "เสี่ยง|ที่", "gap": -0.004, "deaths": 0}
]}
`},
		{"json without rows or meta", JSON, empty(), th, "{\"rows\": []}\n"},
		{"markdown", Markdown, sample(), people, `**Gap in e0**

| Area | Cause | Gap | Deaths |
| --- | --- | ---: | ---: |
| เลย | น้ำ, จม | +0.25 | 1,234 |
| เลย | =1+"2" | -0.50 | 7 |
| เลย | NA |  |  |
| เลย | เสี่ยง\|ที่ | 0.00 | 0 |

- e0 74.2 against 75.1
- ข้อมูลจำลอง
`},
		{"markdown th", Markdown, empty(), th, `**Gap in e0**

| พื้นที่ | N |
| --- | ---: |

- e0 74.2 against 75.1
- ข้อมูลจำลอง
`},
		{"terminal", Terminal, sample(), people, `Gap in e0
Area: เลย

Cause     Gap                        Deaths
───────────────────────────────────────────
น้ำ, จม  +0.25              │██████    1,234
=1+"2"  -0.50  ████████████│              7
NA
เสี่ยง|ที่   0.00             ▕│              0

e0 74.2 against 75.1
ข้อมูลจำลอง
`},
		{"terminal th", Terminal, sample(), th, `Gap in e0
พื้นที่: เลย

สาเหตุ   ผลต่าง                        จำนวนตาย
─────────────────────────────────────────────
น้ำ, จม  +0.25              │██████      1,234
=1+"2"  -0.50  ████████████│                7
NA
เสี่ยง|ที่   0.00             ▕│                0

e0 74.2 against 75.1
ข้อมูลจำลอง
`},
		{"terminal without Unicode", Terminal, sample(), ascii, `Area: เลย

Cause     Gap                        Deaths
-------------------------------------------
น้ำ, จม  +0.25              |######    1,234
=1+"2"  -0.50  ############|              7
NA
เสี่ยง|ที่   0.00              |              0
`},
		{"terminal with blank notes", Terminal, empty(), Options{Notes: []string{" ", ""}}, "Area  N\n───────\n"},
		{"markdown with blank notes", Markdown, empty(), Options{Notes: []string{"", "a"}}, "| Area | N |\n| --- | ---: |\n\n- a\n"},
		{"terminal without rows", Terminal, empty(), people, `Gap in e0

Area  N
───────

e0 74.2 against 75.1
ข้อมูลจำลอง
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, written(t, c.f, c.t, c.o)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestOddText(t *testing.T) {
	b := New([]Column{{Name: "s"}})
	b.Append("a\tb\nc\r\x1b[2J\xff")
	b.Append(nil)
	b.Append(" x\u202e ")
	for f, want := range map[Format]string{
		CSV:      "s\n\"a\tb\nc\r\x1b[2J\xff\"\n\"\"\n\" x\u202e \"\n",
		TSV:      "s\na b c \x1b[2J\xff\n\n x\u202e \n",
		JSON:     "{\"rows\": [\n{\"s\": \"a\\tb\\nc\\r\\u001b[2J\ufffd\"},\n{\"s\": null},\n{\"s\": \" x\u202e \"}\n]}\n",
		Terminal: "s\n───────────\na b c  [2J\ufffd\n\n x\n",
		Markdown: "| s |\n| --- |\n| a b c  \\[2J\ufffd |\n|  |\n|  x  |\n",
	} {
		t.Run(f.String(), func(t *testing.T) {
			if diff := cmp.Diff(want, written(t, f, b.Table(), Options{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestWriteErrors(t *testing.T) {
	b := New([]Column{{Name: "s"}, {Name: "x", Kind: Float}})
	for range 3 * chunk / 10 {
		b.Append("0123456789", 1.5)
	}
	big := b.Table()
	for f := range XLSX { // which is written elsewhere
		for _, room := range []int{0, chunk + chunk/2} {
			err := Write(&limited{room, syscall.EPIPE}, f, big, Options{})
			if err != syscall.EPIPE {
				t.Errorf("%v, room for %d bytes: error %v, want EPIPE itself", f, room, err)
			}
		}
	}
	err := Write(&limited{n: 1 << 20}, JSON, empty(), Options{Meta: math.NaN()})
	if e := new(json.UnsupportedValueError); !errors.As(err, &e) {
		t.Errorf("meta NaN: error %v, want an unsupported value", err)
	}
}

func TestColor(t *testing.T) {
	plain := written(t, Terminal, sample(), Options{Title: "T", Width: 60})
	if strings.Contains(plain, "\x1b") {
		t.Error("escape sequence without Color")
	}
	colored := written(t, Terminal, sample(), Options{Title: "T", Width: 60, Color: true})
	if !strings.Contains(colored, escBold+"T"+escReset) || !strings.Contains(colored, escRed) || !strings.Contains(colored, escBlue) {
		t.Errorf("no bold title, red or blue bar:\n%s", colored)
	}
	strip := strings.NewReplacer(escBold, "", escRed, "", escBlue, "", escReset, "")
	// Painted cells keep the padding that is trimmed from plain lines.
	var lines []string
	for line := range strings.SplitSeq(strip.Replace(colored), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	if diff := cmp.Diff(plain, strings.Join(lines, "\n")); diff != "" {
		t.Errorf("colour moves text, -plain +colored:\n%s", diff)
	}
}

func TestFormatNames(t *testing.T) {
	for f := range Format(len(formats())) {
		if got, err := ParseFormat(f.String()); err != nil || got != f {
			t.Errorf("ParseFormat(%q) = %v, %v", f.String(), got, err)
		}
	}
	for name, want := range map[string]Format{"a.CSV": CSV, "ผล.tsv": TSV, "d/x.json": JSON, "x.y.md": Markdown, "x.txt": Terminal, "ผล.XLSX": XLSX} {
		if got, err := FormatOf(name); err != nil || got != want {
			t.Errorf("FormatOf(%q) = %v, %v, want %v", name, got, err, want)
		}
	}
	for _, c := range []struct {
		call func() (Format, error)
		want string
	}{
		{func() (Format, error) { return ParseFormat("yaml") }, `unknown format "yaml": want table, csv, tsv, json, md, xlsx`},
		{func() (Format, error) { return FormatOf("x.csv.gz") }, `x.csv.gz: compressed files are not written; write the plain file and compress it afterwards`},
		{func() (Format, error) { return FormatOf("csv") }, `csv: the ending "" stands for no format; want .txt, .csv, .tsv, .json, .md, .xlsx`},
	} {
		_, err := c.call()
		if e := new(UsageError); !errors.As(err, &e) || err.Error() != c.want {
			t.Errorf("error %v, want usage error %s", err, c.want)
		}
	}
}
