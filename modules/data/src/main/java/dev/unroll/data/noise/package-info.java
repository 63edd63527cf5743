/**
 * Sentences made worse on purpose, for models that learn to mend them: {@link
 * dev.unroll.data.noise.SentenceNoise} (Hill, Cho and Korhonen 2016).
 */
package dev.unroll.data.noise;
