// Package risk ranks risk factors by the deaths that would not have happened.
//
// The room in ten lines: Evidence is what studies found (relative risks, curves,
// counterfactual levels, mediation), Exposures is who is exposed, both with built-in
// Thai defaults (DefaultEvidence, DefaultExposures) that files replace or extend.
// Levin, Miettinen, Normal, Lognormal, Gamma and Curve are the estimators, a file
// each; Joint puts risks together. Rank takes populations by sex through all of it:
// population attributable fractions, deaths, years of life lost and the gain in life
// expectancy by risk, cause and age, with draws for intervals. Every match between a
// cause of the data and one of the studies is kept in Result.Matches, every
// assumption in Result.Warnings. The fractions of several risks overlap: see Overlap.
//
// # How it compares
//
// Beside GBD 2016 for Thailand (deaths: smoking 75,429, blood pressure 61,054,
// glucose 52,567, alcohol 43,790, body mass 38,212, PM2.5 25,432, cholesterol
// 25,154) the built-in set gives diabetes fewer deaths, because it counts people with
// diabetes and not all glucose above 4.8-5.4 mmol/L; smoking fewer, because the
// relative risks of Asian cohorts are lower, of current smokers alone and cover fewer
// causes; PM2.5 and cholesterol more at old ages, where GBD's curves flatten;
// and fewer of everything where many deaths are ill-defined, unless these are
// redistributed first. Diet, which GBD splits in fifteen, is three risks here.
package risk
