package chart

import (
	"image"
	"testing"

	"gonum.org/v1/plot/vg/vgimg"
)

// shade is the largest step of a channel, of 255, that a pixel at the edge of a letter
// may take. Steps of a twentieth are not seen.
const shade = 13

// TestIndexed: the colours of areas stay exactly as they are, and shades at edges stay
// near what they were.
func TestIndexed(t *testing.T) {
	f := sampleFigure(t, "th", "800x600")
	size := f.Size()
	c := vgimg.NewWith(vgimg.UseWH(size.Width, size.Height), vgimg.UseDPI(size.DPI))
	f.draw(c, f.style.text)
	img := c.Image().(*image.RGBA)
	out := indexed(img)
	if len(out.Palette) > maxColours {
		t.Fatalf("%d colours", len(out.Palette))
	}
	kept := map[uint32]bool{}
	for _, q := range out.Palette {
		r, g, b, _ := q.RGBA()
		kept[r>>8<<16|g>>8<<8|b>>8] = true
	}
	for i, h := range append(hues()[:4], Fill{Color: paper}, Fill{Color: ink}, restGrey, unclear) {
		if !kept[uint32(h.Color.R)<<16|uint32(h.Color.G)<<8|uint32(h.Color.B)] {
			t.Errorf("colour %d (%v) is not kept", i, h.Color)
		}
	}
	far := 0
	for i := range out.Pix {
		r, g, b, _ := out.Palette[out.Pix[i]].RGBA()
		for k, v := range []uint32{r, g, b} {
			d := int(img.Pix[4*i+k]) - int(v>>8)
			far = max(far, d, -d)
		}
	}
	if far > shade {
		t.Errorf("a shade moved by %d of 255", far)
	}
	t.Logf("the largest step is %d of 255", far)
}
