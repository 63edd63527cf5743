/**
 * {@code report.html}: one page for people, without anything to load from elsewhere.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.report.Report}: the watcher that writes it
 *   <li>{@code Page}: run folder to HTML
 *   <li>{@code Chart}: columns of metrics.csv to SVG, by XChart
 *   <li>{@code Html}: escaping, tables
 * </ul>
 */
package dev.unroll.training.report;
