package dev.unroll.captioning;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.TextConfig;
import dev.unroll.training.checkpoint.JsonText;

/**
 * What a captioning model is made of. Saved with it as JSON.
 *
 * @param encoder what reads the picture
 * @param text how captions are cut into tokens
 * @param cleaned whether captions are brought to the words that metrics count first: {@link
 *     dev.unroll.core.metric.CaptionTokens}
 * @param network what writes the caption
 * @param smoothing share of the target distribution that is spread over all tokens in training
 * @param wordDropout share of the words read in training that become unknown: {@link
 *     dev.unroll.data.batch.WordDropout}
 * @param views of each picture in training: the whole one and cuts of it, half of them mirrored; 1
 *     for the whole one alone
 * @param maximumLength longest caption in tokens; longer ones are not trained on
 * @param captions of a picture in a batch
 * @param batch captions of a batch
 */
public record CaptionConfig(
    EncoderConfig encoder,
    TextConfig text,
    boolean cleaned,
    NetworkConfig network,
    double smoothing,
    double wordDropout,
    int views,
    int maximumLength,
    int captions,
    int batch) {
  private static final JsonText<CaptionConfig> JSON =
      JsonText.of("the configuration of the model", CaptionConfig.class);

  public CaptionConfig {
    Check.within("label-smoothing", smoothing, 0, 1);
    Check.within("word-dropout", wordDropout, 0, 1);
    Check.positive("views", views);
    Check.positive("max-length", maximumLength);
    Check.positive("captions", captions);
    Check.positive("batch", batch);
    Check.require(
        batch % captions == 0,
        "batch must be a multiple of captions, those of a picture, but they are "
            + batch
            + " and "
            + captions);
  }

  /** Pictures of a batch. */
  int pictures() {
    return batch / captions;
  }

  /** A few words for the head of a report. */
  String description() {
    return "Captioning: encoder "
        + encoder.kind()
        + (encoder.tuned() ? "" : ", frozen")
        + "; decoder "
        + network.decoder()
        + ", "
        + network.cell()
        + " "
        + network.layers()
        + " × "
        + network.hidden();
  }

  /** As JSON, for {@link #fromJson}. */
  public String toJson() {
    return JsonText.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static CaptionConfig fromJson(String json) {
    return JSON.read(json);
  }
}
