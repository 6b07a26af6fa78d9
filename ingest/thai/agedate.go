package thai

import (
	"fmt"
	"strings"
)

// Day numbers of spreadsheet dates from 1954 to 2064: an age typed as 1-4 and turned into
// a date of the year of typing becomes one of these when the cell is read as a number.
const firstDateSerial, lastDateSerial = 20000, 60000

// refuseDates names the one accident behind most strange ages: a spreadsheet reads 1-4,
// 5-9 and 10-14 as day and month.
func refuseDates(tokens []token) error {
	numbers, slashesOrDashes, month := 0, 0, false
	for _, t := range tokens {
		switch t.kind {
		case number:
			numbers++
		case word:
			month = month || isMonth(t.text)
		case symbol:
			if t.text == "-" || t.text == "/" {
				slashesOrDashes++
			}
		}
	}
	dated := month && numbers > 0 || numbers >= 3 && slashesOrDashes >= 2
	if len(tokens) == 1 && numbers == 1 && len(tokens[0].text) == 5 {
		text := tokens[0].text
		dated = text >= fmt.Sprint(firstDateSerial) && text <= fmt.Sprint(lastDateSerial)
	}
	if dated {
		return fmt.Errorf("this is a date: Excel turned an age such as 1-4 into a date; " +
			"format the column as text, then type the age groups again")
	}
	return nil
}

func isMonth(w string) bool {
	switch w {
	case "มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค",
		"มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
		"กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม":
		return true
	case "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return len(w) == 3 && strings.Contains("jan feb mar apr may jun jul aug sep oct nov dec", w)
}
