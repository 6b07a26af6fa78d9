package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestReadme runs the commands of the README in order, in one folder, as a reader
// would: what one writes, the next may read.
func TestReadme(t *testing.T) {
	for _, doc := range []string{"README.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", doc))
		if err != nil {
			t.Skipf("%s is not there yet", doc)
		}
		commands := shellCommands(string(text))
		if len(commands) == 0 {
			t.Fatalf("%s has no command in a ```sh block", doc)
		}
		t.Chdir(t.TempDir())
		for _, name := range []string{"workshop", "sakaeo"} { // "write a sample" may come later in the text
			if status, _, stderr := inProcess(t, nil, "sample", name, "-o", filepath.Join("samples", name)); status != exitDone {
				t.Fatal(stderr)
			}
		}
		for _, c := range commands {
			t.Run(strings.Join(c.args, " "), func(t *testing.T) {
				status, _, stderr := inProcess(t, nil, c.args...)
				if status != c.status {
					t.Errorf("%s: %s\nexit status %d, want %d\n%s", doc, c.line, status, c.status, stderr)
				}
			})
		}
	}
}

// command is one line of documentation that runs le.
type command struct {
	line   string
	args   []string
	status int
}

var (
	fenced   = regexp.MustCompile("(?ms)^[ \t]*```sh\n(.*?)^[ \t]*```")
	exitNote = regexp.MustCompile(`#\s*exit\s+(\d+)`)
)

// shellCommands finds the lines that run le in fenced sh blocks. A comment
// "# exit N" states the exit status; other programs' lines are left out.
func shellCommands(markdown string) []command {
	var list []command
	for _, block := range fenced.FindAllStringSubmatch(markdown, -1) {
		joined := strings.ReplaceAll(block[1], "\\\n", " ")
		for line := range strings.Lines(joined) {
			line = strings.TrimPrefix(strings.TrimSpace(line), "$ ")
			rest, ok := strings.CutPrefix(line, "go run ./cmd/le ")
			if !ok {
				rest, ok = strings.CutPrefix(line, "le ")
			}
			if !ok {
				continue
			}
			c := command{line: line}
			if m := exitNote.FindStringSubmatch(rest); m != nil {
				c.status, _ = strconv.Atoi(m[1])
			}
			c.args = words(rest)
			list = append(list, c)
		}
	}
	return list
}

// words splits a command line like a shell: quotes keep words together, # starts
// a comment, and what goes on behind a pipe or > is not ours.
func words(line string) []string {
	var list []string
	var word strings.Builder
	var quote rune
	inWord := false
	flush := func() {
		if inWord {
			list = append(list, word.String())
		}
		word.Reset()
		inWord = false
	}
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, inWord = r, true
		case r == ' ' || r == '\t':
			flush()
		case !inWord && (r == '#' || r == '|' || r == '>'):
			return list
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	flush()
	return list
}

func TestWords(t *testing.T) {
	got := words(`decompose "my file.csv" --where 'e0<70' --area เลย  # exit 4`)
	want := []string{"decompose", "my file.csv", "--where", "e0<70", "--area", "เลย"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
	commands := shellCommands("text\n   ```sh\n   go test ./...\n   le sample # exit 2\n   $ le a \\\n b\n   ```\n```\nle no\n```\n")
	if len(commands) != 2 || commands[0].status != 2 || strings.Join(commands[1].args, " ") != "a b" {
		t.Errorf("got %+v", commands)
	}
}

// TestExamplesInHelp runs the examples that end each command's help, in order, on
// files of the names they use.
func TestExamplesInHelp(t *testing.T) {
	root := newRoot(systemIO())
	for _, topic := range topics() {
		cmd, _, _ := root.Find([]string{topic.name})
		cmd.Long = topic.page()
	}
	t.Chdir(t.TempDir())
	const counts = "area,year,sex,age,%s\n"
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("deaths.csv", strings.Replace(counts, "%s", "deaths", 1)+tidyRows("500"))
	write("population.csv", strings.Replace(counts, "%s", "population", 1)+tidyRows("7500"))
	write("population.xlsx", strings.Replace(counts, "%s", "population", 1)+tidyRows("7500")) // known by its bytes
	for _, cmd := range append(within(root), root) {
		_, examples, ok := strings.Cut(cmd.Long, "EXAMPLES\n")
		if !ok {
			t.Errorf("%s has no EXAMPLES in its help", cmd.CommandPath())
			continue
		}
		examples, _, _ = strings.Cut(examples, "\n\n")
		for _, c := range shellCommands("```sh\n" + examples + "\n```") {
			t.Run(c.line, func(t *testing.T) {
				if status, _, stderr := inProcess(t, nil, c.args...); status != exitDone {
					t.Errorf("exit status %d\n%s", status, stderr)
				}
			})
		}
	}
}

// within lists the commands below one, but for those that cobra brings along.
func within(cmd *cobra.Command) (list []*cobra.Command) {
	for _, c := range cmd.Commands() {
		if c.Name() != "help" && c.Name() != "completion" {
			list = append(append(list, c), within(c)...)
		}
	}
	return list
}

// TestReadmeShowsEveryCommand: a reader meets each command that works on data.
func TestReadmeShowsEveryCommand(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, c := range shellCommands(string(text)) {
		shown[c.args[0]] = true
		if len(c.args) > 1 {
			shown[c.args[0]+" "+c.args[1]] = true
		}
	}
	for _, cmd := range within(newRoot(systemIO())) {
		name := strings.TrimPrefix(cmd.CommandPath(), "le ")
		if cmd.Runnable() && name != "version" && name != "licenses" && !shown[name] {
			t.Errorf("README.md has no example of le %s", name)
		}
	}
}

// tidyRows gives one area, men and women, three age groups, one count in all.
func tidyRows(count string) string {
	var b strings.Builder
	for _, sex := range []string{"male", "female"} {
		for _, age := range []string{"0-9", "10-19", "20+"} {
			b.WriteString("เลย,2564," + sex + "," + age + "," + count + "\n")
		}
	}
	return b.String()
}

// wantContributions compares contributions by cause in CSV, to three decimals.
func wantContributions(t *testing.T, out string, want map[string]string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	col := map[string]int{}
	for i, name := range rows[0] {
		col[name] = i
	}
	found := map[string]string{}
	for _, row := range rows[1:] {
		v, err := strconv.ParseFloat(row[col["contribution"]], 64)
		if err != nil {
			t.Fatal(err)
		}
		found[row[col["cause_id"]]] = strconv.FormatFloat(v, 'f', 3, 64)
	}
	for cause, w := range want {
		if found[cause] != w {
			t.Errorf("%s: contribution %q, want %s", cause, found[cause], w)
		}
	}
}
