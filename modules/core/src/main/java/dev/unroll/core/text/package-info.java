/**
 * Text to integers and back: a {@link dev.unroll.core.text.Tokeniser} cuts text into tokens, a
 * {@link dev.unroll.core.text.Vocabulary} numbers them. Everything behind works on the numbers.
 *
 * <ul>
 *   <li>{@link dev.unroll.core.text.CharacterTokeniser}: one token for each code point
 *   <li>{@link dev.unroll.core.text.WordTokeniser}: words and punctuation, or pre-tokenised text
 *   <li>{@link dev.unroll.core.text.BytePairTokeniser}: byte-level byte pair encoding (Sennrich,
 *       Haddow and Birch 2016, "Neural machine translation of rare words with subword units";
 *       Radford et al. 2019, section 2.2, for the byte level), learnt by {@code BytePairTraining},
 *       written with {@code ByteLetters}
 *   <li>{@code SavedLines}, {@code Escape}: the text form in which these are saved
 * </ul>
 */
package dev.unroll.core.text;
