package dev.unroll.core.ngram;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/** Writes an {@link ArpaFile}. */
final class ArpaWriter {
  private static final Pattern WORD = Pattern.compile("\\S+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final String ZERO = "-99";

  private final List<NgramLevel> levels;
  private final String[] words;

  ArpaWriter(ArpaFile file) {
    levels = file.model().levels();
    words = new String[file.vocabulary().size()];
    for (int id = 0; id < words.length; id++) {
      words[id] = file.vocabulary().token(id);
      Check.require(
          WORD.matcher(words[id]).matches(),
          "an ARPA file cannot hold token "
              + id
              + ", which has white space in it; rename it first");
    }
  }

  void write(Writer output) throws IOException {
    output.write("\\data\\\n");
    for (int order = 1; order <= levels.size(); order++) {
      output.write("ngram " + order + "=" + levels.get(order - 1).index().size() + "\n");
    }
    String[] contexts = {""};
    for (int order = 1; order <= levels.size(); order++) {
      output.write("\n\\" + order + "-grams:\n");
      contexts = write(levels.get(order - 1), contexts, output);
    }
    output.write("\n\\end\\\n");
  }

  /** Writes one order after its contexts, and returns the contexts of the next. */
  private String[] write(NgramLevel level, String[] contexts, Writer output) throws IOException {
    boolean highest = level.backoff().length == 0;
    String[] next = new String[highest ? 0 : level.index().size()];
    int[] start = level.index().start();
    for (int parent = 0; parent < contexts.length; parent++) {
      for (int i = start[parent]; i < start[parent + 1]; i++) {
        String words = contexts[parent] + this.words[level.index().token()[i]];
        output.write(log10(level.probability()[i]) + "\t" + words);
        output.write(highest ? "\n" : "\t" + log10(level.backoff()[i]) + "\n");
        if (!highest) {
          next[i] = words + " ";
        }
      }
    }
    return next;
  }

  private static String log10(double value) {
    return value == 0 ? ZERO : Double.toString(Math.log10(value));
  }
}
