package dev.unroll.benchmarks.work;

/**
 * A library that competes, alone in its process.
 *
 * @param <C> what it can do
 */
public interface Contender<C extends Case> {
  /**
   * Makes the network, and the data that {@link #step} takes in turn as the library's arrays.
   *
   * @return what is worth knowing about it in a few words, such as its threads; may be empty
   */
  String prepare(C work);

  /**
   * Does a step of the case, see {@link Work}, {@link TranslationCase.Task}, {@link
   * SpeechCase.Task}, {@link CaptionCase}, {@link CaptionerCase.Task}, {@link AutoencoderCase} and
   * {@link TaggingCase}.
   *
   * @param index of the step, from 0; training, translation, captioning, autoencoders and tagging
   *     take batch {@code index} modulo their count, generation the ids of that column of the first
   *     batch, modulo T
   * @return loss in nats per token, or per utterance of speech; 0 where there is none
   */
  double step(long index);
}
