/**
 * Speech to text by connectionist temporal classification (CTC; Graves et al. 2006).
 *
 * <ul>
 *   <li>{@link dev.unroll.speech.SpeechModel} transcribes and aligns; {@code SpeechCommand} is
 *       {@code unroll speech}.
 *   <li>{@code SpeechNetwork} is the graph: convolution over time, recurrent layers, CTC.
 *   <li>{@code SpeechSource} says where recordings come from, {@code Parts} lists them, {@code
 *       SpeechData} reads them, {@code FrameBatches} puts them together, {@code SpeechTask} trains
 *       on them.
 *   <li>{@code Segments} cuts recordings that are longer than memory at their quietest places;
 *       {@code StreamingTranscriber} writes while somebody speaks, and says by {@link
 *       dev.unroll.speech.Partial} what of it stays; {@code LiveText} shows it, as wide as {@code
 *       Columns} says.
 * </ul>
 */
package dev.unroll.speech;
