/**
 * Experiments on language models: what n-grams, windows and recurrent networks need to reach how
 * far back ({@link dev.unroll.lectures.language.NgramMlpRnn}), what a state keeps ({@link
 * dev.unroll.lectures.language.HiddenSummary}, {@link
 * dev.unroll.lectures.language.InterpretableCells}, {@link
 * dev.unroll.lectures.language.TradeOffs}), why weights are shared over time ({@link
 * dev.unroll.lectures.language.SharedWeights}), how text is drawn ({@link
 * dev.unroll.lectures.language.Temperature}) and how tokens go in ({@link
 * dev.unroll.lectures.language.EmbeddingLookup}).
 *
 * <p>They share the embedded stories as ids ({@link dev.unroll.lectures.language.StoryText}),
 * pieces of a text to learn from ({@link dev.unroll.lectures.network.TextPieces}) and linear probes
 * of whitened states ({@link dev.unroll.lectures.language.LinearProbe}, {@link
 * dev.unroll.lectures.language.Whitening}). What a class of an experiment judges is measured beside
 * it: {@link dev.unroll.lectures.language.ModelExam}, {@link
 * dev.unroll.lectures.language.WordReaders}, {@link dev.unroll.lectures.language.SharingMarks},
 * {@link dev.unroll.lectures.language.StoryWriter}, {@link
 * dev.unroll.lectures.language.UnitReading} and {@link dev.unroll.lectures.language.RecallTrial}.
 */
package dev.unroll.lectures.language;
