/**
 * From text to integers, through DataVec: {@link dev.unroll.data.text.TextFile} decodes a file
 * strictly and in pieces, {@link dev.unroll.data.text.TextLines} line by line, {@link
 * dev.unroll.data.text.TokenRecordReader} cuts the pieces into sequences of tokens, {@link
 * dev.unroll.data.text.VocabularyTransform} maps tokens to ids within a {@code TransformProcess},
 * and {@link dev.unroll.data.text.TextPipeline} joins the three. {@link
 * dev.unroll.data.text.SentenceRecordReader} and {@link dev.unroll.data.text.SentencePipeline} do
 * so sentence by sentence, and a {@link dev.unroll.data.text.Language} holds all that the sentences
 * of one language need, as its {@link dev.unroll.data.text.TextConfig} says. {@link
 * dev.unroll.data.text.TextSequenceReader} is what all readers of tokens share, {@link
 * dev.unroll.data.text.TextParts} what they read. {@link dev.unroll.data.text.EnglishStemmer} takes
 * endings off words, for metrics. {@link dev.unroll.data.text.WordLetters} and {@link
 * dev.unroll.data.text.HashedGrams} look inside words, but not at the whole of {@link
 * dev.unroll.data.text.LongWords}.
 */
package dev.unroll.data.text;
