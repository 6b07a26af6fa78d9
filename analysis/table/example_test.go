package table_test

import (
	"fmt"
	"os"

	"github.com/lehackathon/le/analysis/table"
)

func result() *table.Table {
	b := table.New([]table.Column{
		{Name: "area", EN: "Area", TH: "พื้นที่", HideIfSame: true},
		{Name: "cause_id", Hidden: true},
		{Name: "cause", EN: "Cause", TH: "สาเหตุ"},
		{Name: "contribution", EN: "Years", TH: "ปี", Kind: table.Float, Decimals: 2, Signed: true, Bar: true},
		{Name: "deaths", EN: "Deaths", TH: "ตาย", Kind: table.Int},
	})
	b.Append("Loei", "stroke", "Stroke", -0.125, 1204)
	b.Append("Loei", "liver-cancer", "Liver cancer", -0.5, 987)
	b.Append("Loei", "road-injury", "Road injury", 0.25, nil)
	return b.Table()
}

func ExampleWrite() {
	err := table.Write(os.Stdout, table.Terminal, result(), table.Options{
		Title: "What shortens life in Loei", Notes: []string{"years of e0, area minus country"}, Width: 60,
	})
	fmt.Println(err)
	// Output:
	// What shortens life in Loei
	// Area: Loei
	//
	// Cause         Years                        Deaths
	// ─────────────────────────────────────────────────
	// Stroke        -0.12           ███│          1,204
	// Liver cancer  -0.50  ████████████│            987
	// Road injury   +0.25              │██████
	//
	// years of e0, area minus country
	// <nil>
}

func ExampleTable_Apply() {
	t, err := result().Apply(table.Query{
		Where: []string{"contribution<0"}, Sort: []string{"contribution"}, Top: 1, Columns: []string{"cause_id", "contribution"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(table.Write(os.Stdout, table.CSV, t, table.Options{}))
	// Output:
	// cause_id,contribution
	// liver-cancer,-0.5
	// <nil>
}

func ExampleTable_Where() {
	_, err := result().Where([]string{"province=Loei"})
	fmt.Println(err)
	// Output:
	// where "province=Loei": there is no column "province"; the columns are area, cause_id, cause, contribution, deaths
}
