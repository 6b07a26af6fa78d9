package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

// dataset is a folder about to be written: rows without their header, in their
// final order.
type dataset struct {
	descriptor descriptor
	causes     []cause
	deaths     [][]string
	population [][]string
}

func (d *dataset) addDeaths(a area, year, sex int, age, cause string, n int) {
	d.deaths = append(d.deaths, append(key(a, year, sex, age), cause, strconv.Itoa(n)))
}

func (d *dataset) addPopulation(a area, year, sex int, age string, n int) {
	d.population = append(d.population, append(key(a, year, sex, age), strconv.Itoa(n)))
}

// key returns the columns that deaths and population share.
func key(a area, year, sex int, age string) []string {
	return []string{a.code, a.th, a.en, a.level, strconv.Itoa(year), sexes[sex].String(), age}
}

// write makes the folder dir: three tables and the description of them.
func (d *dataset) write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var causes [][]string
	for _, c := range d.causes {
		causes = append(causes, []string{c.id, c.en, c.th, c.icd10, ""})
	}
	for _, t := range []struct {
		resource resource
		rows     [][]string
	}{{deathsResource, d.deaths}, {populationResource, d.population}, {causesResource, causes}} {
		r, err := t.resource.write(dir, t.rows)
		if err != nil {
			return err
		}
		d.descriptor.Resources = append(d.descriptor.Resources, r)
	}
	return d.descriptor.write(dir)
}

// gzipAbove is the size in bytes above which a table is stored gzipped.
const gzipAbove = 150_000

// writeTable writes the header and rows as CSV, gzipped when long, and returns
// the name of the file and its bytes.
func writeTable(dir, name string, header []string, rows [][]string) (string, []byte, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Write(header)
	w.WriteAll(rows)
	if err := w.Error(); err != nil {
		return "", nil, err
	}
	name += ".csv"
	data := text.Bytes()
	if len(data) > gzipAbove {
		name += ".gz"
		packed, err := pack(filepath.Join(dir, name), data)
		if err != nil {
			return "", nil, err
		}
		data = packed
	}
	return name, data, os.WriteFile(filepath.Join(dir, name), data, 0o644)
}

// pack gzips data. When path already holds the same data its bytes are kept:
// another compiler's gzip may pack differently, and that is no change.
func pack(path string, data []byte) ([]byte, error) {
	if old, err := os.ReadFile(path); err == nil {
		if text, err := unpack(old); err == nil && bytes.Equal(text, data) {
			return old, nil
		}
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func unpack(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
