package layout

// maxMemo bounds what is remembered of a column in which nearly every cell is new.
const maxMemo = 1 << 16

// memo remembers what the texts of a column mean, so that each is worked out once:
// columns of long lists hold few different texts.
type memo[T any] map[string]T

// of returns the meaning of a text; read works it out.
func (m memo[T]) of(text []byte, read func(string) T) T {
	v, seen := m[string(text)]
	if !seen {
		s := string(text)
		v = read(s)
		if len(m) < maxMemo {
			m[s] = v
		}
	}
	return v
}
