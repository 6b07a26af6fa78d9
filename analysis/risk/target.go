package risk

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/lehackathon/le/analysis"
)

// Targets are feasible exposures, compared with instead of the counterfactual that is
// theoretically best. What they leave out stays as it is.
type Targets struct {
	Name  string
	lines []target
}

// target changes the exposure of a risk.
type target struct {
	risk, category   string
	change           change
	value, threshold float64
	verification     string
}

// change is a way to change an exposure.
type change string

const (
	scaleBy change = "scale" // by percent of what it is
	shiftBy change = "shift" // by units
	moveTo  change = "to"    // a share, or a mean
	capAt   change = "cap"   // nobody beyond a level
	above   change = "above" // the share beyond a threshold changes by percent
)

var targetRequired = []string{"risk", "change", "value"}

// TargetNames lists the targets that come with the program.
func TargetNames() []string { return []string{"25x25", "sdg"} }

// BuiltinTargets returns targets that come with the program, or a *analysis.DataError.
func (e *Evidence) BuiltinTargets(name string) (*Targets, error) {
	if !slices.Contains(TargetNames(), name) {
		return nil, &analysis.DataError{Msg: fmt.Sprintf("no target is called %q", name), Hint: "choose among " + strings.Join(TargetNames(), ", ") + ", or name a file"}
	}
	s, err := builtin("targets.csv", append(slices.Clone(targetRequired), "target", "category", "threshold", "verification", "source"), nil)
	if err != nil {
		return nil, err
	}
	return e.readTargets(s, name)
}

// ParseTargets reads targets from CSV: risk, category, change (scale, shift, to, cap,
// above), value (percent for scale and above; shares as 38% or 0.38), threshold (for
// above). Errors are *analysis.DataError values that name line and column.
func (e *Evidence) ParseTargets(r io.Reader, name string) (*Targets, error) {
	s, err := readSheet(r, name, targetRequired, []string{"category", "threshold", "target", "verification", "source", "note"})
	if err != nil {
		return nil, err
	}
	return e.readTargets(s, "")
}

func (e *Evidence) readTargets(s *sheet, only string) (*Targets, error) {
	t := &Targets{Name: s.name}
	if only != "" {
		t.Name = only
	}
	for _, row := range s.rows {
		if only != "" && row.get("target") != only {
			continue
		}
		one := target{risk: row.get("risk"), category: row.get("category"), change: change(row.get("change")), verification: row.get("verification")}
		i := e.Find(one.risk)
		if i < 0 || e.Risks[i].Kind == None {
			return nil, row.fail("risk", riskHint(e.Risks, one.risk), "no risk with an exposure is called %q", one.risk)
		}
		r := e.Risks[i]
		one.risk = r.ID
		var ok bool
		if one.category, ok = r.category(one.category); !ok {
			return nil, row.fail("category", levelHint(r), "%s has no level %q", r.ID, one.category)
		}
		if err := one.parse(row, r); err != nil {
			return nil, err
		}
		t.lines = append(t.lines, one)
	}
	return t, nil
}

func (t *target) parse(row sheetRow, r Risk) error {
	share := r.categorical(t.category)
	x := exposureRow{}
	v, ok, err := x.parseQuantity(row, "value", share && t.change == moveTo)
	if err != nil {
		return err
	}
	if !ok {
		return row.fail("value", "write by how much, or to what", "there is no value")
	}
	if strings.HasSuffix(row.get("value"), "%") && share && t.change == shiftBy {
		v /= 100
	}
	t.value = v
	switch t.change {
	case scaleBy, above:
		if v < -100 || v > 1000 {
			return row.fail("value", "-30 means 30 % less", "%v %% is no change", v)
		}
		t.value = v / 100
		if t.change == above {
			if t.threshold, ok, err = row.number("threshold"); err != nil {
				return err
			}
			if !ok || r.Kind != Mean {
				return row.fail("threshold", "write the level, such as 140", "above needs a threshold and a risk measured as a level")
			}
		}
	case capAt:
		if share {
			return row.fail("change", "write scale or to", "shares of people have no cap")
		}
	case shiftBy, moveTo:
	default:
		return row.fail("change", "write scale, shift, to, cap or above", "%q is no change", string(t.change))
	}
	return nil
}

// Risks lists the risks that the targets change, by id.
func (t *Targets) Risks() (ids []string) {
	for _, one := range t.lines {
		if !slices.Contains(ids, one.risk) {
			ids = append(ids, one.risk)
		}
	}
	return ids
}

// apply changes an exposure; limit is a level that nobody is beyond, ±Inf for none, and
// factor the change of the exposure as a whole, which causes that are the risk's own
// follow; 1 where there is none.
func (t *Targets) apply(r Risk, x Exposure) (next Exposure, limit, factor float64) {
	next, limit, factor = x, math.Inf(1), 1
	if r.Low {
		limit = math.Inf(-1)
	}
	for _, one := range t.lines {
		if one.risk != r.ID {
			continue
		}
		i := max(r.index(one.category), 0)
		value := &next.MeanValue
		if r.categorical(one.category) {
			value = &next.Share[i]
		}
		before := *value
		switch one.change {
		case scaleBy:
			*value *= 1 + one.value
			if value == &next.MeanValue && next.shape == spreadGamma {
				next.SD *= 1 + one.value
			}
			factor *= 1 + one.value
		case shiftBy:
			*value = max(*value+one.value, 0)
		case moveTo:
			*value = one.value
		case capAt:
			limit = one.value
		case above:
			*value = next.beyond(one.threshold, one.value, r.Low)
		}
		if r.categorical(one.category) {
			*value = min(*value, 1)
			if one.change != scaleBy && before > 0 {
				factor *= *value / before
			}
		}
	}
	next.cap()
	return next, limit, factor
}

// beyond is the mean at which the share of people beyond a threshold has changed by a
// part of itself, the spread staying what it is. Exposures are taken for normal here.
func (x Exposure) beyond(threshold, by float64, low bool) float64 {
	if x.SD == 0 {
		return x.MeanValue
	}
	z := (threshold - x.MeanValue) / x.SD
	if low {
		z = -z
	}
	share := (1 - distuv.UnitNormal.CDF(z)) * (1 + by)
	if share <= 0 || share >= 1 {
		return x.MeanValue
	}
	shift := (distuv.UnitNormal.Quantile(1-share) - z) * x.SD
	if low {
		return x.MeanValue + shift
	}
	return x.MeanValue - shift
}
