package decompose

import (
	"math"

	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/floats"
)

// limits are the standard deviation and percentiles of some draws.
type limits = lifetable.Interval

// limitsOf takes quantiles of the values linear between order statistics (Hyndman
// & Fan 1996, type 7), and their standard deviation. It destroys their order.
func limitsOf(values []float64, level float64) limits {
	var mean, squares float64
	for i, v := range values {
		step := v - mean
		mean += step / float64(i+1)
		squares += step * (v - mean)
	}
	return limits{SE: math.Sqrt(squares / float64(len(values)-1)),
		Lower: quantile(values, (1-level)/2), Upper: quantile(values, (1+level)/2)}
}

// quantile changes the order of the values.
func quantile(values []float64, p float64) float64 {
	where := p * float64(len(values)-1)
	i := min(int(where), len(values)-2)
	low := selectNth(values, i)
	return low + (where-float64(i))*(floats.Min(values[i+1:])-low)
}

// selectNth moves the values so that what sorting would put at index n is there,
// with none above it before and none below it after, and returns it (Hoare 1961:
// quickselect; sorting all draws of all causes would take a sixth of a bootstrap).
func selectNth(values []float64, n int) float64 {
	low, high := 0, len(values)-1
	for low < high {
		pivot := median(values[low], values[(low+high)/2], values[high])
		i, j := low, high
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for values[j] > pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			high = j
		case n >= i:
			low = i
		default:
			return values[n]
		}
	}
	return values[n]
}

func median(a, b, c float64) float64 { return max(min(a, b), min(max(a, b), c)) }
