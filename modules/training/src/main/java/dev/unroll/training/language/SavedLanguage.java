package dev.unroll.training.language;

import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.text.Tokeniser;

/**
 * A language model that was read from a checkpoint.
 *
 * @param tokeniser says what its tokens are: characters, words or pieces of words
 * @param scorer of sentences
 */
public record SavedLanguage(Tokeniser tokeniser, TokenScorer scorer) {}
