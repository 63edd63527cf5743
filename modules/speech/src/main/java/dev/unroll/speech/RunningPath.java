package dev.unroll.speech;

import dev.unroll.core.ctc.AlignedPath;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.BestPath;
import dev.unroll.core.ctc.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The best path of frames that come one by one: {@link BestPath} of all of them at any time, in
 * memory that grows with the labels and not with the frames.
 */
final class RunningPath implements RunningDecoder {
  private final Alphabet alphabet;
  private final List<Span> ended = new ArrayList<>();

  /** Frames since the symbol now running began. */
  private final List<float[]> running = new ArrayList<>();

  private int symbol = -1;
  private int frames;
  private double score;

  RunningPath(Alphabet alphabet) {
    this.alphabet = alphabet;
  }

  @Override
  public void accept(float[] frame) {
    AlignedPath alone = BestPath.of(new float[][] {frame}, alphabet.blank());
    int likeliest = alone.spans().isEmpty() ? alphabet.blank() : alone.spans().get(0).label();
    if (likeliest != symbol) {
      ended.addAll(last());
      running.clear();
      symbol = likeliest;
    }
    if (symbol != alphabet.blank()) {
      running.add(frame.clone());
    }
    score += alone.logProbability();
    frames++;
  }

  /** The span of the symbol now running, none for the blank. */
  private List<Span> last() {
    int first = frames - running.size();
    return BestPath.of(running.toArray(float[][]::new), alphabet.blank()).spans().stream()
        .map(
            span ->
                new Span(
                    span.label(), first + span.first(), first + span.peak(), first + span.last()))
        .toList();
  }

  @Override
  public List<Span> spans() {
    List<Span> all = new ArrayList<>(ended);
    all.addAll(last());
    return all;
  }

  /** All of them: each frame has its likeliest symbol, whatever follows. */
  @Override
  public int settled() {
    return spans().size();
  }

  @Override
  public List<Decoding.Found> finish() {
    return List.of(new Decoding.Found(spans(), score));
  }
}
