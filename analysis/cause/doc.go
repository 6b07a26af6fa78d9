// Package cause knows ICD-10 codes and what lists of causes are made of.
//
// The room in ten lines: [Ranges] are the codes a cause stands for, as lists write
// them ("I60-I69;G45"); [ParseRanges] reads them and [Ranges.Within] says whether
// one cause lies wholly inside another. [NCD4] is the probability of dying early
// from the four noncommunicable diseases of the Sustainable Development Goals.
package cause
