// Package cause knows ICD-10 codes and what lists of causes are made of.
//
// The room in ten lines: [ParseCode] reads a code as files write it and reports
// slips; [Ranges] are the codes a cause stands for ("I60-I69;G45"). A [List] is a
// list of causes: one that comes with the program ([Builtin], [Builtins]) or a
// user's CSV ([ParseList]); [List.Check] finds its overlaps and gaps. [Group] gives
// a dataset the causes of a list, and names every cause that fits nowhere. Some
// causes say little: [IllDefined] (WHO), [GarbageLevel] (GBD 2021), [Impossible];
// [Mark] says so of a whole cause, [Residual] whether it is a rest group, [Ranked]
// whether it may be ranked, [Quality] counts deaths. [Redistribute] and [RedistributeDataset] share them out over others; the
// deaths at every age, and so life expectancy, stay. [NCD4] is the probability of dying
// early from the four noncommunicable diseases of the Sustainable Development Goals.
package cause
