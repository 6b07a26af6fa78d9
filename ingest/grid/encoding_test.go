package grid

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

const (
	thaiPipe = "5712|0|ทั่วประเทศ|31,999,008|\n5712|10|กรุงเทพมหานคร|2,6|\n"
	thaiTabs = "พื้นที่\tเพศ\tตาย\nน้ำปาด\tชาย\t12\n"
)

func encoded(t testing.TB, enc encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEncodings(t *testing.T) {
	pipe := []numbered{{1, []string{"5712", "0", "ทั่วประเทศ", "31,999,008", ""}}, {2, []string{"5712", "10", "กรุงเทพมหานคร", "2,6", ""}}}
	tabs := []numbered{{1, []string{"พื้นที่", "เพศ", "ตาย"}}, {2, []string{"น้ำปาด", "ชาย", "12"}}}
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	ascii := strings.Repeat("1|2|ascii|3|\n", headBytes)
	tests := []struct {
		name  string
		data  []byte
		named string
		want  []numbered
		is    string
	}{
		{"Windows-874", encoded(t, charmap.Windows874, thaiPipe), "", pipe, "windows-874"},
		{"Windows-874 by another name", encoded(t, charmap.Windows874, thaiPipe), "TIS-620", pipe, "windows-874"},
		{"Windows-874 by its number", encoded(t, charmap.Windows874, thaiPipe), "cp874", pipe, "windows-874"},
		{"UTF-8", []byte(thaiPipe), "", pipe, "utf-8"},
		{"UTF-8 with a mark, named otherwise", []byte(utf8BOM + thaiPipe), "windows-874", pipe, "utf-8"},
		{"UTF-16 with mark", append([]byte("\xff\xfe"), encoded(t, little, thaiTabs)...), "", tabs, "utf-16le"},
		{"UTF-16 without mark", encoded(t, little, thaiTabs), "", tabs, "utf-16le"},
		{"UTF-16 big-endian with mark", append([]byte("\xfe\xff"), encoded(t, big, thaiTabs)...), "", tabs, "utf-16be"},
		{"UTF-16 big-endian without mark", encoded(t, big, thaiTabs), "", tabs, "utf-16be"},
		{"UTF-16 big-endian, named utf-16", encoded(t, big, thaiTabs), "utf-16", tabs, "utf-16be"},
		{"Latin-1 when named", encoded(t, charmap.ISO8859_1, "Óbitos;1\n"), "latin1", []numbered{{1, []string{"Óbitos", "1"}}}, "windows-1252"},
		{"ASCII", []byte("a,1\n"), "", []numbered{{1, []string{"a", "1"}}}, "utf-8"},
		{"Thai far down", append([]byte(ascii), encoded(t, charmap.Windows874, thaiPipe)...), "", []numbered{
			{headBytes + 1, pipe[0].Cells}, {headBytes + 2, pipe[1].Cells}}, "windows-874"},
		{"Thai beside Latin", encoded(t, charmap.Windows874, "รพ.A1;COVID-19 ไวรัส;โรคหลอดเลือดสมอง;ไม่ทราบสาเหตุ\n"), "",
			[]numbered{{1, []string{"รพ.A1", "COVID-19 ไวรัส", "โรคหลอดเลือดสมอง", "ไม่ทราบสาเหตุ"}}}, "windows-874"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for form, data := range map[string][]byte{"plain": tt.data, "gzip": gzipped(tt.data)} {
				rows, b, err := readAll(t, data, Options{Encoding: tt.named})
				if err != nil {
					t.Fatal(form, err)
				}
				rows = rows[len(rows)-len(tt.want):]
				if diff := cmp.Diff(tt.want, rows); diff != "" {
					t.Errorf("%s (-want +got):\n%s", form, diff)
				}
				if b.Encoding != tt.is {
					t.Errorf("%s: encoding %q, want %q", form, b.Encoding, tt.is)
				}
			}
		})
	}
}

func TestEncodingsRefused(t *testing.T) {
	cyrillic := encoded(t, charmap.Windows1251, "область;умерло;ишемическая болезнь сердца\n")
	tests := []struct {
		name  string
		data  []byte
		named string
		want  string
	}{
		{"Cyrillic", cyrillic, "", "line 1, byte 1: the text is neither UTF-8 nor Thai in Windows-874"},
		{"Latin-1", encoded(t, charmap.ISO8859_1, "a;b\n1;Período ção coração\n"), "", "line 2, byte 6: the text is neither UTF-8 nor Thai in Windows-874"},
		{"a degree sign", []byte("a;b\n1;25 \xb0\n"), "", "line 2, byte 6: the text is neither UTF-8 nor Thai in Windows-874"},
		{"named UTF-8, but is not", []byte("ก,ข\n\xa1\xd2,1\n"), "utf-8", "line 2, byte 1: the text is not UTF-8"},
		{"byte without meaning", []byte("a,b\n1,\xa1\xd2\xfc\n"), "windows-874", "line 2: after 4 characters stand bytes that mean nothing in windows-874"},
		{"half a character", []byte("\xff\xfea\x00\n\x00b\x00\n"), "", "line 2: after 1 characters stand bytes that mean nothing in utf-16le"},
		{"half a pair", []byte("\xff\xfea\x00,\x00\x00\xd8\n\x00"), "", "line 1: after 2 characters stand bytes that mean nothing in utf-16le"},
		{"no such encoding", []byte("a,b\n"), "thai-8", `there is no encoding "thai-8"`},
		{"no encoding of text", []byte("a,b\n"), "iso-2022-kr", `there is no encoding "iso-2022-kr"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(t, tt.data, Options{Encoding: tt.named})
			var located *Error
			if !errors.As(err, &located) || err.Error() != "deaths.csv: "+tt.want {
				t.Fatalf("got  %v\nwant %s", err, tt.want)
			}
			if !strings.Contains(located.Hint, "windows-874") {
				t.Errorf("hint %q", located.Hint)
			}
		})
	}
}

// Thai words of ordinary spelling are told from Windows-874, wherever the first one stands
// and however the reader's buffers cut them.
func TestWindows874IsFound(t *testing.T) {
	words := []string{"ชาย", "หญิง", "น้ำ", "อายุ", "เลย", "ไม่ทราบ", "ปีขึ้นไป", "กลุ่มอายุ", "พื้นที่", "เพชรบูรณ์", "โรคหัวใจ", "๒๕๖๕"}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Repeat("x,1\n", rapid.IntRange(0, 40_000).Draw(rt, "rows before")) +
			strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 2, 20).Draw(rt, "words"), ",") + "\n"
		data, err := charmap.Windows874.NewEncoder().Bytes([]byte(text))
		if err != nil {
			rt.Fatal(err)
		}
		if utf8.Valid(data) {
			return
		}
		rows, b, err := readAll(t, data, Options{})
		if err != nil || b.Encoding != thaiName || !strings.HasSuffix(text, strings.Join(rows[len(rows)-1].Cells, ",")+"\n") {
			rt.Fatalf("%v, %v", b, err)
		}
	})
}

func FuzzEncoding(f *testing.F) {
	f.Add([]byte(thaiPipe), "windows-874")
	f.Add([]byte(thaiTabs), "utf-16")
	f.Add(bytes.Repeat([]byte{0xa1, 0x0a}, 9), "")
	f.Add([]byte("<table><td>\xa1"), "gbk")
	f.Fuzz(func(t *testing.T, data []byte, named string) { checkRowsAs(t, data, Options{Encoding: named}) })
}
