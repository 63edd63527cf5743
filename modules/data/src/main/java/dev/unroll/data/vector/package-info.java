/**
 * Vectors of words that others learnt, by which the vocabulary of an encoder is expanded (Kiros et
 * al. 2015, section 2.2): {@link dev.unroll.data.vector.WordVectors}, which a {@link
 * dev.unroll.data.vector.VectorReader} reads from the text of word2vec and of GloVe.
 */
package dev.unroll.data.vector;
