/**
 * Runs of words as one tag for each word, and back: what slots, named entities and base phrases are
 * to a network that tags words.
 *
 * <ul>
 *   <li>{@link dev.unroll.core.tagging.TagScheme}: IOB1, IOB2 and BIOES, the first two read as
 *       conlleval reads them (Tjong Kim Sang and Buchholz 2000), repaired, and what may follow
 *       what; {@link dev.unroll.core.tagging.Position} is a tag's letter.
 *   <li>{@link dev.unroll.core.tagging.Chunk}: one run and its type.
 * </ul>
 */
package dev.unroll.core.tagging;
