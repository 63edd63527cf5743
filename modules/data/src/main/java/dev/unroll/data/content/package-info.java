/**
 * Files before their format is known, and what to say of them in an error.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.content.Opened}: a file's bytes, or one line why there are none.
 *   <li>{@link dev.unroll.data.content.ContentGuess}: what the first bytes look like.
 *   <li>{@link dev.unroll.data.content.FirstFew}: the first of many things that are wrong.
 * </ul>
 */
package dev.unroll.data.content;
