/**
 * Sentences with a tag for each word, a label for the whole, or both, through DataVec: slots and
 * intents (Hemphill, Godfrey and Doddington 1990, ATIS; Coucke et al. 2018, SNIPS), chunks and
 * named entities (Tjong Kim Sang and De Meulder 2003), parts of speech (Nivre et al. 2020) and
 * sentiment (Pang and Lee 2005).
 *
 * <ul>
 *   <li>{@link dev.unroll.data.tagging.TaggedSentence}; {@link
 *       dev.unroll.data.tagging.TaggedSentences}, all of a file or folder.
 *   <li>{@link dev.unroll.data.tagging.TaggingLayout}: how they stand in files, as the user says or
 *       {@link dev.unroll.data.tagging.TaggingLayoutGuess} thinks.
 *   <li>{@link dev.unroll.data.tagging.TaggedRecordReader}: the DataVec reader of {@link
 *       dev.unroll.data.tagging.PlacedSentence}s; {@link dev.unroll.data.tagging.SlotFolder},
 *       {@link dev.unroll.data.tagging.ColumnFile}, {@link dev.unroll.data.tagging.PartsOfSpeech},
 *       {@link dev.unroll.data.tagging.LabelledLines} and {@link
 *       dev.unroll.data.tagging.PolarityLines} know one layout each, and {@link
 *       dev.unroll.data.tagging.LeftOut} counts what is empty.
 *   <li>{@link dev.unroll.data.tagging.PolarityFolds}: ten folds of labelled sentences, whose bytes
 *       {@link dev.unroll.data.tagging.WesternText} understands.
 * </ul>
 */
package dev.unroll.data.tagging;
