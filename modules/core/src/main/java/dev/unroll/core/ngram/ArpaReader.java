package dev.unroll.core.ngram;

import dev.unroll.core.text.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an {@link ArpaFile}, order by order. Not thread-safe. */
final class ArpaReader {
  private static final Pattern SIZE = Pattern.compile("ngram\\s+([0-9]+)\\s*=\\s*([0-9]{1,9})");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** One line of an order: the words in order, and both logarithms as numbers. */
  private record Entry(List<String> words, double probability, double backoff, int line) {}

  private final String source;
  private final BufferedReader reader;
  private final List<NgramLevel> levels = new ArrayList<>();
  private Vocabulary vocabulary = Vocabulary.builder().build();
  private int line;

  ArpaReader(String source, BufferedReader reader) {
    this.source = source;
    this.reader = reader;
  }

  ArpaFile read() throws IOException {
    List<Integer> sizes = sizes();
    for (int order = 1; order <= sizes.size(); order++) {
      List<Entry> entries = entries(order, sizes.get(order - 1), order == sizes.size());
      levels.add(order == 1 ? unigrams(entries) : longer(entries, order));
    }
    String last = filledLine("\\end\\");
    if (!last.equals("\\end\\")) {
      throw damaged("expected \\end\\, but found '" + last + "'");
    }
    boolean marked = vocabulary.hasStart() && vocabulary.hasEnd();
    SentenceMarks marks =
        marked ? new SentenceMarks(vocabulary.start(), vocabulary.end()) : SentenceMarks.NONE;
    return new ArpaFile(vocabulary, new BackoffModel(levels, marks));
  }

  private List<Integer> sizes() throws IOException {
    String found = nextLine("\\data\\");
    while (!found.equals("\\data\\")) {
      // Free text may stand before the data.
      found = nextLine("\\data\\");
    }
    List<Integer> sizes = new ArrayList<>();
    Matcher size = SIZE.matcher(nextLine("ngram 1="));
    while (size.matches()) {
      if (!size.group(1).equals(String.valueOf(sizes.size() + 1))) {
        throw damaged("expected ngram " + (sizes.size() + 1) + "=, but found " + size.group());
      }
      sizes.add(Integer.parseInt(size.group(2)));
      size.reset(nextLine("the n-grams"));
    }
    if (sizes.isEmpty()) {
      throw damaged("expected a line such as ngram 1=1000");
    }
    return sizes;
  }

  private List<Entry> entries(int order, int size, boolean highest) throws IOException {
    String heading = "\\" + order + "-grams:";
    String found = filledLine(heading);
    if (!found.equals(heading)) {
      throw damaged("expected " + heading + ", but found '" + found + "'");
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(entry(nextLine("an n-gram"), order, highest));
    }
    return entries;
  }

  private Entry entry(String text, int order, boolean highest) {
    String[] fields = SPACE.split(text.strip());
    if (fields.length != order + 1 && (highest || fields.length != order + 2)) {
      throw damaged("expected a logarithm, " + order + " words and a back-off weight");
    }
    List<String> words = List.of(fields).subList(1, order + 1);
    double backoff = fields.length == order + 2 ? power(fields[order + 1]) : 1;
    return new Entry(words, power(fields[0]), backoff, line);
  }

  private double power(String log10) {
    try {
      return Math.pow(10, Double.parseDouble(log10));
    } catch (NumberFormatException e) {
      throw damaged("expected a logarithm, but found '" + log10 + "'");
    }
  }

  private NgramLevel unigrams(List<Entry> entries) {
    Set<String> words = new HashSet<>();
    for (Entry entry : entries) {
      if (!words.add(entry.words().get(0))) {
        throw damaged(entry, "'" + entry.words().get(0) + "' is there twice");
      }
    }
    String[] special =
        Stream.of(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END)
            .filter(words::contains)
            .toArray(String[]::new);
    vocabulary = Vocabulary.builder().special(special).addAll(words).build();
    return level(entries, 1, NgramIndex.unigrams(words.size()));
  }

  private NgramLevel longer(List<Entry> entries, int order) {
    long[] keys = new long[entries.size()];
    for (int i = 0; i < keys.length; i++) {
      Entry entry = entries.get(i);
      int last = id(entry, order - 1);
      keys[i] = NgramIndex.key(parent(entry, order), last, vocabulary.size());
    }
    int parents = levels.get(order - 2).index().size();
    NgramIndex index = NgramIndex.of(keys, parents, vocabulary.size());
    return level(entries, order, index);
  }

  private NgramLevel level(List<Entry> entries, int order, NgramIndex index) {
    double[] probability = new double[index.size()];
    double[] backoff = new double[index.size()];
    Arrays.fill(probability, Double.NaN);
    for (Entry entry : entries) {
      int number = index.find(order == 1 ? 0 : parent(entry, order), id(entry, order - 1));
      if (!Double.isNaN(probability[number])) {
        throw damaged(entry, "'" + String.join(" ", entry.words()) + "' is there twice");
      }
      // The start is never predicted, whatever number a tool writes for it.
      boolean start = order == 1 && entry.words().get(0).equals(Vocabulary.START);
      probability[number] = start ? 0 : entry.probability();
      backoff[number] = entry.backoff();
    }
    return new NgramLevel(index, probability, backoff);
  }

  private int parent(Entry entry, int order) {
    int parent = 0;
    for (int i = 0; i < order - 1; i++) {
      parent = levels.get(i).index().find(parent, id(entry, i));
      if (parent < 0) {
        String words = String.join(" ", entry.words().subList(0, i + 1));
        throw damaged(entry, "'" + words + "', with which the n-gram begins, is not in the file");
      }
    }
    return parent;
  }

  private int id(Entry entry, int position) {
    String word = entry.words().get(position);
    if (!vocabulary.contains(word)) {
      throw damaged(entry, "'" + word + "' is not among the unigrams");
    }
    return vocabulary.id(word);
  }

  private String filledLine(String expected) throws IOException {
    String text = nextLine(expected);
    while (text.isBlank()) {
      text = nextLine(expected);
    }
    return text;
  }

  private String nextLine(String expected) throws IOException {
    line++;
    String text = reader.readLine();
    if (text == null) {
      throw damaged("the file ends early, expected " + expected);
    }
    return text.stripTrailing();
  }

  private IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(source + ":" + line + ": " + what);
  }

  private IllegalArgumentException damaged(Entry entry, String what) {
    return new IllegalArgumentException(source + ":" + entry.line() + ": " + what);
  }
}
