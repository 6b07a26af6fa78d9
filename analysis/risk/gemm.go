package risk

import "math"

// GEMM are the parameters of the Global Exposure Mortality Model for PM2.5.
type GEMM struct{ Theta, SE, Alpha, Mu, Nu, From float64 }

// LogHazard returns the logarithm of the hazard ratio at a concentration in µg/m³,
//
//	ln HR = θ ln(1 + x/α) / (1 + exp(-(x-μ)/ν)),  x = max(concentration - From, 0)
//
// (Burnett et al. 2018, PNAS 115:9592-7, eq. 1), k standard errors of θ away.
func (g GEMM) LogHazard(concentration, k float64) float64 {
	x := max(concentration-g.From, 0)
	return (g.Theta + k*g.SE) * math.Log1p(x/g.Alpha) / (1 + math.Exp(-(x-g.Mu)/g.Nu))
}

// curve tabulates the model every 0.5 µg/m³ up to 150.
func (g GEMM) curve() *Curve {
	c := &Curve{}
	for i := range 301 {
		x := float64(i) / 2
		c.X = append(c.X, x)
		c.LogRR = append(c.LogRR, g.LogHazard(x, 0))
		c.SE = append(c.SE, g.LogHazard(x, 1)-g.LogHazard(x, 0))
	}
	return c
}
