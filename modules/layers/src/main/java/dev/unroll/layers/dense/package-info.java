/** Dense layers of sequences. */
package dev.unroll.layers.dense;
