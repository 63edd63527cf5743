/**
 * Words that a model never met, given embeddings by a linear map from word vectors that were learnt
 * on a far larger text (Kiros et al. 2015, section 2.2; Mikolov, Le and Sutskever 2013): {@link
 * dev.unroll.autoencoder.vocabulary.ExpandedVocabulary}.
 */
package dev.unroll.autoencoder.vocabulary;
