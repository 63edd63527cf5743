package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A trained tagger.
 *
 * <pre>{@code
 * TagModel model = TagModel.load(Path.of("runs/tickets"));
 * List<Tagged> all = model.tag(List.of("i would like to leave taipei on november 2nd"));
 * List<Chunk> slots = all.get(0).slots();
 * }</pre>
 *
 * Thread-safe: calls at the same time work on networks of their own, which are kept for the next.
 */
public final class TagModel {
  private final SavedModel saved;

  /** Taggers that nobody uses at the moment. */
  private final Queue<Tagger> idle = new ConcurrentLinkedQueue<>();

  private TagModel(SavedModel saved) {
    this.saved = saved;
    idle.add(tagger()); // a checkpoint that does not fit its configuration fails here
  }

  private Tagger tagger() {
    return new Tagger(saved.config(), saved.lexicon(), saved.answers(), saved.network());
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of a tagger
   */
  public static TagModel load(Path run) throws IOException {
    return new TagModel(SavedModel.load(run));
  }

  /** What the model is made of. */
  public TagConfig config() {
    return saved.config();
  }

  /** What it reads. */
  Lexicon lexicon() {
    return saved.lexicon();
  }

  /** What it can say. */
  Answers answers() {
    return saved.answers();
  }

  /** Number of parameters of the network. */
  public long parameters() {
    return saved.parameters().length();
  }

  /**
   * The words of a text. Where the training data stood with blanks between their words, it is cut
   * at blanks, and before a last mark if the word is known only without it; else by Unicode's rules
   * for words, which know nothing of a treebank's own, such as "do" and "n't": to have words as
   * they are in there, use {@link #tagWords}.
   */
  public List<String> words(String text) {
    return saved.lexicon().cut(text);
  }

  /**
   * Tags texts, which {@link #words} cuts.
   *
   * @return one answer for each, in order; the empty one for a blank text
   */
  public List<Tagged> tag(List<String> texts) {
    return tagWords(texts.stream().map(this::words).toList());
  }

  /** As {@link #tag}, of words. */
  public List<Tagged> tagWords(List<List<String>> texts) {
    return tagWords(texts, 1);
  }

  /**
   * As {@link #tag}, of words.
   *
   * @param beam beginnings that are kept where the tag before is read; 1 takes the likeliest tag at
   *     each word
   * @throws IllegalArgumentException when there is a beam for a network without feedback, which
   *     needs none
   */
  public List<Tagged> tagWords(List<List<String>> texts, int beam) {
    TagBeam search = beam(beam);
    Tagger found = idle.poll();
    Tagger tagger = found == null ? tagger() : found;
    List<Tagged> all = tagger.tag(texts, search);
    idle.add(tagger);
    return all;
  }

  /** A search of some width, as {@link #tagWords(List, int)} has it. */
  TagBeam beam(int width) {
    Check.require(
        width == 1 || config().network().feeds(),
        "a beam is for a network with --feedback; the answers of this one are the best without");
    return new TagBeam(width);
  }

  /**
   * A text that comes word by word.
   *
   * @throws IllegalArgumentException when the model needs the words after one to tag it
   */
  public TagStream stream() {
    Check.require(
        config().streams(),
        "the model cannot tag word by word, it needs what follows: "
            + config().description()
            + "; train one of words' tags without --bidirectional, --window and --output crf");
    StepTagger steps = new StepTagger(config(), saved.lexicon(), saved.answers(), saved.network());
    return new TagStream(config(), saved.lexicon(), saved.answers(), steps);
  }
}
