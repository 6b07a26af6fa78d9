package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/ingest"
)

// knowledge is evidence and exposures, built in and from files.
type knowledge struct {
	evidence  *risk.Evidence
	base      *risk.Evidence // without --set
	exposures *risk.Exposures
	targets   *risk.Targets
	reference *risk.Reference
	inputs    []ingest.Input
}

// Words after --shares and --set.
const (
	sharesNone = "none"
	setDefault = "default"
)

// readKnowledge opens what the flags name.
func (o *risksOptions) readKnowledge() (k knowledge, err error) {
	if k.base, err = risk.DefaultEvidence(); err != nil {
		return k, err
	}
	if o.evidence != "" {
		text, err := k.open("evidence", o.evidence)
		if err != nil {
			return k, err
		}
		if k.base, err = k.base.Extend(strings.NewReader(text), o.evidence); err != nil {
			return k, err
		}
	}
	k.evidence = k.base
	for i, name := range o.risks {
		at, err := findRisk(k.base, name)
		if err != nil {
			return k, err
		}
		o.risks[i] = k.base.Risks[at].ID
	}
	if len(o.sets) == 1 && o.sets[0] != setDefault {
		if k.evidence, err = k.base.Use(o.sets[0]); err != nil {
			return k, err
		}
	}
	if err := k.readExposures(o.exposure); err != nil {
		return k, err
	}
	if o.shares != "" && o.shares != sharesNone {
		text, err := k.open("shares", o.shares)
		if err != nil {
			return k, err
		}
		if k.reference, err = risk.ParseReference(strings.NewReader(text), o.shares); err != nil {
			return k, err
		}
	}
	return k, k.readTarget(o.target)
}

// readExposures adds files and values to the built-in exposures, the first one given
// going before the next.
func (k *knowledge) readExposures(given []string) (err error) {
	if k.exposures, err = k.base.DefaultExposures(); err != nil {
		return err
	}
	for i := len(given) - 1; i >= 0; i-- {
		var local *risk.Exposures
		if strings.Contains(given[i], "=") {
			local, err = k.base.ParseInline(given[i])
		} else {
			var text string
			if text, err = k.open("exposure", given[i]); err == nil {
				local, err = k.base.ParseExposures(strings.NewReader(text), given[i])
			}
		}
		if err != nil {
			return err
		}
		k.exposures = k.exposures.With(local)
	}
	return nil
}

func (k *knowledge) readTarget(name string) (err error) {
	if name == "" {
		return nil
	}
	for _, known := range risk.TargetNames() {
		if strings.EqualFold(name, known) {
			k.targets, err = k.base.BuiltinTargets(known)
			return err
		}
	}
	text, err := k.open("target", name)
	if err != nil {
		return err
	}
	k.targets, err = k.base.ParseTargets(strings.NewReader(text), name)
	return err
}

// comparing reports whether rankings stand side by side.
func (o *risksOptions) comparing() bool { return len(o.sets) > 1 || o.treatments() != nil }

// treatments are those of useless causes that --redistribute compare ranks under, nil
// for none; known before files are read.
func (o *risksOptions) treatments() []treatment {
	r := o.data.redistribute
	if kind, file, _ := strings.Cut(r.how, ","); kind == redistributeCompare {
		r.file = file
		return r.treatments()
	}
	return nil
}

// writeTemplate writes what to find out for the one area chosen.
func (o *risksOptions) writeTemplate(ctx context.Context, io *streams, l *ingest.Loaded) error {
	subjects, _, _, err := o.subjects(l.Data)
	if err != nil {
		return err
	}
	if len(subjects) > 1 {
		return usagef("choose one with --area", "a template is for one area, and %d are asked for", len(subjects))
	}
	needs, err := risk.Needs(ctx, subjects[0], o.known.evidence, o.known.exposures, o.rankOptions())
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := risk.WriteTemplate(&b, o.known.evidence, subjects[0].Area, needs); err != nil {
		return err
	}
	if o.template == "-" {
		_, err := fmt.Fprint(io.out, b.String())
		return err
	}
	const mark = "\ufeff" // Excel reads Thai right only with it
	return writeFailed(o.template, ingest.WriteFile(o.template, []byte(mark+b.String())))
}
