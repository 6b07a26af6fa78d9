package pipeline

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis/table"
)

// checkOutputs finds mistakes in [outputs] and in the languages.
func (b *planner) checkOutputs() error {
	c := b.config
	o := &c.Outputs
	switch {
	case c.Lang != "en" && c.Lang != "th":
		return b.fail("lang", `write lang = "th" or lang = "en"`, "lang %q is neither th nor en", c.Lang)
	case c.Era != "" && c.Era != "be" && c.Era != "ce":
		return b.fail("era", `write era = "be" (พ.ศ.) or era = "ce" (ค.ศ.)`, "era %q is neither be nor ce", c.Era)
	}
	folder, err := relative(o.Folder)
	if err != nil || folder == "." || !filepath.IsLocal(filepath.FromSlash(folder)) {
		return b.fail("outputs.folder", "name a folder beside the file; le run -o writes elsewhere", "outputs.folder: %q is no folder below the one of the file", o.Folder)
	}
	o.Folder = folder
	for _, f := range o.Formats {
		if _, err := table.FormatOf("x." + f); err != nil || strings.ContainsAny(f, "./") {
			return b.fail("outputs.formats", "such as csv, tsv, json and md", "outputs.formats: %q is no format of a table", f)
		}
	}
	for _, name := range o.Tables {
		k, ok := findKind(name)
		if !ok || k.key != "" {
			return b.fail("outputs.tables", nearest(name, b.program.Available(), "choose among "+strings.Join(b.program.Available(), ", ")), "outputs.tables: there is no table %q", name)
		}
		if err := b.has("outputs.tables", k); err != nil {
			return err
		}
	}
	return b.checkPictures()
}

func (b *planner) checkPictures() error {
	o := b.config.Outputs
	for _, name := range o.Charts {
		if !plainName(name) {
			return b.fail("outputs.charts", "such as gap", "outputs.charts: %q is no kind of chart", name)
		}
	}
	for _, asked := range []struct {
		kind string
		yes  bool
	}{{"chart", len(o.Charts) > 0}, {"report", o.Report}} {
		k, _ := findKind(asked.kind)
		if err := b.has("outputs."+k.key, k); asked.yes && err != nil {
			return err
		}
	}
	return nil
}

// has reports a command that this program does not have.
func (b *planner) has(key string, k Kind) error {
	if b.program.Options(k.Command) != nil {
		return nil
	}
	return b.fail(key, "leave it out, or use a version of le that has it", "%s: this le has no command %s", key, k.Command)
}

// checkSections finds mistakes in parts of the configuration whether or not an output
// uses them.
func (b *planner) checkSections() error {
	c := b.config
	for _, part := range []struct {
		name   string
		values map[string]any
	}{{"method", c.Method}, {"evidence", c.Evidence}} {
		for _, name := range slices.Sorted(maps.Keys(part.values)) {
			if _, isSection := part.values[name].(map[string]any); !isSection {
				continue
			}
			k, ok := findKind(name)
			if !ok {
				return b.fail(part.name+"."+name, "sections are named as tables are: "+strings.Join(b.program.Available(), ", "), "unknown section [%s.%s]", part.name, name)
			}
			if err := b.has(part.name+"."+name, k); err != nil {
				return err
			}
			if _, err := b.layered(part.name, part.values, k); err != nil {
				return err
			}
		}
		if _, err := b.layered(part.name, part.values, Kind{}); err != nil {
			return err
		}
	}
	return b.checkCompare()
}

// checkCompare finds mistakes in the comparisons.
func (b *planner) checkCompare() error {
	names := map[string]int{}
	for i, values := range b.config.Compare {
		section := fmt.Sprintf("compare[%d]", i)
		if v, ok := values["name"]; ok {
			if name, isText := v.(string); !isText || !plainName(name) {
				return b.fail(section+".name", "use letters, digits, - and _: it becomes part of names of files", "compare.name %q cannot name a file", fmt.Sprint(v))
			}
		}
		name := strings.ToLower(b.comparison(i))
		if other, twice := names[name]; twice {
			return b.fail(section+".name", "give each its own name", "comparisons %d and %d are both called %q", other+1, i+1, b.comparison(i))
		}
		names[name] = i
		if _, err := texts(values["by"]); values["by"] != nil && err != nil {
			return b.fail(section+".by", `such as by = ["cause", "age"]`, "compare.by %v", err)
		}
		for _, by := range b.ways(i) {
			if !slices.Contains([]string{"cause", "age", "cause,age"}, by) {
				return b.fail(section+".by", `such as by = ["cause", "age", "cause,age"]`, "compare.by: %q is no way to list contributions", by)
			}
		}
		if _, err := b.compare(i); err != nil {
			return err
		}
	}
	return nil
}
