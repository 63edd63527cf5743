/**
 * NumPy's file format of arrays, as far as other programs need it to exchange numbers with us:
 * {@link dev.unroll.data.array.NpyHeader}.
 */
package dev.unroll.data.array;
