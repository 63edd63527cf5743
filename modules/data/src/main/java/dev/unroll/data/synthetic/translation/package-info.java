/**
 * A small translation task without end whose every answer is known: numbers in words and dates,
 * from English, German or French into Chinese, after the spell-out rules and date formats of ICU
 * (Unicode CLDR). It takes reading at a distance ("twelve thousand" is 一万二千: Chinese counts in ten
 * thousands) and copying, and can be asked for lengths that were never trained.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.synthetic.translation.NumbersAndDates}: training, dev and test pairs
 *       that share nothing, and longer numbers.
 *   <li>{@link dev.unroll.data.synthetic.translation.SpelledNumbers}, {@link
 *       dev.unroll.data.synthetic.translation.WrittenDates}: one pair of a value.
 *   <li>{@link dev.unroll.data.synthetic.translation.SourceLanguage}: what is read, and how it
 *       writes dates.
 * </ul>
 */
package dev.unroll.data.synthetic.translation;
