package dev.unroll.benchmarks.work;

/** A network and what is done with it. */
public sealed interface Case
    permits StackCase,
        TranslationCase,
        SpeechCase,
        CaptionCase,
        CaptionerCase,
        AutoencoderCase,
        TaggingCase {
  /** That users type. */
  String name();

  /** N. */
  int rows();

  /** T, the longest when rows differ. */
  int steps();

  /**
   * What the steps work on, padding not counted: tokens, frames, products, sentences, captions or
   * pictures.
   *
   * @return step i works on as many as number i modulo the length says
   */
  long[] tokens();

  /** Floating-point operations of the products for one of what {@link #tokens} counts. */
  double flopPerToken();
}
