package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.TagSequence;
import dev.unroll.data.text.LongWords;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts in numbers. What a network knows is made from the training texts alone.
 *
 * @param lexicon what it reads
 * @param answers what it can say
 * @param train texts to learn from
 * @param dev held-out texts
 */
record TagData(Lexicon lexicon, Answers answers, Part train, Part dev) {
  /**
   * Texts by place.
   *
   * @param sequences in numbers
   * @param terms ids of the terms of each that training has
   * @param examples as they were read
   */
  record Part(List<TagSequence> sequences, List<int[]> terms, List<Example> examples) {
    Part {
      sequences = List.copyOf(sequences);
      terms = List.copyOf(terms);
      examples = List.copyOf(examples);
    }

    int size() {
      return examples.size();
    }
  }

  /**
   * @throws IllegalArgumentException when texts lack what the task learns
   */
  static TagData of(TagConfig config, Corpus corpus) {
    corpus.require(config.task());
    Lexicon lexicon = Lexicon.of(config, corpus.layout(), corpus.train());
    Answers answers = Answers.of(config, corpus.train());
    Check.require(
        config.task() != TagConfig.Task.SENTIMENT || answers.labels().size() > 1,
        "all training texts have one label, " + corpus.train().get(0).label() + "; give others");
    return new TagData(
        lexicon,
        answers,
        part(config, lexicon, answers, corpus.train()),
        part(config, lexicon, answers, corpus.dev()));
  }

  private static Part part(
      TagConfig config, Lexicon lexicon, Answers answers, List<Example> examples) {
    List<TagSequence> sequences = new ArrayList<>();
    List<int[]> terms = new ArrayList<>();
    for (Example example : examples) {
      int[] tags = config.task().tagsWords() ? answers.tagIds(config, example.tags()) : new int[0];
      int label = Answers.id(answers.labels(), example.label());
      sequences.add(lexicon.sequence(example.words(), tags, label));
      terms.add(ids(answers.terms(), example.terms()));
    }
    return new Part(sequences, terms, examples);
  }

  private static int[] ids(Vocabulary known, List<String> terms) {
    return terms.stream()
        .mapToInt(term -> Answers.id(known, term))
        .filter(id -> id != Answers.NONE)
        .toArray();
  }

  /** Words of the texts of which only the first letters are read. */
  long cut() {
    int most = lexicon.config().letters().most();
    boolean reads = lexicon.config().letters().kind() != LetterConfig.Kind.NONE;
    return reads
        ? train.examples().stream().mapToLong(one -> LongWords.count(one.words(), most)).sum()
        : 0;
  }
}
