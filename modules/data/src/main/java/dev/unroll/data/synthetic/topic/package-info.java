/**
 * A small task without end for networks that find key terms: notes about known terms, with other
 * terms in them that they are not about, so that the words around a term decide.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.synthetic.topic.TopicNotes}: notes with their key terms.
 *   <li>{@link dev.unroll.data.synthetic.topic.Topic}: a term with its words.
 * </ul>
 */
package dev.unroll.data.synthetic.topic;
