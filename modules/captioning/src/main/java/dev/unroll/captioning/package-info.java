/**
 * Captions for pictures: a convolutional network reads a picture, a recurrent decoder writes a
 * sentence about it (Vinyals et al. 2015; Xu et al. 2015; Karpathy and Fei-Fei 2015).
 */
package dev.unroll.captioning;
