/** Attention. */
package dev.unroll.layers.attention;
