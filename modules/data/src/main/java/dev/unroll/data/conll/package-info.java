/**
 * Sentences with parts of speech, morphology and dependency trees, in CoNLL-U, the format of
 * Universal Dependencies (Nivre et al. 2020, "Universal Dependencies v2"): {@link
 * dev.unroll.data.conll.ConlluReader} is the DataVec reader of {@link
 * dev.unroll.data.conll.ConlluSentence}s of {@link dev.unroll.data.conll.ConlluToken}s; {@link
 * dev.unroll.data.conll.ConlluFile} finds where one ends, and {@link
 * dev.unroll.data.conll.ConlluBlock} reads its lines.
 */
package dev.unroll.data.conll;
