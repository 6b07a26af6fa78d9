package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Verdict is what doing a run again found.
type Verdict struct {
	Files       int      // outputs compared
	Failed      int      // steps that failed, then and now
	Processor   string   // kind that the run was made on, where it is not this one
	Unlike      []string // why the two may not be compared: nothing was done again
	Stopped     int      // steps that a stopped run had still to do: one of those reasons
	Inputs      []Difference
	Differences []Difference
}

// Same reports whether the run was done again and everything agrees.
func (v *Verdict) Same() bool {
	return len(v.Unlike) == 0 && len(v.Inputs) == 0 && len(v.Differences) == 0
}

// Difference is one file that is not as it should be. Hashes are empty where there is
// no such file.
type Difference struct {
	Name                        string
	EN, TH                      string // what about it
	Recorded, Found, Recomputed string
	First                       string // the first place where two contents differ
}

// What can be said of a file.
var (
	changed    = [2]string{"changed after the run", "ถูกแก้ไขหลังการคำนวณ"}
	missing    = [2]string{"missing", "หายไป"}
	extra      = [2]string{"not made by the run", "ไม่ได้มาจากการคำนวณ"}
	recomputed = [2]string{"comes out differently when done again", "คำนวณซ้ำแล้วได้ผลต่างกัน"}
	input      = [2]string{"input changed since the run", "ข้อมูลนำเข้าเปลี่ยนไปหลังการคำนวณ"}
	lost       = [2]string{"input is missing", "ไม่พบข้อมูลนำเข้า"}
	added      = [2]string{"input was not there at the run", "ข้อมูลนำเข้าที่ไม่มีตอนคำนวณ"}
)

// Verify does the run recorded in a folder again, in a temporary one, and compares.
// base is the folder that the inputs are named from; "" is the recorded one. Nothing is
// done again where version, methods or inputs are not those of the record. report is
// told of the steps that are; it may be nil.
func (p *Program) Verify(ctx context.Context, dir, base string, report func(Event)) (*Verdict, error) {
	v, text, err := p.verify(ctx, dir, base, report)
	if err == nil && !untouched(text) && !slices.ContainsFunc(v.Differences, func(d Difference) bool { return d.Name == ManifestName }) {
		v.Differences = slices.Insert(v.Differences, 0, Difference{Name: ManifestName, EN: changed[0], TH: changed[1], Found: hexSum(text)})
	}
	return v, err
}

// verify is Verify but for a manifest that was edited. It returns the manifest's text.
func (p *Program) verify(ctx context.Context, dir, base string, report func(Event)) (*Verdict, []byte, error) {
	m, text, err := record(dir)
	if err != nil {
		return nil, nil, err
	}
	v := &Verdict{Files: len(m.outputs())}
	for _, s := range m.Steps {
		if s.Failed != nil {
			v.Failed++
		}
	}
	if m.Processor != runtime.GOARCH {
		v.Processor = m.Processor
	}
	plan, err := p.unlike(v, m)
	if err != nil {
		return nil, nil, err
	}
	if err := v.present(dir, m); err != nil {
		return nil, nil, err
	}
	if plan == nil {
		return v, text, nil
	}
	if base == "" {
		if base = filepath.Join(dir, filepath.FromSlash(m.Base)); m.Base == "" {
			return nil, nil, &analysis.DataError{Where: dir, Msg: "does not say where its inputs are: they were not beside it", Hint: "name the folder of " + FileName + " with --inputs"}
		}
	}
	if err := v.inputs(base, plan, m); err != nil {
		return nil, nil, err
	}
	if len(v.Unlike) > 0 || len(v.Inputs) > 0 {
		return v, text, nil
	}
	return v, text, p.again(ctx, v, dir, base, m, text, report)
}

// unlike says why the record's figures and this program's may not be compared. There is
// no plan where this program cannot read the record's configuration.
func (p *Program) unlike(v *Verdict, m *Manifest) (*Plan, error) {
	why := []string(nil)
	defer func() { v.Unlike = why }()
	if m.Version != p.Version {
		why = append(why, fmt.Sprintf("the run was made by le %s, and this is le %s", m.Version, p.Version))
	}
	plan, err := p.Plan(m.Config)
	if err != nil {
		why = append(why, "the configuration of the run is not one of this le: "+err.Error())
		return nil, nil
	}
	builtIn, err := p.builtIn()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range slices.Concat(m.BuiltIn, builtIn) {
		if !slices.Contains(m.BuiltIn, f) || !slices.Contains(builtIn, f) {
			names = append(names, f.Name)
		}
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(names))) {
		why = append(why, name+": the list or evidence of this name is another one in this le")
	}
	first := ""
	for _, s := range plan.Steps {
		now, then := p.entryOf(s), m.entry(s.Name)
		if then == nil || then.Key == "" && then.Failed == nil { // announced, and no more
			v.Stopped++
			first = cmp.Or(first, s.Name)
			continue
		}
		if now.Command != then.Command {
			why = append(why, fmt.Sprintf("%s: was made by %q, and would be by %q", s.Name, then.Command, now.Command))
		}
		names := slices.AppendSeq(slices.Collect(maps.Keys(now.Options)), maps.Keys(then.Options))
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			if a, b := then.Options[name], now.Options[name]; a != b && now.Command == then.Command {
				why = append(why, fmt.Sprintf("%s: the option %s was %q, and is %q in this le", s.Name, name, a, b))
			}
		}
	}
	if v.Stopped > 0 {
		why = append(why, fmt.Sprintf("the run was stopped before %d of %d steps were done, the first of them %s", v.Stopped, len(plan.Steps), first))
	}
	return plan, nil
}

// present compares the files in the folder with the record.
func (v *Verdict) present(dir string, m *Manifest) error {
	recorded := map[string]bool{ManifestName: true}
	for _, want := range m.outputs() {
		recorded[want.Name] = true
		got, err := hashFile(filepath.Join(dir, filepath.FromSlash(want.Name)), want.Name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			v.note(Difference{Name: want.Name, EN: missing[0], TH: missing[1], Recorded: want.SHA256})
		case err != nil:
			return err
		case got != want:
			v.note(Difference{Name: want.Name, EN: changed[0], TH: changed[1], Recorded: want.SHA256, Found: got.SHA256})
		}
	}
	return filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, at)
		if name = filepath.ToSlash(name); err != nil || recorded[name] {
			return err
		}
		found, err := hashFile(at, name)
		v.note(Difference{Name: name, EN: extra[0], TH: extra[1], Found: found.SHA256})
		return err
	})
}

func (v *Verdict) note(d Difference) { v.Differences = append(v.Differences, d) }

// inputs compares the inputs, and the evidence where it came from, with the record.
func (v *Verdict) inputs(base string, plan *Plan, m *Manifest) error {
	found, _, err := hashInputs(base, plan)
	if err != nil {
		return err
	}
	want := slices.Clone(m.Inputs)
	for _, e := range m.Evidence {
		want = append(want, File{e.Source, e.Bytes, e.SHA256})
		got, err := hashFile(filepath.Join(base, filepath.FromSlash(e.Source)), e.Source)
		if err == nil {
			found = append(found, got)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	named := func(list []File, name string) *File {
		if i := slices.IndexFunc(list, func(f File) bool { return f.Name == name }); i >= 0 {
			return &list[i]
		}
		return nil
	}
	for _, w := range want {
		switch got := named(found, w.Name); {
		case got == nil:
			v.Inputs = append(v.Inputs, Difference{Name: w.Name, EN: lost[0], TH: lost[1], Recorded: w.SHA256})
		case *got != w:
			v.Inputs = append(v.Inputs, Difference{Name: w.Name, EN: input[0], TH: input[1], Recorded: w.SHA256, Found: got.SHA256})
		}
	}
	for _, f := range found {
		if named(want, f.Name) == nil {
			v.Inputs = append(v.Inputs, Difference{Name: f.Name, EN: added[0], TH: added[1], Found: f.SHA256})
		}
	}
	return nil
}

// again does the run in a temporary folder and compares every file.
func (p *Program) again(ctx context.Context, v *Verdict, dir, base string, m *Manifest, text []byte, report func(Event)) error {
	temp, err := os.MkdirTemp("", "le-verify-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	full, err := filepath.Abs(base)
	if err != nil {
		return err
	}
	fresh, err := p.Run(ctx, m.Config, RunOptions{Base: full, Out: temp, Epoch: m.Epoch, Report: report})
	if ctx.Err() != nil {
		return &stoppedError{"stopped: nothing was compared", ctx.Err()}
	}
	if steps := (*StepsError)(nil); err != nil && !errors.As(err, &steps) {
		return err
	}
	v.compare(dir, temp, m, fresh)
	if len(v.Differences) > 0 {
		return nil
	}
	fresh.Base, fresh.Processor = m.Base, m.Processor
	for i := range fresh.Steps {
		if then := m.entry(fresh.Steps[i].Name); then != nil {
			fresh.Steps[i].Key = then.Key // tells builds apart, and no outputs
		}
	}
	now, err := fresh.bytes()
	if err == nil && !bytes.Equal(now, text) {
		v.note(Difference{Name: ManifestName, EN: changed[0], TH: changed[1], Recorded: "-", Found: hexSum(text), Recomputed: hexSum(now), First: firstLine(text, now)})
	}
	return err
}

// compare holds the outputs done again against the record and the folder.
func (v *Verdict) compare(dir, temp string, m, fresh *Manifest) {
	again := map[string]string{}
	for _, f := range fresh.outputs() {
		again[f.Name] = f.SHA256
	}
	for _, want := range m.outputs() {
		now := again[want.Name]
		delete(again, want.Name)
		i := slices.IndexFunc(v.Differences, func(d Difference) bool { return d.Name == want.Name })
		if i < 0 && now == want.SHA256 {
			continue
		}
		if i < 0 {
			i = len(v.Differences)
			v.note(Difference{Name: want.Name, EN: recomputed[0], TH: recomputed[1], Recorded: want.SHA256, Found: want.SHA256})
		} else if now != want.SHA256 {
			v.Differences[i].EN += ", and " + recomputed[0]
			v.Differences[i].TH += " และ" + recomputed[1]
		}
		d := &v.Differences[i]
		if d.Recomputed = now; d.Found != "" && now != "" {
			name := filepath.FromSlash(want.Name)
			d.First = firstDifference(filepath.Join(dir, name), filepath.Join(temp, name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(again)) {
		v.note(Difference{Name: name, EN: recomputed[0], TH: recomputed[1], Recomputed: again[name]})
	}
	slices.SortStableFunc(v.Differences, func(a, b Difference) int { return strings.Compare(a.Name, b.Name) })
}

// EpochOf reads the time that outputs of a run carry from its manifest.
func EpochOf(dir string) (string, error) {
	m, _, err := record(dir)
	if err != nil {
		return "", err
	}
	return m.Epoch, nil
}

// record reads the manifest in a folder, and its text.
func record(dir string) (*Manifest, []byte, error) {
	text, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return nil, nil, &analysis.DataError{Where: dir, Msg: "has no readable " + ManifestName, Hint: "name the output folder of a run"}
	}
	m, err := parseManifest(text)
	if err != nil {
		return nil, nil, &analysis.DataError{Where: filepath.Join(dir, ManifestName), Msg: err.Error(), Hint: "do the run again: le run --force"}
	}
	return m, text, nil
}
