package main

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
)

// manyCodes is from how many causes on that are single ICD-10 codes a reader is told how
// to group them.
const manyCodes = 30

// codesNote advises to group causes where most of them are single codes, as a list of
// deaths has them: each weighs little, and kinds of one disease stand apart.
func (o *outputOptions) codesNote(d *analysis.Dataset) []string {
	single := 0
	for _, c := range d.Causes {
		if c.ICD10 != "" && c.ID == c.ICD10 {
			single++
		}
	}
	if single < manyCodes {
		return nil
	}
	return []string{fmt.Sprintf(o.pick("The causes are %d single ICD-10 codes: --causes thai groups them to 23 leading causes, --causes list1 to WHO's mortality list 1.",
		"สาเหตุเป็นรหัส ICD-10 เดี่ยว %d รหัส ใช้ --causes thai เพื่อจัดเป็น 23 สาเหตุหลัก หรือ --causes list1 ตามบัญชี 1 ขององค์การอนามัยโลก"), single)}
}
