package risk

import (
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// Row is one line of evidence.
type Row struct {
	Set, Risk    string
	Default      bool
	Kind         string // category, per, curve or whole
	Category     string
	Per          float64 // units of exposure that RR is for
	Cause        string  // as the study names it
	Codes        cause.Ranges
	Sex          analysis.Sex
	From, To     int // completed years, both included
	RR, Low      float64
	High         float64 // Low and High are 0 where the limits are not known
	Curve        string
	Verification string // where the number was seen: primary, secondary, computed, memory
	Note, Source string

	line sheetRow
	set  codeSet // of Codes
}

// rowColumns are the columns of a file of evidence, the required ones first.
var (
	rowRequired = []string{"risk", "cause", "icd10"}
	rowOptional = []string{"set", "default", "kind", "category", "per", "sex", "age_from", "age_to", "rr", "rr_low", "rr_high",
		"curve", "verification", "note", "source", "found_in"}
)

// EvidenceColumns lists the columns that a file of evidence may have; risk, cause and
// icd10 are required.
func EvidenceColumns() []string { return append(slices.Clone(rowRequired), rowOptional...) }

// parseRow reads a line; risks says which there are.
func parseRow(row sheetRow, risks []Risk) (Row, error) {
	r := Row{Set: row.get("set"), Risk: row.get("risk"), Default: row.get("default") != "no", Kind: row.get("kind"),
		Category: row.get("category"), Cause: row.get("cause"), Curve: row.get("curve"),
		Verification: row.get("verification"), Note: row.get("note"), Source: row.get("source"), line: row}
	i := findRisk(risks, r.Risk)
	if i < 0 {
		return r, row.fail("risk", riskHint(risks, r.Risk), "no risk is called %q", r.Risk)
	}
	r.Risk = risks[i].ID
	var err error
	if r.Codes, err = cause.ParseRanges(row.get("icd10")); err != nil || len(r.Codes) == 0 {
		return r, row.fail("icd10", "write codes such as I20-I25 or E11;E14", "%q are no ICD-10 codes", row.get("icd10"))
	}
	r.set = newCodeSet(r.Codes)
	if r.Sex, err = row.sex(); err != nil {
		return r, err
	}
	if r.From, r.To, err = rowAges(row); err != nil {
		return r, err
	}
	return r, r.parseEffect(row, risks[i])
}

func rowAges(row sheetRow) (from, to int, err error) {
	a, _, err := row.number("age_from")
	if err != nil {
		return 0, 0, err
	}
	b, ok, err := row.number("age_to")
	if err != nil {
		return 0, 0, err
	}
	if !ok {
		b = oldest
	}
	if a != math.Trunc(a) || b != math.Trunc(b) || a < 0 || b < a || b > oldest {
		return 0, 0, row.fail("age_to", "write completed years, the last one included: 35 and 44", "ages %v to %v are no age group", a, b)
	}
	return int(a), int(b), nil
}

// parseEffect reads what the exposure does.
func (r *Row) parseEffect(row sheetRow, of Risk) (err error) {
	if r.Kind == "" {
		r.Kind = "category"
		if row.get("per") != "" {
			r.Kind = "per"
		}
	}
	switch r.Kind {
	case "whole":
		return nil
	case "curve":
		if r.Curve == "" || of.Kind == Categories || of.Kind == None {
			return row.fail("curve", "name one of the built-in curves", "%q is no curve for %s", r.Curve, of.ID)
		}
		return nil
	case "category":
		var ok bool
		if of.Kind != Categories {
			return row.fail("per", "write in the column per how many "+of.Unit+" the relative risk is for", "%s has no levels", of.ID)
		}
		if r.Category, ok = of.category(r.Category); !ok {
			return row.fail("category", levelHint(of), "%s has no level %q", of.ID, r.Category)
		}
	case "per":
		var ok bool
		if r.Per, ok, err = row.number("per"); err != nil {
			return err
		}
		if !ok || r.Per <= 0 || of.Kind != Mean && of.Kind != Point {
			return row.fail("per", "write how many "+of.Unit+" the relative risk is for", "%q is no step of %s", row.get("per"), of.ID)
		}
	default:
		return row.fail("kind", "write category, per, curve or whole", "%q is no kind of evidence", r.Kind)
	}
	return r.parseRR(row)
}

func (r *Row) parseRR(row sheetRow) error {
	for _, n := range []struct {
		column string
		to     *float64
	}{{"rr", &r.RR}, {"rr_low", &r.Low}, {"rr_high", &r.High}} {
		v, ok, err := row.number(n.column)
		if err != nil {
			return err
		}
		if ok && (v <= 0 || v > 1e4) || !ok && n.column == "rr" {
			return row.fail(n.column, "relative risks lie between 0 and 10000", "%q is no relative risk", row.get(n.column))
		}
		*n.to = v
	}
	if (r.Low > 0) != (r.High > 0) {
		r.Low, r.High = 0, 0 // one limit says too little: held fixed, and listed
	}
	if r.Low > 0 && !(r.Low <= r.RR && r.RR <= r.High) {
		return row.fail("rr_low", "check the line against its source", "%v lies outside its limits %v to %v", r.RR, r.Low, r.High)
	}
	return nil
}

// se is the standard error of the logarithm, 0 where the limits are not known.
func (r Row) se() float64 {
	if r.Low <= 0 {
		return 0
	}
	return logSE(r.Low, r.High)
}

// logSE is the standard error of a logarithm from 95 % limits, 2·1.959964 apart.
func logSE(low, high float64) float64 { return math.Log(high/low) / (2 * 1.959964) }

func (r Row) span() span { return span{r.From, r.To} }

func riskIDs(risks []Risk) string {
	var ids []string
	for _, r := range risks {
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, ", ")
}
