package lifetable

// DataError says that the data cannot make a table, and what would help.
type DataError struct {
	Age  string // label of the age group concerned, "" if none
	Msg  string
	Hint string
}

func (e *DataError) Error() string {
	if e.Age == "" {
		return e.Msg
	}
	return "age " + e.Age + ": " + e.Msg
}

// Advice returns what a person can do about it.
func (e *DataError) Advice() string { return e.Hint }

// Warning is a remark that travels beside a result into every output of it.
// Code is stable and meant for scripts; EN and TH are for people.
type Warning struct {
	Code string `json:"code"`
	EN   string `json:"en"`
	TH   string `json:"th"`
}

func (w Warning) String() string { return w.EN }
