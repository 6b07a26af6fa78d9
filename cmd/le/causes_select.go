package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/ingest"
)

// settleSides reads the flags that choose populations.
func (o *causesOptions) settleSides() error {
	if o.change != "" {
		if o.against() || o.pairs.year != "" {
			return usagef("leave out --year and --against…", "--change names both periods itself")
		}
		if err := o.parseChange(); err != nil {
			return err
		}
	}
	o.pairs.alone = true
	return o.pairs.settle()
}

// parseChange reads two periods, each a year or a run.
func (o *causesOptions) parseChange() error {
	const hint = "write two years or runs, the earlier first: 2562,2565 or 2562-2563,2564-2565"
	first, second, ok := strings.Cut(o.change, ",")
	if !ok || strings.Contains(second, ",") {
		return usagef(hint, "--change %s does not name two periods", o.change)
	}
	var err error
	if o.then, err = parseYears("change", first); err != nil {
		return err
	}
	if o.now, err = parseYears("change", second); err != nil {
		return err
	}
	if o.then.To >= o.now.From || o.then.Fiscal != o.now.Fiscal {
		return usagef(hint, "--change: %s does not come before %s", o.then, o.now)
	}
	return nil
}

// assume says what data without a column for year or sex are.
func (o *causesOptions) assume() ingest.Options { return o.pairs.assume() }

// causeSide is a population to rank, and another to set beside it: the one compared
// with, or its own earlier one.
type causeSide struct {
	near     analysis.Side
	other    *analysis.Side
	nested   bool
	warnings []analysis.Warning
}

// usedSides are all populations that a result is made of.
func usedSides(sides []causeSide) (list []analysis.Side) {
	for _, s := range sides {
		list = append(list, s.near)
		if s.other != nil {
			list = append(list, *s.other)
		}
	}
	return list
}

// sides lists the populations: areas, then sexes. Areas that were not asked for by
// name and lack the years or the sex are left out, which is said.
func (o *causesOptions) sides(d *analysis.Dataset) ([]causeSide, []analysis.Warning, error) {
	if o.against() {
		pairs, err := o.pairs.choose(d)
		var list []causeSide
		for _, p := range pairs {
			list = append(list, causeSide{p.Near, &p.Against, p.Nested, p.Warnings})
		}
		return list, nil, err
	}
	o.pairs.period, o.then, o.now = likeData(d, o.pairs.period), likeData(d, o.then), likeData(d, o.now)
	for _, p := range []analysis.Period{o.pairs.period, o.then, o.now} {
		if p.From == 0 {
			continue
		}
		if _, err := d.Covering(p); err != nil {
			return nil, nil, err
		}
	}
	areas, err := o.pairs.nearAreas(d, -1)
	if err != nil {
		return nil, nil, err
	}
	var list []causeSide
	var left []string
	var missing error
	for _, a := range areas {
		for _, sex := range o.pairs.sexes {
			s, err := o.side(d, a, sex)
			if err != nil && len(o.pairs.areas) > 0 {
				return nil, nil, err
			} else if err != nil {
				missing = cmp.Or(missing, err)
				left = append(left, fmt.Sprintf("%s (%s)", d.Areas[a].Name("en"), sex))
				continue
			}
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return nil, nil, missing
	}
	return list, leftOut(left), nil
}

// side makes one population's side, and the earlier one, if both are there.
func (o *causesOptions) side(d *analysis.Dataset, area int, sex analysis.Sex) (causeSide, error) {
	near := analysis.Side{Areas: []int{area}, As: d.Areas[area], Period: o.pairs.period, Sex: sex}
	s := causeSide{near: near}
	if o.change != "" {
		then := near
		s.near.Period, then.Period, s.other = o.now, o.then, &then
		if _, err := d.Select(then); err != nil {
			return s, err
		}
	} else if o.pairs.year == "" {
		s.near.Period, _ = d.Span(area)
	}
	_, err := d.Select(s.near)
	return s, err
}

func leftOut(names []string) []analysis.Warning {
	if len(names) == 0 {
		return nil
	}
	return []analysis.Warning{{Code: "areas-left-out",
		EN: fmt.Sprintf("left out without data for the years and the sex asked for: %s", strings.Join(names, ", ")),
		TH: fmt.Sprintf("ไม่รวมพื้นที่ที่ไม่มีข้อมูลของปีและเพศที่เลือก: %s", strings.Join(names, ", "))}}
}

// parsePart reads a part of a whole: 20% or 0.2.
func parsePart(flag, text string) (float64, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	part, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if percent {
		part /= 100
	}
	if err != nil || !(part > 0 && part <= 1) {
		return 0, usagef("write a part such as 20% or 0.2", "--%s %s is not above 0 and up to 100%%", flag, text)
	}
	return part, nil
}

// readStandard finds the standard population that --standard names.
func (o *causesOptions) readStandard() (*burden.Standard, error) {
	if slices.Contains(burden.Standards(), o.standard) {
		return burden.StandardOf(o.standard)
	}
	f, err := os.Open(o.standard)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("choose among: "+strings.Join(burden.Standards(), ", ")+", or name a file", "--standard %q is no standard population and no file", o.standard)
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	sum := sha256.New()
	s, err := burden.ParseStandard(io.TeeReader(f, sum), o.standard)
	o.table.inputs = append(o.table.inputs, ingest.Input{Name: o.standard, SHA256: hex.EncodeToString(sum.Sum(nil))})
	return s, err
}
