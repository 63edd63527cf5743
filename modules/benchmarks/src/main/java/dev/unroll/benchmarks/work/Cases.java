package dev.unroll.benchmarks.work;

import static dev.unroll.benchmarks.work.Gates.GRU;
import static dev.unroll.benchmarks.work.Gates.LSTM;
import static dev.unroll.benchmarks.work.Work.GENERATE;
import static dev.unroll.benchmarks.work.Work.MULTIPLY;
import static dev.unroll.benchmarks.work.Work.TRAIN;
import static dev.unroll.benchmarks.work.Work.TRAIN_FRAMES;

import dev.unroll.benchmarks.work.CaptionerCase.Decoder;
import dev.unroll.benchmarks.work.TranslationCase.Feeding;
import dev.unroll.benchmarks.work.TranslationCase.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All cases, by the groups and names that users type. */
public final class Cases {
  /** The peak that the other cases are compared with: products of 1024 × 1024 matrices. */
  public static final StackCase PEAK =
      new StackCase("sgemm", MULTIPLY, LSTM, new Sizes(1, 1024, 1, 1, 16));

  private static final Sizes SMALL = new Sizes(65, 128, 65, 50, 50);
  private static final Sizes LARGE = new Sizes(65, 512, 65, 64, 100);
  private static final Sizes WORDS = new Sizes(650, 650, 10_000, 20, 35);
  private static final Sizes FRAMES = new Sizes(80, 256, 29, 16, 400);
  private static final Sizes SCALED = new Sizes(65, 256, 65, 16, 50);

  /** The network that docs/results.md reports on multi30k, and its batches. */
  private static final PairSizes MULTI30K = new PairSizes(8000, 6000, 256, 512, 64);

  /** A picture as a vector, or as a grid of 13 × 13 places, for as many captions as flickr8k's. */
  private static final CaptionSizes VECTOR = new CaptionSizes(2048, 1, 2500, 256, 512, 64);

  private static final CaptionSizes GRID = new CaptionSizes(512, 13 * 13, 2500, 256, 512, 64);

  /** Sentences as subwords make them of simple books. */
  private static final AutoencoderSizes SENTENCES =
      new AutoencoderSizes(6000, 256, 512, 512, 64, 12);

  /** Requests of snips: its words and tags, and the usual sizes of {@code tag train}. */
  private static final TaggingSizes REQUESTS = new TaggingSizes(11_420, 100, 128, 72, 32, 9);

  /** What {@code unroll caption} trains by itself: pictures of 64 × 64, 8 × 8 regions. */
  private static final CaptionerSizes SCENES =
      new CaptionerSizes(List.of(24, 48, 96), 96, 8, 60, 64, 192, 64);

  /** What writes flickr8k's captions: 7 × 7 regions of SqueezeNet's 512 channels. */
  private static final CaptionerSizes PHOTOGRAPHS =
      new CaptionerSizes(List.of(), 512, 7, 2500, 256, 256, 128);

  /** Labels of the longest utterance. */
  private static final int SPOKEN = 60;

  /** Ids that generation reads in turn. */
  private static final int GENERATED = 256;

  private static final Map<String, List<Case>> GROUPS = groups();

  private Cases() {}

  /** Group names in the order in which they are measured. */
  public static Collection<String> groupNames() {
    return GROUPS.keySet();
  }

  /** Every case but {@link #PEAK}. */
  public static List<Case> all() {
    return GROUPS.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The cases of a group, or one case.
   *
   * @throws IllegalArgumentException listing what there is
   */
  public static List<Case> named(String name) {
    List<Case> group = GROUPS.get(name);
    if (group != null) {
      return group;
    }
    if (name.equals(PEAK.name())) {
      return List.of(PEAK);
    }
    List<Case> found = all().stream().filter(one -> one.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no case \""
              + name
              + "\"; choose from the groups "
              + String.join(", ", GROUPS.keySet())
              + " and the cases "
              + String.join(", ", all().stream().map(Case::name).toList()));
    }
    return found;
  }

  private static Map<String, List<Case>> groups() {
    Map<String, List<Case>> groups = new LinkedHashMap<>();
    groups.put(
        "training",
        List.of(
            new StackCase("lstm-128", TRAIN, LSTM, SMALL),
            new StackCase("lstm-512", TRAIN, LSTM, LARGE),
            new StackCase("lstm-650", TRAIN, LSTM, WORDS),
            new StackCase("gru-128", TRAIN, GRU, SMALL),
            new StackCase("gru-512", TRAIN, GRU, LARGE),
            new StackCase("gru-650", TRAIN, GRU, WORDS),
            new StackCase("bilstm-256", TRAIN_FRAMES, LSTM, FRAMES)));
    groups.put(
        "generation",
        List.of(
            new StackCase("gen-128", GENERATE, LSTM, SMALL.withBatch(1, GENERATED)),
            new StackCase("gen-512", GENERATE, LSTM, LARGE.withBatch(1, GENERATED)),
            new StackCase("gen-128x64", GENERATE, LSTM, SMALL.withBatch(64, GENERATED)),
            new StackCase("gen-512x64", GENERATE, LSTM, LARGE.withBatch(64, GENERATED))));
    groups.put(
        "translation",
        List.of(
            new TranslationCase("s2s-train-none", Task.TRAIN, Feeding.NONE, MULTI30K),
            new TranslationCase("s2s-train-input", Task.TRAIN, Feeding.INPUT, MULTI30K),
            new TranslationCase("s2s-beam", Task.SEARCH, Feeding.INPUT, MULTI30K.withRows(32))));
    groups.put(
        "ctc",
        List.of(
            new SpeechCase("ctc-loss", SpeechCase.Task.LOSS, FRAMES, SPOKEN),
            new SpeechCase("ctc-train", SpeechCase.Task.TRAIN, FRAMES, SPOKEN)));
    groups.put(
        "captioning",
        List.of(
            new CaptionCase("caption-word", CaptionCase.Picture.FIRST_WORD, VECTOR),
            new CaptionCase("caption-grid", CaptionCase.Picture.GRID, GRID),
            new CaptionerCase(
                "caption-pictures", CaptionerCase.Task.TRAIN, Decoder.ATTENTION, SCENES, 32),
            writing("caption-state-greedy", CaptionerCase.Task.GREEDY, Decoder.STATE),
            writing("caption-state-beam", CaptionerCase.Task.BEAM, Decoder.STATE),
            writing("caption-attention-greedy", CaptionerCase.Task.GREEDY, Decoder.ATTENTION),
            writing("caption-attention-beam", CaptionerCase.Task.BEAM, Decoder.ATTENTION)));
    groups.put(
        "autoencoder",
        List.of(
            new AutoencoderCase("autoencoder-plain", AutoencoderCase.Kind.PLAIN, SENTENCES),
            new AutoencoderCase("autoencoder-skip", AutoencoderCase.Kind.SKIP_THOUGHT, SENTENCES)));
    groups.put(
        "tagging",
        List.of(
            new TaggingCase("tag-softmax", false, REQUESTS),
            new TaggingCase("tag-crf", true, REQUESTS)));
    List<Case> lengths = new ArrayList<>();
    for (int steps = 25; steps <= 1600; steps *= 2) {
      lengths.add(new StackCase("steps-" + steps, TRAIN, LSTM, SCALED.withBatch(16, steps)));
    }
    groups.put("steps", lengths);
    List<Case> batches = new ArrayList<>();
    for (int rows = 1; rows <= 256; rows *= 2) {
      batches.add(new StackCase("rows-" + rows, TRAIN, LSTM, SCALED.withBatch(rows, 50)));
    }
    groups.put("rows", batches);
    return groups;
  }

  private static CaptionerCase writing(String name, CaptionerCase.Task task, Decoder decoder) {
    return new CaptionerCase(name, task, decoder, PHOTOGRAPHS, 32);
  }
}
