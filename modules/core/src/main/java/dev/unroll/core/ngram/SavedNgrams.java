package dev.unroll.core.ngram;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of a {@link BackoffModel}: a heading of ints (kind, version, order, sentence
 * marks, whether there are discounts, the number of n-grams of each order), then the discounts and
 * the arrays; each half ends in a CRC-32. The heading's is compared before any array is made.
 */
record SavedNgrams(List<NgramLevel> levels, SentenceMarks marks, List<Discounts> discounts) {
  private static final int KIND = 0x554E474D; // "UNGM"
  private static final int VERSION = 1;
  private static final int MAXIMUM_ORDER = 1000;

  static void write(SavedNgrams saved, DataOutput target) throws IOException {
    SummedOutput output = new SummedOutput(target);
    output.ints(KIND, VERSION, saved.levels.size());
    output.ints(saved.marks.start(), saved.marks.end(), saved.discounts.isEmpty() ? 0 : 1);
    for (NgramLevel level : saved.levels) {
      output.ints(level.index().size());
    }
    output.sum();
    for (Discounts discount : saved.discounts) {
      output.doubles(discount.one(), discount.two(), discount.threeOrMore());
    }
    for (NgramLevel level : saved.levels) {
      output.ints(level.index().start());
      output.ints(level.index().token());
      output.doubles(level.probability());
      output.doubles(level.backoff());
    }
    output.sum();
  }

  static SavedNgrams read(DataInput source) throws IOException {
    SummedInput input = new SummedInput(source);
    int[] kind = input.ints(2);
    if (kind[0] != KIND || kind[1] != VERSION) {
      throw new IOException(
          kind[0] == KIND
              ? "expected an n-gram model of version " + VERSION + ", but found " + kind[1]
              : "expected an n-gram model, but found something else");
    }
    int order = input.ints(1)[0];
    if (order < 1 || order > MAXIMUM_ORDER) {
      throw new IOException("the n-gram model is damaged: its order is " + order);
    }
    int[] marks = input.ints(3);
    int[] sizes = input.ints(order);
    input.sum("heading");
    double[] discounts = input.doubles(3 * order * marks[2]);
    List<NgramLevel> levels = new ArrayList<>();
    for (int i = 0; i < order; i++) {
      levels.add(level(input, i == 0 ? 1 : sizes[i - 1], sizes[i], i == order - 1));
    }
    input.sum("n-grams");
    return new SavedNgrams(levels, new SentenceMarks(marks[0], marks[1]), discounts(discounts));
  }

  private static List<Discounts> discounts(double[] values) {
    List<Discounts> discounts = new ArrayList<>();
    for (int i = 0; i < values.length; i += 3) {
      discounts.add(new Discounts(values[i], values[i + 1], values[i + 2]));
    }
    return discounts;
  }

  private static NgramLevel level(SummedInput input, int parents, int size, boolean highest)
      throws IOException {
    NgramIndex index = new NgramIndex(input.ints(parents + 1), input.ints(size));
    return new NgramLevel(index, input.doubles(size), input.doubles(highest ? 0 : size));
  }
}
