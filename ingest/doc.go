// Package ingest reads files into an analysis.Dataset and writes dataset folders.
//
// The room in ten lines: [Load] takes what stands on a command line (files, a
// dataset folder, "-" for standard input, "sample:NAME"), opens each through
// package grid, lets package layout recognise it, and builds one dataset of all of
// them. The result carries the name and SHA-256 of every input and a log of every
// conversion. [Write] stores a dataset as a folder that any tool can read:
// deaths.csv, population.csv, causes.csv, datapackage.json (a Frictionless tabular
// data package) and the conversion report, ingest-report.md and .json. Reading such a
// folder gives the same numbers bit for bit (only the mean of a population with
// fractions over several years may move by its last bit, and is fixed from then on).
package ingest
