// Package chart draws results as charts that can be shown to a governor: the title
// says what was found, in Thai or English, and noise looks like noise.
//
// The room in ten lines: NewStyle says how charts look (language, calendar, size,
// purpose, one colour a cause) and is shared by all charts of a run. Each kind has a
// function and a file: Gap, Waterfall, AgeCause and so on take results of the analyses
// and give a Figure; Kinds declares them once, for command, help and documents; Draw
// finds one by name. A Figure carries its title, notes, a description for those who
// cannot see it and its numbers (Data), and writes itself as PNG, SVG or PDF, the same
// bytes every time. Package thaitext draws the letters.
//
// # Adding a kind
//
// A kind is one file (two where the drawing is long) and one line in Kinds, which also
// has it drawn by TestGolden and TestNoOverlap; what it needs that Input lacks is a
// field of Input and a Need, and a line in goldenInput.
//
//  1. func X(st *Style, about About, plain data or results) (*Figure, error). Nothing to
//     draw is an error made by nothing(): what is missing and what to do.
//  2. The title is a sentence with the finding (see gapTitle), the subtitle says what
//     is drawn and in which unit. Notes come from about.notes, with the method as the
//     command line names it; hand Simulated on.
//  3. Description says in words what the picture shows. Data (filled by
//     Data.add) holds all numbers drawn and those summed away: English headers, full
//     precision, names in both languages.
//  4. Figure.paint gets a pen and the area between title and notes, and stays inside.
//     Sizes are in p.em (the label size) or p.hair (a thin line), never in points, so
//     that a slide and a page both come out right. p.st.noteFont is the smallest type.
//  5. Names are wrapped by p.wrapLabel or a nameTable, labels that may touch are kept
//     apart by spread, axes are axisX and axisY. Width first, then drawing: no label is
//     clipped, none overlaps another, with Thai names of 90 letters and with 30 rows;
//     what does not fit is summed (foldRows), not dropped. Signs are explained by
//     breakMarks and marks below the chart.
//  6. Causes are painted by Palette.Fill alone. Where areas touch, p.bar draws their
//     patterns, so that a copier does not lose them. Ill-defined causes are hatched,
//     last, and never ranked. No more than six hues.
//  7. What may be chance is faded (the weak argument of p.bar) or hollow, and a note
//     says why (noiseNote).
//  8. Draw on the pen alone. Package gonum.org/v1/plot itself is not imported: it
//     parses twelve fonts when a program starts and keeps its text handler in a
//     variable that all share.
//  9. Test limits: one row, 30 rows, all negative, all positive, no data (error). Look
//     at every picture (LE_CHART_LOOK=folder go test keeps those of TestLimits).
package chart
