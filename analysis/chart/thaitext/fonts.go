package thaitext

import (
	_ "embed" // the fonts

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Typeface is the name of the font, as CSS and gonum/plot call it.
const Typeface = "Sarabun"

//go:embed fonts/Sarabun-Regular.ttf
var sarabunRegular string

//go:embed fonts/Sarabun-Bold.ttf
var sarabunBold string

//go:embed fonts/OFL.txt
var sarabunLicence string

//go:embed fonts/GoFonts.txt
var goFontsLicence string

// Licence is the licence of a font that is built into the program.
type Licence struct{ Name, Text string }

// Licences returns the licences of the fonts built in, for people to read.
func Licences() []Licence {
	return []Licence{
		{"Sarabun (SIL Open Font License 1.1)", sarabunLicence},
		{"Go fonts (BSD 3-Clause)", goFontsLicence},
	}
}

// TTF returns the regular or bold font file, for pages that embed it.
func TTF(bold bool) []byte {
	if bold {
		return []byte(sarabunBold)
	}
	return []byte(sarabunRegular)
}

// fallbackTTF is the font for letters that Sarabun lacks. The Go fonts are part of
// every program that uses package vg; Liberation would add 4 MB.
func fallbackTTF(bold bool) []byte {
	if bold {
		return gobold.TTF
	}
	return goregular.TTF
}

// Regular returns the font at a size in points.
func Regular(size vg.Length) font.Font {
	return font.Font{Typeface: Typeface, Variant: "Sans", Size: size}
}

// Bold returns the bold font at a size in points.
func Bold(size vg.Length) font.Font {
	f := Regular(size)
	f.Weight = xfont.WeightBold
	return f
}
