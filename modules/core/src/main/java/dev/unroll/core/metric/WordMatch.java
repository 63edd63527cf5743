package dev.unroll.core.metric;

/**
 * A word of a caption beside one of a reference.
 *
 * @param hypothesis where in the caption
 * @param reference where in the reference
 * @param exact whether they are the same word, and not only of one stem
 */
record WordMatch(int hypothesis, int reference, boolean exact) {}
