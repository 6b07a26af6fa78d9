package lifetable

import (
	"fmt"
	"math"
)

// Fit is the curve that closes a table above the data.
type Fit struct {
	Law    CloseOut
	From   int       // first age of the groups it was fitted to
	Groups int       // how many groups with deaths it rests on
	Row    int       // first row of the table that comes from the curve
	Level  float64   // log or logit of the death rate at age From
	Slope  float64   // its rise a year
	RateEx []float64 // ex at the ages of the data with the Rate close-out, years

	curve curve
	cov   [3]float64 // variance of level, covariance, variance of slope
}

// Change returns what the close-out adds to ex of the table's row i against Rate,
// in years; 0 for rows above the data's open age.
func (t *Table) Change(i int) float64 {
	if t.Fit == nil || i >= len(t.Fit.RateEx) {
		return 0
	}
	return t.Ex[i] - t.Fit.RateEx[i]
}

// minFitGroups is the fewest groups that show a line and a departure from it.
const minFitGroups = 3

// fit estimates the curve from the closed groups at FitFrom and over, each at its
// midpoint: by Poisson maximum likelihood of the deaths, or by least squares on
// the (logit or log) rates where only rates are known.
func (t *Table) fit() (*Fit, error) {
	from := t.Options.FitFrom
	if from == 0 {
		from = DefaultFitFrom
	}
	law, open := t.Options.Close, t.data.Label(t.data.Open())
	f := &Fit{Law: law, From: from, Row: t.data.Open()}
	c := curve{law: law, origin: float64(from)}
	var line regression
	for i := range t.data.Open() {
		if m := t.NMx[i]; t.data[i] >= from && m > 0 && (t.Exposure != nil || law != Kannisto || m < 1) {
			f.Groups++
			line.add(t.mid(i)-c.origin, c.transform(m), 1)
		}
	}
	if f.Groups < minFitGroups {
		return nil, &DataError{Age: open, Msg: fmt.Sprintf("the %s close-out needs %d closed groups with deaths from age %d on, and has %d", law, minFitGroups, from, f.Groups),
			Hint: "fit from a lower age, use data with a higher open age, or close the table with the rate"}
	}
	c.level, c.slope, _ = line.solve()
	if t.Exposure != nil {
		var settled bool
		if c, f.cov, settled = t.likelihood(c); !settled {
			return nil, &DataError{Age: open, Msg: fmt.Sprintf("the %s curve does not settle on the deaths from age %d on", law, from),
				Hint: "fit from another age, pool years, or close the table with the rate"}
		}
	}
	f.Level, f.Slope, f.curve = c.level, c.slope, c
	last := float64(max(lastFitted, t.data[t.data.Open()]))
	if top, _ := c.rate(last); !(top < steepest) {
		return nil, &DataError{Age: open, Msg: fmt.Sprintf("the %s curve fitted from age %d on rises too steeply to close the table (%.4f a year)", law, from, c.slope),
			Hint: "check the ages of the oldest, fit from another age, or close the table with the rate"}
	}
	if _, finite := c.expectancy(last); !(c.slope > 0) || !finite {
		return nil, &DataError{Age: open, Msg: fmt.Sprintf("the %s curve fitted from age %d on does not rise enough to close the table (%.4f a year)", law, from, c.slope),
			Hint: "check the ages of the oldest, fit from another age, or close the table with the rate"}
	}
	return f, nil
}

// mid returns the middle of a closed group, in exact years.
func (t *Table) mid(i int) float64 { return float64(t.data[i]) + float64(t.data.Width(i))/2 }

// transform returns the log or logit of a rate; a rate of 1 and over, which has no
// logit, is a start value only and counts as 0.99.
func (c curve) transform(m float64) float64 {
	if c.law == Kannisto {
		m = math.Min(m, 0.99)
		return math.Log(m) - math.Log1p(-m)
	}
	return math.Log(m)
}

// likelihood improves a curve by Fisher scoring until the Poisson likelihood of
// the deaths is at its top: repeated weighted least squares of the working values
//
//	z = eta + (D/E - m)/m',  weight E·m'²/m
//
// (McCullagh & Nelder 1989, section 2.5). cov is the inverse information.
func (t *Table) likelihood(c curve) (curve, [3]float64, bool) {
	const rounds, settle = 100, 1e-11
	for range rounds {
		var line regression
		for i := range t.data.Open() {
			if float64(t.data[i]) < c.origin {
				continue
			}
			x := t.mid(i)
			mu, slope := c.rate(x)
			z := c.level + c.slope*(x-c.origin) + (t.NMx[i]-mu)/slope
			line.add(x-c.origin, z, t.Exposure[i]*slope*slope/mu)
		}
		level, slope, cov := line.solve()
		moved := math.Abs(level-c.level) + math.Abs(slope-c.slope)
		if math.IsNaN(moved) || math.IsInf(moved, 0) {
			return c, cov, false
		}
		c.level, c.slope = level, slope
		if moved < settle {
			return c, cov, true
		}
	}
	return c, [3]float64{}, false
}

// influence returns how much level and slope move with one more death in group i.
func (f *Fit) influence(t *Table, i int) (level, slope float64) {
	if t.data[i] < f.From {
		return 0, 0
	}
	x := t.mid(i)
	mu, byLevel := f.curve.rate(x)
	score := byLevel / mu
	lever := score * (x - f.curve.origin)
	return f.cov[0]*score + f.cov[1]*lever, f.cov[1]*score + f.cov[2]*lever
}

// gradient returns the derivatives of a function of the curve by level and slope.
func (f *Fit) gradient(of func(curve) float64) (level, slope float64) {
	diff := func(move func(c *curve, h float64), h float64) float64 {
		up, down := f.curve, f.curve
		move(&up, h)
		move(&down, -h)
		return (of(up) - of(down)) / (2 * h)
	}
	level = diff(func(c *curve, h float64) { c.level += h }, 1e-5)
	slope = diff(func(c *curve, h float64) { c.slope += h }, math.Min(1e-6, f.Slope/10))
	return level, slope
}

// variance returns the delta-method variance of a function of the curve.
func (f *Fit) variance(of func(curve) float64) float64 {
	a, b := f.gradient(of)
	return a*a*f.cov[0] + 2*a*b*f.cov[1] + b*b*f.cov[2]
}

// warning says which curve closes the table and what it does to ex.
func (f *Fit) warning(t *Table) Warning {
	open, change := t.data[t.data.Open()], t.Change(0)
	return Warning{"close-out",
		fmt.Sprintf("ages %d and over follow a %s curve fitted to ages %d-%d (rise %.4f a year); e%d changes by %+.3f years against 1/m", open, f.Law, f.From, open-1, f.Slope, t.Ages[0], change),
		fmt.Sprintf("อายุ %d ปีขึ้นไปใช้เส้นโค้ง %s ที่ปรับจากอายุ %d-%d ปี (เพิ่มขึ้น %.4f ต่อปี) e%d เปลี่ยนไป %+.3f ปีเทียบกับ 1/m", open, f.Law, f.From, open-1, f.Slope, t.Ages[0], change)}
}

// regression is a weighted straight line through points.
type regression struct{ w, x, y, xx, xy float64 }

func (r *regression) add(x, y, weight float64) {
	r.w += weight
	r.x += weight * x
	r.y += weight * y
	r.xx += weight * x * x
	r.xy += weight * x * y
}

// solve returns the line and the inverse of its normal matrix: variance of the
// level, covariance, variance of the slope where the weights are inverse variances.
func (r *regression) solve() (level, slope float64, cov [3]float64) {
	det := r.w*r.xx - r.x*r.x
	cov = [3]float64{r.xx / det, -r.x / det, r.w / det}
	return cov[0]*r.y + cov[1]*r.xy, cov[1]*r.y + cov[2]*r.xy, cov
}
