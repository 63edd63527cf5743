package dev.unroll.tagging;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.TagBatches;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.data.tagging.TaggingLayout;
import dev.unroll.tagging.NetworkConfig.Output;
import dev.unroll.tagging.NetworkConfig.Reader;
import dev.unroll.tagging.NetworkConfig.Summary;
import dev.unroll.tagging.TagConfig.Task;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small models for tests. */
final class Models {
  static final List<Example> REQUESTS =
      List.of(
          request("price", "fly from rome to oslo", "O O B-from O B-to"),
          request("book", "leave new york", "O B-from I-from"),
          request("book", "reach oslo by nine sharp today", "O B-to O B-time I-time B-time"),
          request("price", "oslo", "B-to"));

  static final List<Example> NOTES =
      List.of(note("an apple and a pear", "fruit"), note("the bus is late again", "bus", "delay"));

  /** A network by what it is made of. */
  enum Variant {
    PLAIN(Task.SLOTS, Reader.ELMAN, false, 1, Output.SOFTMAX, 0, Summary.LAST),
    BOTH_WAYS(Task.SLOTS, Reader.LSTM, true, 1, Output.SOFTMAX, 0, Summary.LAST),
    CHAIN(Task.SLOTS, Reader.GRU, true, 1, Output.CRF, 0, Summary.MEAN),
    FEEDBACK(Task.SLOTS, Reader.LSTM, false, 1, Output.SOFTMAX, 3, Summary.MAX),
    NO_MEMORY(Task.SLOTS, Reader.NONE, false, 1, Output.SOFTMAX, 0, Summary.ATTENTION),
    WINDOW(Task.POS, Reader.NONE, false, 3, Output.CRF, 0, Summary.LAST),
    JORDAN(Task.POS, Reader.NONE, false, 1, Output.SOFTMAX, 3, Summary.LAST),
    JORDAN_CELL(Task.POS, Reader.JORDAN, false, 1, Output.SOFTMAX, 0, Summary.LAST),
    SENTIMENT(Task.SENTIMENT, Reader.CHO_GRU, true, 1, Output.SOFTMAX, 0, Summary.ATTENTION),
    TERMS(Task.KEYTERMS, Reader.GRU, false, 1, Output.SOFTMAX, 0, Summary.ATTENTION);

    private final Task task;

    @SuppressWarnings("ImmutableEnumChecker") // every part of it is immutable
    private final NetworkConfig network;

    Variant(
        Task task,
        Reader reader,
        boolean bidirectional,
        int window,
        Output output,
        int feedback,
        Summary pooling) {
      this.task = task;
      this.network =
          new NetworkConfig(reader, 2, 6, 5, bidirectional, window, output, feedback, pooling, 0);
    }

    TagConfig config(LetterConfig.Kind letters) {
      return new TagConfig(
          task,
          new WordConfig(true, 1, 100, 0.5),
          new LetterConfig(letters, 3, 4, 6, 12),
          network,
          TagScheme.IOB2,
          task == Task.SLOTS ? 0.7 : 0,
          3);
    }

    List<Example> examples() {
      return task == Task.KEYTERMS ? NOTES : REQUESTS;
    }
  }

  private Models() {}

  static TagConfig withDropout(TagConfig config, double share) {
    NetworkConfig old = config.network();
    NetworkConfig network =
        new NetworkConfig(
            old.reader(),
            old.layers(),
            old.hidden(),
            old.embedding(),
            old.bidirectional(),
            old.window(),
            old.output(),
            old.feedback(),
            old.pooling(),
            share);
    return new TagConfig(
        config.task(),
        config.words(),
        config.letters(),
        network,
        config.scheme(),
        config.intentWeight(),
        config.batch());
  }

  private static Example request(String label, String words, String tags) {
    return new Example(List.of(words.split(" ")), List.of(tags.split(" ")), label, List.of());
  }

  private static Example note(String words, String... terms) {
    return new Example(List.of(words.split(" ")), List.of(), "", List.of(terms));
  }

  static TagData data(TagConfig config, List<Example> examples) {
    return TagData.of(config, new Corpus(TaggingLayout.SLOTS, examples, examples, examples, 0, 0));
  }

  /** As many normally distributed numbers. */
  static INDArray gaussian(INDArray like, RandomStream random) {
    INDArray drawn = Nd4j.zerosLike(like);
    for (long i = 0; i < drawn.length(); i++) {
      drawn.putScalar(i, random.nextGaussian());
    }
    return drawn;
  }

  /** All of the training texts in one batch, with so many steps of padding more than needed. */
  static TagArrays batch(TagConfig config, TagData data, int padding) {
    List<TagSequence> sequences = data.train().sequences();
    TagBatch batch = TagBatches.of(sequences, data.lexicon().words().padding());
    return TagArrays.of(
        config,
        TagSizes.of(data.lexicon(), data.answers()),
        padding == 0 ? batch : Padding.more(batch, padding),
        data.train().terms());
  }
}
