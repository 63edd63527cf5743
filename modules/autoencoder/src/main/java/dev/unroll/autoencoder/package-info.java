/**
 * Vectors of sentences and documents: a recurrent encoder reads a text into one vector, and
 * decoders write from it the text itself or its neighbours (Dai and Le 2015; Kiros et al. 2015; Li,
 * Luong and Jurafsky 2015).
 */
package dev.unroll.autoencoder;
