package main

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/lehackathon/le/ingest/layout"
	"github.com/lehackathon/le/lifetable"
)

// dataHelp tells what files are read.
func dataHelp() string {
	var b strings.Builder
	b.WriteString(`
DATA is a dataset folder, one or more files, - for tidy CSV on standard input, or a
sample built in (sample, sample:NAME).

TIDY TABLES
  One count a row, columns in any order, headers in English or Thai. Deaths and
  population may share a file. Years are พ.ศ. or ค.ศ., row by row.

`)
	for _, c := range [][2]string{
		{"area", "name or code; พื้นที่ จังหวัด อำเภอ"},
		{"year", "2564, 2021 or a run; ปี ปี พ.ศ. ปีงบประมาณ"},
		{"sex", "male female both unknown, ชาย หญิง รวม ไม่ทราบ, 1 2; เพศ"},
		{"age", "0, <1, 1-4, 5-9 … 85+, 80 ปีขึ้นไป, single years; อายุ กลุ่มอายุ"},
		{"cause", "an id, a name or an ICD-10 code; all (รวม) is a total; สาเหตุการตาย"},
		{"deaths", "0 is none, an empty cell is an error; จำนวนตาย"},
		{"population", "mid-year; ประชากร"},
	} {
		entry(&b, c[0], c[1])
	}
	b.WriteString("\nOTHER SHAPES, as named after le ingest --as\n")
	entry(&b, "", strings.Join(layout.ShapeNames(), " "))
	b.WriteString("\nFIELDS, as named after le ingest --map column=field\n")
	entry(&b, "", strings.Join(layout.MappingFields(), " "))
	return b.String()
}

// methodsHelp lists the rules for life tables and the methods for gaps.
func methodsHelp() string {
	var b strings.Builder
	b.WriteString("The first of each is the default. Every output names what was used.\n\nNAX, the years lived in an age group by those who die in it (--ax)\n")
	for _, name := range lifetable.AxRules() {
		rule, _ := lifetable.ParseAxRule(name)
		en, _ := rule.Describe()
		entry(&b, name, en+" ("+rule.Source()+")")
	}
	b.WriteString("\nCLOSE-OUT of the open age group (--close)\n")
	for _, name := range lifetable.CloseOuts() {
		c, _ := lifetable.ParseCloseOut(name)
		en, _ := c.Describe()
		entry(&b, name, en+" ("+c.Source()+")")
	}
	b.WriteString("\nDECOMPOSITION of a gap in life expectancy (--method)\n" + methodHelp())
	b.WriteString("\nMEASURES that gaps are decomposed in (--measure)\n")
	entry(&b, "", strings.Join(measureNames, " "))
	b.WriteString("\nINTERVALS (--interval)\n")
	entry(&b, analyticInterval, "life tables: Chiang's variance with Silcocks' term for the open age group")
	entry(&b, deltaInterval, "gaps: delta method on Poisson deaths of both sides")
	entry(&b, intervalBootstrap, "Poisson draws of every count (--draws, --seed); ranks too")
	return b.String()
}

// listsHelp lists the lists of causes.
func listsHelp() string {
	var b strings.Builder
	b.WriteString(`
--causes LIST regroups the causes of the data by their ICD-10 codes. Deaths in no item
stay on a line of their own. LIST is one of these, or a CSV file with the columns id,
name_en, name_th, icd10 (ranges joined by ;) and parent.

LISTS
`)
	for _, name := range cause.Builtins() {
		if list, err := cause.Builtin(name); err == nil {
			source, _, _ := strings.Cut(list.Source, "\n")
			entry(&b, name, fmt.Sprintf("%d causes: %s", len(list.Leaves()), source))
		}
	}
	return b.String()
}

// outputHelp lists formats and columns.
func outputHelp() string {
	var b strings.Builder
	b.WriteString("Machine formats carry every column, English names, a point and full precision,\nwhatever the language. What people read is rounded.\nErrors, hints and warnings are in English or Thai, by --lang, LE_LANG or the locale;\n--log json carries both (msg and th, hints and hints_th; en and th of warnings).\n\nFORMATS, by --to or by the ending of -o\n")
	for _, f := range []struct {
		format table.Format
		text   string
	}{
		{table.Terminal, "for people; the default on a terminal"}, {table.CSV, "the default in a pipe; --bom for Excel"}, {table.TSV, "with tabs"},
		{table.JSON, `"meta" with version, options, method, inputs and warnings, and "rows"`}, {table.Markdown, "for people, with title and notes"}, {table.XLSX, "a workbook; its second sheet has what JSON has in meta"},
	} {
		entry(&b, f.format.String(), f.text)
	}
	levels := tableOptions{levels: []float64{0.95}}
	for _, c := range []struct {
		command string
		columns []table.Column
	}{
		{"le lifetable", (&lifetableOptions{table: levels}).columns()},
		{"le lifetable --summary", (&lifetableOptions{table: levels, summary: true}).columns()},
		{"le causes", (&causesOptions{table: levels}).columns()},
		{"le risks", (&risksOptions{table: levels}).columns()},
		{"le check", (&checkOptions{}).columns()},
		{"le decompose", (&decomposeOptions{table: levels, measure: measureNames[0]}).columns()},
	} {
		fmt.Fprintf(&b, "\nCOLUMNS of %s\n", c.command)
		for _, col := range c.columns {
			entry(&b, col.Name, col.Heading("en")+" · "+col.Heading("th"))
		}
	}
	return b.String()
}

// pipelineHelp lists the keys of the configuration.
func pipelineHelp() string {
	var b strings.Builder
	b.WriteString(`
le run reads ` + pipeline.FileName + ` (TOML) and does what it says: the dataset first, then every table
from it. le init writes one to start from. An unknown key is an error with line and
column. Options of the commands stand in the sections under their own names: those of
le ingest in [data], of le decompose in [[compare]], of all in [method]. Those of one
output go into [method.NAME], as [method.report]: there it may also choose area, year,
sex and what it is compared with. Files that options name go into [evidence].

KEYS
`)
	for _, k := range pipeline.Keys() {
		entry(&b, k.Name, k.EN+" · "+k.TH)
		entry(&b, "", k.Example)
	}
	b.WriteString("\nOUTPUTS, in outputs.tables; chart and report have keys of their own\n")
	for _, k := range pipeline.Kinds() {
		entry(&b, k.Name, "le "+k.Command+": "+k.EN+" · "+k.TH)
	}
	b.WriteString(`
THE FOLDER
  ` + pipeline.ManifestName + ` records inputs and outputs with their SHA-256, the options in force, seed,
  version and warnings; no time, name of a computer or path. Paths in the file start at
  its folder. Steps of which nothing changed are not done again; a run that was stopped
  goes on. What a killed run left is removed. SOURCE_DATE_EPOCH sets the time in formats
  that carry one (otherwise it is 1980-01-01).
`)
	return b.String()
}

// exitStatuses are the statuses with what they mean.
var exitStatuses = [...][2]string{
	exitDone:   {"done", "สำเร็จ"},
	exitFailed: {"failed: the disk, an interrupt, or a bug", "ไม่สำเร็จ: ดิสก์ ถูกหยุด หรือข้อผิดพลาดของโปรแกรม"},
	exitUsage:  {"wrong usage: flags, or a configuration with mistakes", "ใช้คำสั่งผิด หรือไฟล์ตั้งค่าผิด"},
	exitData:   {"the data cannot be used: the message says where and what to do", "ใช้ข้อมูลไม่ได้ ข้อความบอกตำแหน่งและวิธีแก้"},
	exitGate:   {"a quality gate failed: --strict, le check --strict on red, or le verify found a difference or could not compare", "ไม่ผ่านเกณฑ์คุณภาพ: --strict หรือ le verify พบความแตกต่าง"},
}

func exitHelp() string {
	var b strings.Builder
	b.WriteString("STATUS\n")
	for code, s := range exitStatuses {
		entry(&b, fmt.Sprint(code), s[0]+" · "+s[1])
	}
	b.WriteString(`
  le run ends with the status of the steps that failed if it is one and the same, else
  with 3; the others are done all the same.

MESSAGES
  Data go to standard output, everything else to standard error. --quiet leaves out
  warnings and notes. --log json makes a line of JSON of each message: level, msg;
  code, en and th of warnings; step and state of le run; hints and exit of errors. There
  is no time in it, so that the same work logs the same lines.
`)
	return b.String()
}

// qualityHelp says what is done about doubtful data.
func qualityHelp() string {
	var b strings.Builder
	b.WriteString("Data that cannot be used are refused with their place. Doubtful ones are used with a\nwarning, which is printed, written into every output, and fails a command under\n--strict. No count is made up, and no death is dropped.\n\nSMALL NUMBERS\n")
	entry(&b, fmt.Sprint(analysis.RefuseBelow), "person-years: below, no life table (--allow-small builds it)")
	entry(&b, fmt.Sprint(analysis.WarnBelow), "person-years: below, a warning")
	b.WriteString(`
UNKNOWN AGE OR SEX
  Counted and told. --spread-unknown shares such deaths out in proportion to the known.

CAUSES THAT SAY LITTLE
  Ill-defined causes (WHO ICD-10 volume 2, annex 7.3) and garbage codes (GBD 2021) are
  counted and get no rank. --redistribute shares them out, on request only.

CONVERSIONS
  le ingest writes ingest-report.md: every kind of conversion with its count and
  examples. Totals in the files are used as checks.

LIMITS of le check; le check --limits has them all with their sources
`)
	seen := map[string]bool{}
	for _, l := range quality.Limits() {
		if !seen[l.Check] { // the first figure of a check is its main one
			entry(&b, l.Check, l.EN+" · "+l.TH)
		}
		seen[l.Check] = true
	}
	return b.String()
}

// glossaryHelp lists terms.
func glossaryHelp() string {
	var b strings.Builder
	b.WriteString("TERMS\n")
	for _, t := range glossary() {
		b.WriteString("  " + t.EN + " · " + t.TH + "\n")
	}
	return b.String()
}
