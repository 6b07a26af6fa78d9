package pipeline

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// FileName is the usual name of the configuration.
const FileName = "le.toml"

// Config is le.toml: what is read, compared and written, and how. Keys of the maps
// are options of commands, named as on the command line; Plan checks them.
type Config struct {
	Title    string           `toml:"title" json:"title,omitempty"`
	Lang     string           `toml:"lang" json:"lang,omitempty"`
	Era      string           `toml:"era" json:"era,omitempty"`
	Strict   bool             `toml:"strict" json:"strict,omitempty"`
	Data     map[string]any   `toml:"data" json:"data"`
	Select   map[string]any   `toml:"select" json:"select,omitempty"`
	Compare  []map[string]any `toml:"compare" json:"compare,omitempty"`
	Method   map[string]any   `toml:"method" json:"method,omitempty"`
	Evidence map[string]any   `toml:"evidence" json:"evidence,omitempty"`
	Outputs  Outputs          `toml:"outputs" json:"outputs"`

	where positions
}

// Outputs say what is written, and where: Folder is relative to the configuration.
type Outputs struct {
	Folder  string   `toml:"folder" json:"folder"`
	Formats []string `toml:"formats" json:"formats"`
	Tables  []string `toml:"tables" json:"tables"`
	Charts  []string `toml:"charts" json:"charts,omitempty"`
	Report  bool     `toml:"report" json:"report,omitempty"`
}

// defaults fill in what the configuration leaves out.
func (c *Config) defaults() {
	if c.Lang == "" {
		c.Lang = "en"
	}
	if c.Outputs.Folder == "" {
		c.Outputs.Folder = "results"
	}
	if c.Outputs.Formats == nil {
		c.Outputs.Formats = []string{"csv"}
	}
	if c.Outputs.Tables == nil {
		c.Outputs.Tables = []string{"summary", "lifetable"}
		if len(c.Compare) > 0 {
			c.Outputs.Tables = append(c.Outputs.Tables, "decompose")
		}
	}
}

// ConfigError is a mistake in the configuration.
type ConfigError struct {
	Position
	Msg, Hint string
}

func (e *ConfigError) Error() string {
	if at := e.Position.String(); at != "" {
		return at + ": " + e.Msg
	}
	return e.Msg
}

// maxConfig bounds the length of a configuration, in bytes.
const maxConfig = 1 << 20

// Parse reads a configuration and what overrides it: settings such as
// "method.ax=half", the later ones first. name is what messages call the file. Errors
// are *ConfigError values with line and column, joined where there are several.
func Parse(name string, text []byte, settings ...string) (*Config, error) {
	if len(text) > maxConfig {
		return nil, &ConfigError{Position{File: name}, "is too long for a configuration", "name a file such as " + FileName}
	}
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		return nil, &ConfigError{Position{File: name}, "is in UTF-16", saveAsUTF8}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // as Windows writes it
	c := &Config{where: locate(name, text)}
	if err := decode(name, text, c); err != nil {
		return nil, err
	}
	for _, s := range settings {
		if err := c.set(s); err != nil {
			return nil, err
		}
	}
	c.defaults()
	return c, nil
}

// decode reads TOML into a configuration and words what goes wrong.
func decode(name string, text []byte, c *Config) error {
	err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(c)
	var strict *toml.StrictMissingError
	var one *toml.DecodeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &strict):
		var all []error
		for i := range strict.Errors {
			e := &strict.Errors[i]
			all = append(all, unknownKey(at(name, text, e), e.Key()))
		}
		return errors.Join(all...)
	case errors.As(err, &one):
		return mistake(at(name, text, one), one, text)
	}
	return &ConfigError{Position{File: name}, strings.TrimPrefix(err.Error(), "toml: "), ""}
}
