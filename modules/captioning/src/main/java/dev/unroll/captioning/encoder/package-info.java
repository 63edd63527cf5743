/**
 * Convolutional networks that turn a picture into features for a decoder: one vector of the whole
 * picture, or a grid of vectors, one for each region.
 */
package dev.unroll.captioning.encoder;
