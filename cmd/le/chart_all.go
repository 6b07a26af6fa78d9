package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path"
	"runtime"
	"sync"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/ingest"
)

// chartIndex is the file that lists what is in a folder of charts.
const chartIndex = "charts.json"

type chartList struct {
	Generator string         `json:"generator"`
	Version   string         `json:"version"`
	Simulated bool           `json:"simulated"`
	Inputs    []ingest.Input `json:"inputs"`
	Charts    []chartEntry   `json:"charts"`
	NotDrawn  []chartLack    `json:"not_drawn"`

	Contents map[string]string `json:"contents"` // SHA-256 of every other file
}

// addTo adds the list and what it lists to files, in a folder of them.
func (l chartList) addTo(files map[string][]byte, folder string) error {
	own := map[string][]byte{}
	for _, c := range l.Charts {
		own[c.File], own[c.Data] = c.picture, c.text
	}
	l.Contents = ingest.Contents(own)
	index, err := json.MarshalIndent(l, "", "  ")
	own[chartIndex] = append(index, '\n')
	for name, data := range own {
		files[path.Join(folder, name)] = data
	}
	return err
}

type chartEntry struct {
	File        string `json:"file"`
	Data        string `json:"data"`
	Kind        string `json:"kind"`
	Title       string `json:"title"`
	Description string `json:"description"`

	text, picture []byte
}

type chartLack struct {
	Kind string `json:"kind"`
	Why  string `json:"why"`
}

// drawing is one chart of a folder: a kind, and the sexes it shows.
type drawing struct {
	kind  chart.Kind
	name  string // of the file, without its ending
	input chart.Input
}

// drawAll draws every kind for one area into a folder. Kinds that the data do not
// allow are told, and listed with the reason.
func (o *chartOptions) drawAll(ctx context.Context, io *streams, l *ingest.Loaded, studies []*study.Study) error {
	if len(studies) > 1 {
		return usagef("add --area, one of: "+fmt.Sprint(areaNames(l.Data, 12)), "a set of charts is of one area, and there are %d", len(studies))
	}
	s := studies[0]
	if len(s.Sexes()) == 0 {
		_, err := s.Pair(analysis.Both)
		return err
	}
	list := chartList{Generator: ingest.Generator, Version: version, Simulated: l.Data.Simulated, Inputs: l.Inputs, Charts: []chartEntry{}, NotDrawn: []chartLack{}}
	sheets := o.plan(s, &list)
	done := make([]chartEntry, len(sheets))
	lacks := make([]error, len(sheets))
	o.eachSheet(ctx, sheets, func(i int) {
		done[i], lacks[i] = o.drawSheet(sheets[i])
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, err := range lacks {
		if err != nil {
			list.NotDrawn = append(list.NotDrawn, chartLack{sheets[i].name, err.Error()})
			continue
		}
		list.Charts = append(list.Charts, done[i])
	}
	if len(list.Charts) == 0 {
		return &analysis.DataError{Msg: "no chart could be drawn", Hint: list.NotDrawn[0].Why}
	}
	files := map[string][]byte{}
	if err := list.addTo(files, ""); err != nil {
		return err
	}
	if err := ingest.WriteFolder(o.out.file, files, chartIndex, o.force); err != nil {
		return writeFailed(o.out.file, err)
	}
	o.sayAll(io, list)
	return nil
}

// plan gathers what the charts need, one after the other: a study is for one
// goroutine.
func (o *chartOptions) plan(s *study.Study, list *chartList) (sheets []drawing) {
	sexes := o.study.pairs.sexes
	if !o.study.pairs.sexNamed {
		sexes = s.Sexes()
	}
	about := report.AboutStudy(s, o.out.calendar())
	add := func(k chart.Kind, name string, sexes []analysis.Sex) {
		in, err := report.Input([]*study.Study{s}, sexes, k.Need, about)
		if err != nil {
			list.NotDrawn = append(list.NotDrawn, chartLack{name, err.Error()})
			return
		}
		sheets = append(sheets, drawing{k, name, in})
	}
	var gaps []*decompose.Result
	for _, sex := range sexes {
		if g, err := s.Gap(sex); err == nil {
			gaps = append(gaps, g)
		}
	}
	if len(gaps) > 0 {
		o.style.Palette = chart.ResultPalette(gaps...)
	}
	for _, k := range chart.Kinds() {
		// Men and women here and there would be four.
		few := k.Need == chart.NeedFewTables && s.Compared() && len(apart(sexes)) > 1
		if !k.Need.OneSex() && !few {
			add(k, k.Name, apart(sexes))
			continue
		}
		if !o.study.pairs.sexNamed { // a chart each for three would be too many for a wall
			add(k, k.Name, sexes[:1])
			continue
		}
		for _, sex := range sexes {
			add(k, k.Name+"-"+sex.String(), []analysis.Sex{sex})
		}
	}
	return sheets
}

// apart leaves the sum of both sexes out where men and women stand for themselves.
func apart(sexes []analysis.Sex) []analysis.Sex {
	if len(sexes) == 3 {
		return sexes[1:]
	}
	return sexes
}

// eachSheet calls f for the index of every sheet, on all cores.
func (o *chartOptions) eachSheet(ctx context.Context, sheets []drawing, f func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range sheets {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
}

func (o *chartOptions) drawSheet(s drawing) (chartEntry, error) {
	fig, err := s.kind.Draw(o.style, s.input)
	if err != nil {
		return chartEntry{}, err
	}
	var b bytes.Buffer
	if err := fig.Write(&b, o.format); err != nil {
		return chartEntry{}, err
	}
	return chartEntry{File: s.name + "." + o.format, Data: s.name + ".csv", Kind: s.kind.Name, Title: fig.Title, Description: fig.Description,
		picture: b.Bytes(), text: twin(fig.Data)}, nil
}

// sayAll tells what was drawn and what was not.
func (o *chartOptions) sayAll(io *streams, list chartList) {
	if o.study.data.quiet {
		return
	}
	for _, lack := range list.NotDrawn {
		fmt.Fprintf(io.err, o.out.pick("le: not drawn: %s: %s\n", "le: ไม่ได้วาด %s: %s\n"), lack.Kind, wording.In(o.out.lang, lack.Why))
	}
	fmt.Fprintf(io.err, o.out.pick("le: wrote %d charts to %s\n", "le: เขียนแผนภูมิ %d แผ่นลง %s แล้ว\n"), len(list.Charts), o.out.file)
}
