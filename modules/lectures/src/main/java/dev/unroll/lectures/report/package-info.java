/**
 * What is kept of experiments: a {@link dev.unroll.lectures.report.Result} for each in a {@link
 * dev.unroll.lectures.report.ResultFolder}, and the {@link dev.unroll.lectures.report.ReportPage}
 * of all of them; {@link dev.unroll.lectures.report.Markup} shows one in a notebook.
 */
package dev.unroll.lectures.report;
