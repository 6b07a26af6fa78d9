package main

import "testing"

// TestSlug: names of folders are plain letters on every system.
func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"42 Loei": "42-loei", "14 Córdoba": "14-cordoba", "62 RÍO NEGRO": "62-rio-negro", `../a\b:c*?"<|>`: "a-b-c", "เลย": "", "": "",
	} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}
