package pipeline

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// set applies one setting from the command line, "key=value", on top of the
// configuration. The value is TOML, or else a text.
func (c *Config) set(setting string) error {
	where := Position{File: "--set " + setting}
	key, value, ok := strings.Cut(setting, "=")
	key = strings.TrimSpace(key)
	switch {
	case !ok || key == "" || strings.ContainsAny(setting, "\n\r"):
		return &ConfigError{where, "is not key=value on one line", "such as --set method.ax=half"}
	case key == "compare" || strings.HasPrefix(key, "compare."):
		return &ConfigError{where, "comparisons are set in the file", "--area, --year and --sex change the near side of all of them"}
	}
	line := key + " = " + value
	var any map[string]any
	if toml.Unmarshal([]byte(line), &any) != nil {
		line = key + " = " + strconv.Quote(value)
	}
	err := decode(where.File, []byte(line), c) // on top of what is there, tables too
	if e := (*ConfigError)(nil); errors.As(err, &e) {
		return &ConfigError{where, e.Msg, e.Hint} // the line and column would be those of the setting
	}
	c.where.put(key, where)
	return err
}

// Override puts a flag of the run on top of the file: the selection, the near side of
// every comparison and what one kind of output chooses take area, year and sex.
func (c *Config) Override(flag string, value any) {
	at := Position{File: "--" + flag}
	if c.Select == nil {
		c.Select = map[string]any{}
	}
	c.Select[flag] = value
	c.where.put("select."+flag, at)
	for name, part := range c.Method {
		if own, ok := part.(map[string]any); ok && own[flag] != nil {
			own[flag] = value
			c.where.put("method."+name+"."+flag, at)
		}
	}
	for i := range c.Compare {
		c.Compare[i][flag] = value
		c.where.put(fmt.Sprintf("compare[%d].%s", i, flag), at)
	}
}
