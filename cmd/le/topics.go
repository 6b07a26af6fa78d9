package main

import (
	"strings"
	"unicode"

	"github.com/spf13/cobra"
)

// topic is a page of help that belongs to no one command: le help NAME. Its text comes
// from the tables that the program itself works by, wherever there is one.
type topic struct {
	name     string
	en, th   string
	text     func() string
	examples []string // each of which runs
}

// topics lists the pages of help, the list of them last.
func topics() []topic {
	return append(pages(), topic{"topics", "the list of these topics", "รายการหัวข้อ", topicsHelp, []string{"le help data", "le help glossary"}})
}

func pages() []topic {
	return []topic{
		{"data", "what files are read: tidy tables and other shapes", "ไฟล์ที่อ่านได้", dataHelp, []string{
			"le ingest --explain deaths.csv population.csv", "le ingest deaths.csv population.csv --map deaths=deaths -o mydata", "le lifetable sample --summary --top 3"}},
		{"methods", "rules and methods with their sources", "วิธีคำนวณและแหล่งอ้างอิง", methodsHelp, []string{
			"le lifetable sample --summary --ax chiang --close gompertz", "le decompose sample --area Loei --against Thailand --method all"}},
		{"lists", "lists of causes of death", "บัญชีสาเหตุการตาย", listsHelp, []string{
			"le decompose sample --area Loei --against Thailand --causes chapters"}},
		{"output", "formats and columns", "รูปแบบและคอลัมน์ของผลลัพธ์", outputHelp, []string{
			"le lifetable sample --summary --to json", "le lifetable sample --summary --columns area,sex,e0 --where 'e0<75' --sort=-e0", "le decompose sample --area Loei --against rest -o gap.md --lang th --era be"}},
		{"pipeline", "le.toml, its keys, and what le run keeps", "แฟ้ม le.toml และการคำนวณทั้งชุด", pipelineHelp, []string{
			"le init --force", "le run --plan", "le run --set method.ax=half --quiet", "le verify results"}},
		{"exit", "exit statuses, and messages in scripts", "รหัสสถานะเมื่อจบ", exitHelp, []string{
			"le lifetable sample --summary --quiet", "le lifetable sample --summary --log json"}},
		{"quality", "how doubtful data are told and refused", "คุณภาพข้อมูล", qualityHelp, []string{
			"le check sample:sakaeo --year 2564", "le check --limits", "le lifetable sample --summary --strict"}},
		{"glossary", "terms in English and Thai", "คำศัพท์", glossaryHelp, []string{
			"le decompose sample --area เลย --against ประเทศไทย --lang th"}},
	}
}

// topicsHelp lists the topics.
func topicsHelp() string {
	var b strings.Builder
	b.WriteString("Pages of help beside those of the commands.\n\nTOPICS\n")
	for _, t := range pages() {
		entry(&b, t.name, t.en+" · "+t.th)
	}
	return b.String()
}

// newTopicCmds makes a page of help of each topic; there is nothing to run. The text is
// made when it is asked for, so that no other command waits for it.
func newTopicCmds() (list []*cobra.Command) {
	for _, t := range topics() {
		cmd := &cobra.Command{Use: t.name, Short: t.en + " · " + t.th}
		cmd.SetHelpFunc(func(c *cobra.Command, args []string) {
			c.Long = t.page()
			c.Root().HelpFunc()(c, args)
		})
		list = append(list, cmd)
	}
	return list
}

// page is the whole page, with examples.
func (t topic) page() string {
	return strings.TrimSpace(t.text()) + "\n\nEXAMPLES\n  " + strings.Join(t.examples, "\n  ")
}

// helpWidth is how wide a page of help is, in columns.
const helpWidth = 80

// entry writes a name and what it means, the latter wrapped beside it.
func entry(b *strings.Builder, name, text string) {
	const indent = 18
	line := "  " + name
	if cells(line) >= indent && text != "" {
		b.WriteString(line + "\n")
		line = ""
	}
	line += strings.Repeat(" ", max(0, indent-cells(line)))
	for i, word := range strings.Fields(text) {
		if i > 0 && cells(line)+cells(word) > helpWidth {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = strings.Repeat(" ", indent)
		}
		line += word + " "
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}

// cells counts the columns that a text takes: marks stand above or below a letter.
func cells(s string) (n int) {
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
