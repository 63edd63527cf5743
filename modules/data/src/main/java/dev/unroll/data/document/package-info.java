/**
 * From text files to documents of sentences, through DataVec, for models that read a sentence with
 * its neighbours (skip-thoughts, Kiros et al. 2015) or a paragraph as a whole (the hierarchical
 * autoencoder, Li, Luong and Jurafsky 2015).
 *
 * <ul>
 *   <li>{@link dev.unroll.data.document.Document}: a paragraph; {@link
 *       dev.unroll.data.document.Documents} those of some files, each a {@link
 *       dev.unroll.data.document.DocumentFile}, with the stretches in which sentences are
 *       neighbours, as a {@link dev.unroll.data.document.Neighbourhood} says.
 *   <li>{@link dev.unroll.data.document.Layout}: a sentence a line, prose, or a paragraph a line;
 *       or what {@link dev.unroll.data.document.LayoutGuess} thinks.
 *   <li>{@link dev.unroll.data.document.DocumentRecordReader}, {@link
 *       dev.unroll.data.document.Paragraphs}, {@link dev.unroll.data.document.SentenceSplitter}:
 *       from a file to its paragraphs and their sentences.
 * </ul>
 */
package dev.unroll.data.document;
