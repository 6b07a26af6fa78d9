package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The shapes are figures of the simulated sample in layouts that files come in, for
// tests of reading them: what is read must be the sample again.
const (
	shapesFolder = "shapes"
	shapesArea   = "42" // Loei
	shapesYear   = "2022"
	shapesYearBE = "2565"
)

// Columns of the rows of a dataset.
const (
	colArea = iota
	colTH
	colEN
	colLevel
	colYear
	colSex
	colAge
	colCause // of deaths
	colDeaths
	colPeople = colCause
)

// writeShapes writes the files of the folder shapes below out.
func writeShapes(d *dataset, out string) error {
	dir := filepath.Join(out, shapesFolder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	s := newShaper(d)
	for name, text := range map[string]string{
		"who_deaths.csv":         s.whoDeaths(),
		"who_population.csv":     s.whoPopulation(),
		"causes_by_sex.csv":      s.causesBySex(),
		"areas_by_sex.csv":       s.areasBySex(),
		"population_young.csv":   s.populationOf(s.ages[:10]),
		"population_old.csv":     s.populationOf(s.ages[10:]),
		"children_no_sex.xls":    s.children(),
		"deaths_fiscal_2565.csv": s.fiscal(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// shaper finds counts of one year of the sample by what they are of.
type shaper struct {
	areas          [][]string // code, Thai and English name, in order
	ages           []string
	causes         []cause
	deaths, people map[[4]string]int // by area, sex, age and cause
}

func newShaper(d *dataset) *shaper {
	s := &shaper{causes: d.causes, deaths: map[[4]string]int{}, people: map[[4]string]int{}}
	for _, r := range d.population {
		if r[colYear] != shapesYear {
			continue
		}
		if !slices.Contains(s.ages, r[colAge]) {
			s.ages = append(s.ages, r[colAge])
		}
		if area := r[:colLevel]; !slices.ContainsFunc(s.areas, func(a []string) bool { return a[0] == area[0] }) {
			s.areas = append(s.areas, area)
		}
		n, _ := strconv.Atoi(r[colPeople]) // written by this program
		s.people[[4]string{r[colArea], r[colSex], r[colAge]}] = n
	}
	for _, r := range d.deaths {
		if r[colYear] != shapesYear {
			continue
		}
		n, _ := strconv.Atoi(r[colDeaths])
		s.deaths[[4]string{r[colArea], r[colSex], r[colAge], r[colCause]}] += n
		s.deaths[[4]string{r[colArea], r[colSex], r[colAge], ""}] += n
	}
	return s
}

// bothSexes are the sexes of the sample, in order.
var bothSexes = []string{"male", "female"}

// whoHeader is the header of the WHO Mortality Database: 39 columns for deaths.
func whoHeader(front, prefix string) []string {
	h := strings.Split(front, ",")
	for i := 1; i <= 26; i++ {
		h = append(h, prefix+strconv.Itoa(i))
	}
	return h
}

// whoCounts are the 26 counts of age format 02: all ages, 0, 1-4, three blanks, 5-9 …
// 85+, two blanks, unknown.
func (s *shaper) whoCounts(of map[[4]string]int, area, sex, cause string) []string {
	row, total := []string{""}, 0
	for i, age := range s.ages {
		n := of[[4]string{area, sex, age, cause}]
		total += n
		row = append(row, strconv.Itoa(n))
		if i == 1 {
			row = append(row, "", "", "")
		}
	}
	row[0] = strconv.Itoa(total)
	return append(row, "", "", "0")
}

// whoDeaths has the deaths of the whole country under the first code of every cause,
// and the row of all causes.
func (s *shaper) whoDeaths() string {
	rows := [][]string{append(whoHeader("Country,Admin1,SubDiv,Year,List,Cause,Sex,Frmat,IM_Frmat", "Deaths"), "IM_Deaths1", "IM_Deaths2", "IM_Deaths3", "IM_Deaths4")}
	for sex, name := range bothSexes {
		front := func(cause string) []string {
			return []string{"3380", "", "", shapesYear, "103", cause, strconv.Itoa(sex + 1), "02", "08"}
		}
		rows = append(rows, append(append(front("AAA"), s.whoCounts(s.deaths, "TH", name, "")...), "", "", "", ""))
		for _, c := range s.causes {
			rows = append(rows, append(append(front(c.icd10[:3]), s.whoCounts(s.deaths, "TH", name, c.id)...), "", "", "", ""))
		}
	}
	return csvText(rows)
}

func (s *shaper) whoPopulation() string {
	rows := [][]string{append(whoHeader("Country,Admin1,SubDiv,Year,Sex,Frmat", "Pop"), "Lb")}
	for sex, name := range bothSexes {
		row := []string{"3380", "", "", shapesYear, strconv.Itoa(sex + 1), "02"}
		rows = append(rows, append(append(row, s.whoCounts(s.people, "TH", name, "")...), ""))
	}
	return csvText(rows)
}

// across writes a table with ages down and names over sexes: two header rows, merged as
// a spreadsheet saves them, a total row and a source.
func (s *shaper) across(title string, names []string, count func(i int, sex, age string) int) string {
	first, second := []string{"กลุ่มอายุ"}, []string{""}
	for _, n := range names {
		first = append(first, n, "", "")
		second = append(second, "รวม", "ชาย", "หญิง")
	}
	rows := [][]string{{title}, first, second}
	totals := make([]int, 3*len(names))
	for _, age := range s.ages {
		row := []string{age}
		for i := range names {
			men, women := count(i, "male", age), count(i, "female", age)
			for k, n := range []int{men + women, men, women} {
				totals[3*i+k] += n
				row = append(row, strconv.Itoa(n))
			}
		}
		rows = append(rows, row)
	}
	sum := []string{"รวมทุกอายุ"}
	for _, n := range totals {
		sum = append(sum, strconv.Itoa(n))
	}
	return csvText(append(rows, sum, []string{"ที่มา: ข้อมูลจำลอง"}))
}

// causesBySex names causes with their codes in the text of the label.
func (s *shaper) causesBySex() string {
	var names []string
	for _, c := range s.causes {
		names = append(names, c.th+" ("+strings.ReplaceAll(c.icd10, ";", ", ")+")")
	}
	return s.across("จำนวนตายจำแนกตามสาเหตุ เพศ และกลุ่มอายุ จังหวัดเลย พ.ศ. "+shapesYearBE, names, func(i int, sex, age string) int {
		return s.deaths[[4]string{shapesArea, sex, age, s.causes[i].id}]
	})
}

func (s *shaper) areasBySex() string {
	var names []string
	for _, a := range s.areas[1:] { // without the country
		names = append(names, a[1])
	}
	return s.across("จำนวนตายจำแนกตามจังหวัด เพศ และกลุ่มอายุ พ.ศ. "+shapesYearBE, names, func(i int, sex, age string) int {
		return s.deaths[[4]string{s.areas[i+1][0], sex, age}]
	})
}

// populationOf has some ages of all provinces, one count a row.
func (s *shaper) populationOf(ages []string) string {
	rows := [][]string{{"จังหวัด", "ปี พ.ศ.", "เพศ", "กลุ่มอายุ", "ประชากร"}}
	for _, a := range s.areas[1:] {
		for sex, name := range bothSexes {
			for _, age := range ages {
				rows = append(rows, []string{a[1], shapesYearBE, []string{"ชาย", "หญิง"}[sex], age, strconv.Itoa(s.people[[4]string{a[0], name, age}])})
			}
		}
	}
	return csvText(rows)
}

// childAges are those of the list of children's deaths: single ages stand for groups.
var childAges = map[string]int{"0": 0, "1-4": 2, "5-9": 7, "10-14": 12}

// children is a web page that a hospital's system saves as .xls: one death a row, full
// dates in the Buddhist era, no sex and no persons.
func (s *shaper) children() string {
	var b strings.Builder
	b.WriteString("<html><head><meta charset=\"utf-8\"></head><body><table border=\"1\">\n<tr><th>ลำดับ</th><th>วันที่เสียชีวิต</th><th>อายุ</th><th>รหัสจังหวัด</th><th>สาเหตุการเสียชีวิต</th></tr>\n")
	n := 0
	for _, age := range s.ages {
		years, young := childAges[age]
		for _, sex := range bothSexes {
			for _, c := range s.causes {
				for range s.deaths[[4]string{shapesArea, sex, age, c.id}] {
					if !young {
						continue
					}
					n++
					fmt.Fprintf(&b, "<tr><td>%d</td><td>%d/%d/%s</td><td>%d</td><td>%s</td><td>%s</td></tr>\n", n, n%28+1, n%12+1, shapesYearBE, years, shapesArea, html.EscapeString(c.icd10[:3]))
				}
			}
		}
	}
	return b.String() + "</table></body></html>\n"
}

// fiscal has the deaths of a province with the fiscal year in the header.
func (s *shaper) fiscal() string {
	rows := [][]string{{"จังหวัด", "ปีงบประมาณ", "เพศ", "กลุ่มอายุ", "จำนวนตาย"}}
	for sex, name := range bothSexes {
		for _, age := range s.ages {
			rows = append(rows, []string{"เลย", shapesYearBE, []string{"ชาย", "หญิง"}[sex], age, strconv.Itoa(s.deaths[[4]string{shapesArea, name, age}])})
		}
	}
	return csvText(rows)
}

func csvText(rows [][]string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.WriteAll(rows) // a bytes.Buffer takes everything
	return b.String()
}
