package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.training.command.Heading;
import picocli.CommandLine.Option;

/** The options of {@code autoencoder train} that say what a document is. */
@Heading("Documents")
final class DocumentOptions {
  @Option(
      names = "--documents",
      description =
          "A vector is of a document, not of a sentence: paragraphs, each as one long sentence,"
              + " where the kind is not hierarchical.")
  private boolean documents;

  @Option(
      names = "--min-sentences",
      paramLabel = "N",
      description = "Paragraphs of fewer are left out and counted.")
  private int fewest = DocumentConfig.usual().fewest();

  @Option(
      names = "--max-sentences",
      paramLabel = "N",
      description = "Paragraphs of more are cut into several documents.")
  private int most = DocumentConfig.usual().most();

  @Option(
      names = "--sentence-attention",
      description = "What writes sentences also looks at those that were read.")
  private boolean attention;

  /** As typed, for a kind of model. */
  DocumentConfig config(AutoencoderConfig.Kind kind) {
    boolean whole = documents || kind == AutoencoderConfig.Kind.HIERARCHICAL;
    DocumentConfig usual = DocumentConfig.usual();
    Check.require(
        whole || (fewest == usual.fewest() && most == usual.most()),
        "--min-sentences and --max-sentences are for documents, but this model's texts are"
            + " sentences; choose --documents or --kind hierarchical");
    return whole || attention
        ? new DocumentConfig(whole, fewest, most, attention)
        : DocumentConfig.sentences();
  }
}
