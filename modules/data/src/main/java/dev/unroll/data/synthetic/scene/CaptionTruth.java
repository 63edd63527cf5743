package dev.unroll.data.synthetic.scene;

/** What a caption is worth: judged by its meaning, not by its words. */
public enum CaptionTruth {
  /** It says what is so. */
  TRUE,
  /** It is a sentence of the grammar, but says what is not so. */
  FALSE,
  /** No sentence of the grammar, even if a person might understand it. */
  NOT_A_CAPTION;

  /** Judges any text, in whatever case, with or without punctuation. */
  public static CaptionTruth of(String caption, Scene scene) {
    return CaptionReader.read(caption)
        .map(claim -> claim.holds(scene) ? TRUE : FALSE)
        .orElse(NOT_A_CAPTION);
  }
}
