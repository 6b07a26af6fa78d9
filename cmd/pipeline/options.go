package pipeline

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// reserved are options that the pipeline sets itself, and choosing those that have
// sections of their own: what is chosen for one kind alone goes into its part of
// [method], unless it shows comparisons.
var (
	reserved = []string{"output", "to", "quiet", "log", "help", "force", "lang", "era", "strict", "explain", "save-map", "data", "template"}
	choosing = append(reserved[:len(reserved):len(reserved)], "area", "year", "sex", "against", "against-year", "against-sex", "chain", "by")
)

// section reads options of the commands from a section of the configuration, in the
// order of their names. Each must be an option of one of the commands.
func (b *planner) section(name string, values map[string]any, commands, barred []string) (settings, error) {
	var list settings
	for _, option := range slices.Sorted(maps.Keys(values)) {
		key, shown := name+"."+option, strings.TrimRight(name, "[]0123456789")+"."+option
		known := b.optionsOf(commands, barred)
		i := slices.IndexFunc(known, func(o Option) bool { return o.Name == option })
		if i < 0 {
			names := sectionKeys(strings.TrimRight(name, "[]0123456789"))
			for _, o := range known {
				names = append(names, o.Name)
			}
			return nil, b.fail(key, nearest(option, names, "the keys are options of le "+strings.Join(commands, ", le ")), "unknown key %q", shown)
		}
		value, err := texts(values[option])
		switch {
		case err != nil:
			return nil, b.fail(key, "", "%s %v", shown, err)
		case len(value) == 0:
			return nil, b.fail(key, "leave the line out", "%s is an empty list", shown)
		}
		if err := acceptedBy(known, option, value); err != nil {
			return nil, b.fail(key, "see le "+commands[0]+" --help", "%s %v", shown, err)
		}
		list = append(list, b.setting(option, key, value...))
	}
	return list, nil
}

// acceptedBy wants one of the options of a name to take the values: two commands may
// have unlike options of one name.
func acceptedBy(options []Option, name string, values []string) (err error) {
	for _, o := range options {
		if o.Name != name {
			continue
		}
		why := o.accepts(values)
		if why == nil {
			return nil
		}
		if err == nil {
			err = why
		}
	}
	return err
}

// optionsOf lists the options of some commands but for those barred.
func (b *planner) optionsOf(commands, barred []string) (list []Option) {
	for _, command := range commands {
		for _, o := range b.program.Options(command) {
			if !slices.Contains(barred, o.Name) {
				list = append(list, o)
			}
		}
	}
	return list
}

// commands lists those that make outputs, each once, of the program's own.
func (b *planner) commands() (names []string) {
	for _, k := range Kinds() {
		if b.program.Options(k.Command) != nil && !slices.Contains(names, k.Command) {
			names = append(names, k.Command)
		}
	}
	return names
}

// options are what the configuration gives a kind of output: those that its command
// has, the special over the general. i is its comparison, or negative.
func (b *planner) options(k Kind, i int) (settings, error) {
	list, err := b.section("select", b.config.Select, []string{"lifetable", "decompose"}, reserved)
	if err != nil {
		return nil, err
	}
	if i >= 0 {
		compare, err := b.compare(i)
		if err != nil {
			return nil, err
		}
		list = list.over(compare)
	}
	method, err := b.layered("method", b.config.Method, k)
	if err != nil {
		return nil, err
	}
	evidence, err := b.layered("evidence", b.config.Evidence, k)
	if err != nil {
		return nil, err
	}
	if evidence, err = b.copies(evidence); err != nil {
		return nil, err
	}
	list = list.over(method).over(evidence).over(b.everywhere(k.Command))
	var left []string
	if k.leave != nil {
		left = k.leave(list.given())
	}
	return slices.DeleteFunc(list, func(s setting) bool {
		o, has := b.program.option(k.Command, s.option)
		return !has || slices.Contains(left, s.option) || o.accepts(s.values) != nil // accepted by its namesake
	}), nil
}

// compare are the options of a comparison.
func (b *planner) compare(i int) (settings, error) {
	own := maps.Clone(b.config.Compare[i])
	delete(own, "name")
	delete(own, "by")
	return b.section(fmt.Sprintf("compare[%d]", i), own, []string{"decompose"}, reserved)
}

// layered are the options of a section for every command, and on top of them those in
// the kind's own part of it, as [method.summary].
func (b *planner) layered(name string, values map[string]any, k Kind) (settings, error) {
	general := map[string]any{}
	special := map[string]any{}
	for option, v := range values {
		if part, ok := v.(map[string]any); !ok {
			general[option] = v
		} else if option == k.Name {
			special = part
		}
	}
	list, err := b.section(name, general, b.commands(), choosing)
	if err != nil {
		return nil, err
	}
	barred := reserved
	if k.each || name != "method" {
		barred = choosing
	}
	own, err := b.section(name+"."+k.Name, special, []string{k.Command}, barred)
	return list.over(own), err
}

// copies puts the copies of evidence in the place of the files, which it notes.
func (b *planner) copies(list settings) (settings, error) {
	list = slices.Clone(list)
	for i, s := range list {
		var copies []string
		for _, name := range s.values {
			e, err := b.note(s, name)
			if err != nil {
				return nil, err
			}
			copies = append(copies, e.Copy)
		}
		list[i].values = copies
	}
	return list, nil
}

// note adds a file of evidence to the plan, or the option to one that is there.
func (b *planner) note(s setting, name string) (*Evidence, error) {
	name, err := relative(name)
	if err != nil {
		return nil, b.fail(s.key, "write it as seen from the folder of "+FileName, "%s: %v", s.key, err)
	}
	for i := range b.plan.Evidence {
		e := &b.plan.Evidence[i]
		switch {
		case e.Name == name:
			if !slices.Contains(e.Options, s.option) {
				e.Options = append(e.Options, s.option)
			}
			return e, nil
		case strings.EqualFold(path.Base(e.Name), path.Base(name)):
			return nil, b.fail(s.key, "give one of the files another name", "%s and %s would have one name among the outputs", e.Name, name)
		}
	}
	b.plan.Evidence = append(b.plan.Evidence, Evidence{[]string{s.option}, name, path.Join(evidenceFolder, path.Base(name)), s.key})
	return &b.plan.Evidence[len(b.plan.Evidence)-1], nil
}
