/**
 * Plots of one look, as pixels: {@link dev.unroll.lectures.plot.LinePlot} and {@link
 * dev.unroll.lectures.plot.BarPlot} with XChart, and what XChart has not: {@link
 * dev.unroll.lectures.plot.HeatPlot}, {@link dev.unroll.lectures.plot.SurfacePlot}, {@link
 * dev.unroll.lectures.plot.PictureGrid}. {@link dev.unroll.lectures.plot.Ramp} turns values into
 * colours.
 */
package dev.unroll.lectures.plot;
