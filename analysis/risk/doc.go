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
// GBD 2016 has for Thailand, in deaths a year: smoking 75,429, blood pressure 61,054,
// glucose 52,567, alcohol 43,790, body mass 38,212, PM2.5 25,432, cholesterol 25,154.
// The simulated country of the sample (2019-2022, causes as registered) comes to:
// alcohol 28,400, PM2.5 25,300, blood pressure 25,100, smoking 20,000, diabetes 19,800,
// body mass 16,000, cholesterol 6,200; Sa Kaeo (2021-2025) has the same order. The
// same six lead. Where and why they differ:
//
//   - all but PM2.5 and alcohol are far lower: a quarter to a third of Thai deaths are
//     ill-defined and few are certified as heart disease, where GBD redistributes and
//     corrects first. Redistribution in proportion adds 30 to 50 %;
//   - smoking: relative risks of Asian cohorts are lower, cover fewer causes and count
//     current smokers alone; with smoking_rcp2018 it leads, as in GBD;
//   - blood pressure: the only Thai mean found is 120 mmHg, of 2000, without ages;
//   - diabetes: people with diabetes, not all glucose above 4.8-5.4 mmol/L;
//   - PM2.5: the curves are the same at all ages, so too steep at old ones;
//   - alcohol: 65 g a day of male drinkers come from sales; surveys give less, and
//     Nontarak et al. 2024 find 20,039 deaths a year.
package risk
