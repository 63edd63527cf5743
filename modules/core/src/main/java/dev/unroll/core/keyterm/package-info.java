/**
 * The words of a document that say what it is about, found without learning from examples: what a
 * trained network is measured beside.
 *
 * <ul>
 *   <li>{@link dev.unroll.core.keyterm.TfIdf} (Spärck Jones 1972) and {@link
 *       dev.unroll.core.keyterm.TextRank} (Mihalcea and Tarau 2004): rankings of {@link
 *       dev.unroll.core.keyterm.RankedTerm}s.
 *   <li>{@link dev.unroll.core.keyterm.KeyTermScore}: how good a ranking is.
 * </ul>
 */
package dev.unroll.core.keyterm;
