/**
 * What an experiment is: a {@link dev.unroll.lectures.experiment.Claim} with the rule of its
 * verdict, a run under a {@link dev.unroll.lectures.experiment.Setting}, and {@link
 * dev.unroll.lectures.experiment.Findings}, from which the {@link
 * dev.unroll.lectures.experiment.Verdict} follows. What is shown beside it is an {@link
 * dev.unroll.lectures.experiment.Exhibit}: a table, a picture, coloured text.
 */
package dev.unroll.lectures.experiment;
