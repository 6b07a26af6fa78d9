// Command generate writes the two sample datasets beside it, testdata/sakaeo
// and testdata/workshop, from the cited figures in the folder in.
//
// The room in ten lines: main.go runs it, input.go reads in/*.csv, sakaeo.go
// rewrites the published counts of Sa Kaeo province as they are, workshop.go
// simulates Thailand and five provinces. For that, schedule.go shifts a Thai
// mortality schedule to a published life expectancy, population.go carries the
// register of 2017 forward, causes.go shares deaths out over causes and
// poisson.go draws them. shapes.go lays figures
// of that sample out as files come, for tests of reading. write.go and datapackage.go write a dataset folder.
// Every run, on every platform, writes the same bytes.
package main
