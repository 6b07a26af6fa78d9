package chart

import (
	"fmt"
	"math"
	"strings"

	"github.com/lehackathon/le/analysis/chart/thaitext"
)

// spreadFrom is how many areas tell how much areas differ beyond chance.
const spreadFrom = 10

// Funnel draws the deaths of areas as percent of those expected, by how many were
// expected, with the limits of chance: 95 % dotted and 99.8 % solid (see
// poissonLimits). Areas within are hollow; those outside the outer limits are named,
// and the own one always. With spread, limits also allow for differences between areas
// that no chance explains, where ten areas or more tell how large these are. Areas
// without expected deaths are counted in a note. It fails where no area has any.
func Funnel(st *Style, about About, s Places, spread bool) (*Figure, error) {
	f := funnel{places: s}
	left := 0
	var observed, expected []float64
	for _, p := range s.ranked() {
		if p.Expected <= 0 {
			left++
			continue
		}
		f.dots = append(f.dots, funnelDot{place: p, ratio: p.Observed / p.Expected})
		observed, expected = append(observed, p.Observed), append(expected, p.Expected)
	}
	if len(f.dots) == 0 {
		return nil, nothing("no area has expected deaths, so there is nothing to draw", "give the rates to expect by, such as the country's (--against)")
	}
	var extra []string
	if left > 0 {
		extra = append(extra, fmt.Sprintf(st.pick("without expected deaths, not drawn: %s", "ไม่มีจำนวนตายที่คาด จึงไม่แสดง: %s"), st.counted(left, s.level())))
	}
	if spread && len(f.dots) >= spreadFrom {
		f.dispersion = dispersionOf(observed, expected)
		extra = append(extra, fmt.Sprintf(st.pick("limits allow for differences between areas beyond chance (φ = %s, τ = %s)", "ขีดจำกัดเผื่อความแตกต่างระหว่างพื้นที่ที่เกินความบังเอิญ (φ = %s, τ = %s)"), fixed(f.dispersion.Phi, 1), fixed(math.Sqrt(f.dispersion.Tau2), 3)))
	} else if spread {
		extra = append(extra, fmt.Sprintf(st.pick("fewer than %d areas do not tell how they differ beyond chance: limits are those of chance alone", "มีไม่ถึง %d พื้นที่ จึงใช้ขีดจำกัดของความบังเอิญเท่านั้น"), spreadFrom))
	}
	for i, d := range f.dots {
		for tail, into := range map[float64]*[2]float64{innerTail: &f.dots[i].inner, outerTail: &f.dots[i].outer} {
			into[0], into[1] = f.dispersion.limits(d.place.Expected, tail)
		}
	}
	method := st.pick("indirect standardisation, 95 % and 99.8 % limits", "การปรับมาตรฐานทางอ้อม ขีดจำกัด 95 % และ 99.8 %")
	fig := &Figure{Kind: "funnel", style: st, Title: st.sentence(f.title(st)), Data: f.data(), Simulated: about.Simulated, paint: f.paint,
		Subtitle: fmt.Sprintf(st.pick("Deaths as percent of those expected at the death rates of %s (= 100), %s", "จำนวนตายเป็นร้อยละของจำนวนที่คาดตามอัตราตายของ%s (= 100) %s"), f.standard(st), st.counted(len(f.dots), s.level())),
		Notes:    append(about.notes(st, method, s.Period), extra...)}
	fig.Description = describe(fig.Title+".", fig.Subtitle+".", f.words(st))
	return fig, nil
}

type funnel struct {
	places     Places
	dots       []funnelDot
	dispersion dispersion
}

type funnelDot struct {
	place        Place
	ratio        float64
	inner, outer [2]float64 // limits of the ratio
}

// outside is 2 beyond the outer limits, 1 between both, 0 within, negative where low.
func (d funnelDot) outside() int {
	switch {
	case d.ratio > d.outer[1]:
		return 2
	case d.ratio < d.outer[0]:
		return -2
	case d.ratio > d.inner[1]:
		return 1
	case d.ratio < d.inner[0]:
		return -1
	}
	return 0
}

// standard is whose rates deaths are expected by.
func (f funnel) standard(st *Style) string {
	if c := f.places.country(); c != nil {
		return st.place(c.Area)
	}
	return st.pick("the standard", "ประชากรมาตรฐาน")
}

func (f funnel) title(st *Style) string {
	high, low := 0, 0
	var own *funnelDot
	for i, d := range f.dots {
		high, low = high+btoi(d.outside() == 2), low+btoi(d.outside() == -2)
		if f.places.isOwn(d.place.Area) {
			own = &f.dots[i]
		}
	}
	all := st.counted(len(f.dots), f.places.level())
	count := fmt.Sprintf(st.pick("of %s, %d lie above the limits of chance and %d below", "จาก %s อยู่เหนือขีดจำกัดของความบังเอิญ %d แห่ง ต่ำกว่า %d แห่ง"), all, high, low)
	if own == nil {
		return upperFirst(count)
	}
	if count = st.pick("; ", " ") + count; len(f.dots) == 1 {
		count = ""
	}
	here, _ := st.sides(f.places.about(own.place.Area), f.places.about(own.place.Area))
	verb := st.pick("more", "มากกว่า")
	if own.ratio < 1 {
		verb = st.pick("fewer", "น้อยกว่า")
	}
	judged := map[int]Phrase{0: {", which may be chance", " ซึ่งอาจเป็นความบังเอิญ"}, 1: {", close to the limits of chance", " ซึ่งใกล้ขีดจำกัดของความบังเอิญ"}, 2: {", beyond chance", " ซึ่งเกินความบังเอิญ"}}
	out := own.outside()
	return fmt.Sprintf(st.pick("Deaths %[1]s are %[2]s %% %[3]s than expected%[4]s%[5]s", "%[1]s ตาย%[3]sที่คาดร้อยละ %[2]s%[4]s%[5]s"),
		here, fixed(100*math.Abs(own.ratio-1), 1), verb, judged[max(out, -out)].in(st), count)
}

func (f funnel) words(st *Style) string {
	const most = 12
	var out []string
	for _, d := range f.dots {
		if k := d.outside(); (k == 2 || k == -2 || f.places.isOwn(d.place.Area)) && len(out) < most {
			out = append(out, st.place(d.place.Area)+" "+fixed(100*d.ratio, 1))
		}
	}
	return strings.Join(out, st.pick("; ", " · ")) + "."
}

func (f funnel) data() Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "level", "period", "sex", "deaths", "expected", "ratio", "lower_95", "upper_95", "lower_99_8", "upper_99_8"}}
	for _, q := range f.dots {
		a := q.place.Area
		d.Rows = append(d.Rows, []string{a.Code, thaitext.Strip(a.Name("en")), thaitext.Strip(a.TH), string(a.Level), f.places.Period.String(), f.places.Sex.String(),
			full(q.place.Observed), full(q.place.Expected), full(q.ratio), full(q.inner[0]), full(q.inner[1]), full(q.outer[0]), full(q.outer[1])})
	}
	return d
}
