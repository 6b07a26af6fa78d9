package main

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/wording"
)

// TestKindsInThai: what the value of a key is not has a Thai name for every type of
// flag.
func TestKindsInThai(t *testing.T) {
	for _, flagType := range []string{"bool", "float64", "string", "int"} {
		kind := kindOf(flagType)
		if th := wording.In("th", `x is "y", and no `+kind); strings.HasSuffix(th, kind) {
			t.Errorf("%s: %s", kind, th)
		}
	}
}

func TestLangOf(t *testing.T) {
	for _, c := range []struct {
		env  string
		args []string
		want string
	}{
		{"", nil, "en"},
		{"th", nil, "th"},
		{"", []string{"lifetable", "--lang", "th"}, "th"},
		{"", []string{"lifetable", "--lang=TH"}, "th"},
		{"th", []string{"--lang", "en", "x"}, "en"},
		{"th", []string{"--lang", "de"}, "th"},
		{"th", []string{"--lang", "th", "--lang", "en"}, "en"},
		{"en", []string{"--", "--lang", "th"}, "en"},
		{"en", []string{"--lang"}, "en"},
	} {
		io := &streams{env: func(name string) string {
			if name == "LE_LANG" {
				return c.env
			}
			return ""
		}}
		if got := io.langOf(c.args); got != c.want {
			t.Errorf("%q with LE_LANG=%s: %s, want %s", c.args, c.env, got, c.want)
		}
	}
}
