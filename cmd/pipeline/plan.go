package pipeline

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The folders of the outputs.
const (
	dataFolder     = "data"
	tablesFolder   = "tables"
	chartsFolder   = "charts"
	evidenceFolder = "evidence"
)

// Step is one command line and what it writes.
type Step struct {
	Name    string // the path of its output, "data" for the dataset
	Out     string // file or folder below the output folder, with slashes
	Command string

	operands []string
	options  settings
	at       Position // in the configuration
	evidence []string // copies that it reads, below the output folder
	part     bool     // it may fail and have outputs
}

// Line is the command line, without le, that writes to out.
func (s *Step) Line(out string) []string {
	line := append([]string{s.Command}, s.operands...)
	for _, o := range s.options {
		for _, v := range o.values {
			line = append(line, "--"+o.option+"="+v)
		}
	}
	return append(line, "--output="+out)
}

// first reports whether the step makes the dataset that all others read.
func (s *Step) first() bool { return s.Out == dataFolder }

// Plan is what a configuration asks for, step by step: the dataset first.
type Plan struct {
	Steps    []*Step
	Inputs   []string   // as named in the configuration
	Evidence []Evidence // files that options name
	config   *Config
}

// Evidence is a file that options name, and its copy among the outputs.
type Evidence struct {
	Options []string
	Name    string // relative to the configuration
	Copy    string // below the output folder
	key     string
}

// planner gathers a plan.
type planner struct {
	program *Program
	config  *Config
	plan    *Plan
}

// Plan turns a configuration into steps. Errors are *ConfigError values.
func (p *Program) Plan(c *Config) (*Plan, error) {
	b := &planner{p, c, &Plan{config: c}}
	if err := b.checkOutputs(); err != nil {
		return nil, err
	}
	if err := b.checkSections(); err != nil {
		return nil, err
	}
	if err := b.ingest(); err != nil {
		return nil, err
	}
	for _, name := range c.Outputs.Tables {
		k, _ := findKind(name)
		endings := c.Outputs.Formats
		for _, ending := range endings {
			if err := b.output(k, "", "."+ending); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range c.Outputs.Charts {
		k, _ := findKind("chart")
		if err := b.output(k, name, b.chartEnding(k)); err != nil {
			return nil, err
		}
	}
	if c.Outputs.Report {
		k, _ := findKind("report")
		if err := b.output(k, "", ""); err != nil {
			return nil, err
		}
	}
	return b.plan, nil
}

// chartEnding is that of the format in [method.chart], if there is one.
func (b *planner) chartEnding(k Kind) string {
	part, _ := b.config.Method[k.Name].(map[string]any)
	if format, ok := part["format"].(string); ok && plainName(format) {
		return "." + format
	}
	return k.ending
}

// fail places a mistake at a key.
func (b *planner) fail(key, hint, format string, a ...any) error {
	return &ConfigError{b.config.where.of(key), fmt.Sprintf(format, a...), hint}
}

// setting is an option with the place of its key.
func (b *planner) setting(option, key string, values ...string) setting {
	return setting{option, values, key, b.config.where.of(key)}
}

// ingest is the first step.
func (b *planner) ingest() error {
	c := b.config
	names, ok := fileNames(c.Data["files"])
	if k, _ := findKey("data.files"); !ok {
		return b.fail("data.files", "such as "+k.Example, "%s is %s", k.Name, k.Want)
	} else if len(names) == 0 {
		return b.fail("data.files", "such as "+k.Example, "data.files names no files")
	}
	var err error
	step := &Step{Name: dataFolder, Out: dataFolder, Command: "ingest", at: c.where.of("data")}
	for _, name := range names {
		if !isSample(name) {
			if name, err = relative(name); err != nil {
				return b.fail("data.files", "write it as seen from the folder of "+FileName, "data.files: %v", err)
			}
		}
		step.operands = append(step.operands, name)
	}
	b.plan.Inputs = step.operands
	if step.options, err = b.dataOptions(); err != nil {
		return err
	}
	step.options = step.options.over(b.everywhere(step.Command))
	b.plan.Steps = append(b.plan.Steps, step)
	return nil
}

// dataOptions are the options of ingest in [data].
func (b *planner) dataOptions() (settings, error) {
	own := map[string]any{}
	var columns []string
	for name, v := range b.config.Data {
		table, isTable := v.(map[string]any)
		switch {
		case name == "files":
		case name == "map" && isTable:
			for column, field := range table {
				text, ok := field.(string)
				if !ok {
					return nil, b.fail("data.map", `such as map = {"โรค" = "cause"}`, "data.map: the field of column %q is no text", column)
				}
				columns = append(columns, column+"="+text)
			}
		default:
			own[name] = v
		}
	}
	list, err := b.section("data", own, []string{"ingest"}, reserved)
	if len(columns) > 0 {
		slices.Sort(columns)
		list = append(list, b.setting("map", "data.map", columns...))
	}
	for i, s := range list {
		if s.option != "map-file" {
			continue
		}
		name, err := relative(s.values[0])
		if err != nil {
			return nil, b.fail(s.key, "write it as seen from the folder of "+FileName, "%s: %v", s.key, err)
		}
		list[i].values = []string{name}
		b.plan.Inputs = append(slices.Clone(b.plan.Inputs), name)
	}
	return list, err
}

// everywhere are the options that every command has.
func (b *planner) everywhere(command string) (list settings) {
	for _, s := range []setting{b.setting("lang", "lang", b.config.Lang), b.setting("era", "era", b.config.Era), b.setting("strict", "strict", "true")} {
		_, has := b.program.option(command, s.option)
		if has && s.values[0] != "" && (s.option != "strict" || b.config.Strict) {
			list = append(list, s)
		}
	}
	return list
}

// output adds the steps of one kind of output with one ending; operand goes before the
// data.
func (b *planner) output(k Kind, operand, ending string) error {
	stem := k.Name
	if operand != "" {
		stem = operand
	}
	if !k.each || k.key != "" && len(b.config.Compare) == 0 { // a chart finds the usual other side itself
		return b.step(k, stem, operand, ending, -1, "")
	}
	if len(b.config.Compare) == 0 {
		return b.fail("outputs."+k.section(), "add a section [[compare]] with against, against-year or against-sex", "%s needs something to compare", stem)
	}
	for i := range b.config.Compare {
		ways := []string{""}
		if k.by {
			ways = b.ways(i)
		}
		for _, by := range ways {
			name := stem + "-" + b.comparison(i)
			if by != "" {
				name += "-" + strings.ReplaceAll(by, ",", "-")
			}
			if err := b.step(k, name, operand, ending, i, by); err != nil {
				return err
			}
		}
	}
	return nil
}

// section is the key of outputs that asks for the kind.
func (k Kind) section() string {
	if k.key != "" {
		return k.key
	}
	return "tables"
}

// comparison is the name of a comparison: its number where it has none.
func (b *planner) comparison(i int) string {
	if name, ok := b.config.Compare[i]["name"].(string); ok {
		return name
	}
	return strconv.Itoa(i + 1)
}

// ways are the ways to list the contributions of a comparison.
func (b *planner) ways(i int) []string {
	given, _ := texts(b.config.Compare[i]["by"]) // checked before
	ways := slices.Clone(given)
	for j, w := range ways {
		ways[j] = strings.ReplaceAll(w, " ", "")
	}
	if len(ways) == 0 {
		return []string{"cause"}
	}
	return ways
}

// step adds one step, of comparison i unless it is negative.
func (b *planner) step(k Kind, name, operand, ending string, i int, by string) error {
	s := &Step{Command: k.Command, at: b.config.where.of("outputs." + k.section()), part: k.part}
	switch k.key {
	case "":
		s.Out = path.Join(tablesFolder, name+ending)
	case "charts":
		s.Out = path.Join(chartsFolder, name+ending)
	default:
		s.Out = name
	}
	s.Name = s.Out
	if operand != "" {
		s.operands = []string{operand}
	}
	s.operands = append(s.operands, dataFolder)
	options, err := b.options(k, i)
	if err != nil {
		return err
	}
	if i >= 0 {
		s.at = b.config.where.of(fmt.Sprintf("compare[%d]", i))
	}
	if by != "" {
		options = append(options, b.setting("by", fmt.Sprintf("compare[%d].by", i), by))
	}
	for _, f := range k.fixed {
		options = append(options, b.setting(strings.TrimPrefix(f, "--"), "outputs.tables", "true"))
	}
	s.options = options
	for _, o := range options {
		if strings.HasPrefix(o.key, "evidence") {
			s.evidence = append(s.evidence, o.values...)
		}
	}
	for _, other := range b.plan.Steps {
		switch {
		case !strings.EqualFold(other.Out, s.Out):
		case slices.Equal(other.Line(""), s.Line("")): // asked for twice
			return nil
		default:
			return &ConfigError{s.at, fmt.Sprintf("%s would be written twice, with unlike contents: also for %s", s.Out, other.at), "give the comparisons names of which none starts another"}
		}
	}
	b.plan.Steps = append(b.plan.Steps, s)
	return nil
}

// Lines are the commands of the plan as one would type them in the output folder; the
// first one, of the dataset, in the folder of the configuration.
func (p *Plan) Lines() (lines []string) {
	for _, s := range p.Steps {
		out := s.Out
		if s.first() {
			out = path.Join(p.config.Outputs.Folder, s.Out)
		}
		lines = append(lines, shell(s.Line(out)))
	}
	return lines
}
