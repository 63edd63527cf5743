package dev.unroll.data.text;

import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.ListStringSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.Writable;

/**
 * Sentences to token ids: a {@link SentenceRecordReader} and a {@code TransformProcess} that maps
 * tokens through a vocabulary. Result i belongs to sentence i, and has no id when that is blank.
 */
public final class SentencePipeline {
  private SentencePipeline() {}

  /**
   * The ids of each of {@code sentences}, without start and stop symbols.
   *
   * @throws IllegalArgumentException naming a token that is unknown when the vocabulary has no
   *     {@code <unk>}
   */
  public static List<int[]> ids(
      List<String> sentences, Tokeniser tokeniser, Vocabulary vocabulary) {
    try (SentenceRecordReader reader = new SentenceRecordReader(tokeniser, false)) {
      return ids(reader, new ListStringSplit(List.of(sentences)), vocabulary);
    }
  }

  /**
   * The ids of each line of a file.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   * @throws java.io.UncheckedIOException naming file and line when the text cannot be read
   * @throws IllegalArgumentException naming a token that is unknown when the vocabulary has no
   *     {@code <unk>}
   */
  public static List<int[]> ids(
      Path file, boolean lenient, Tokeniser tokeniser, Vocabulary vocabulary) {
    try (SentenceRecordReader reader = new SentenceRecordReader(tokeniser, lenient)) {
      return ids(reader, new CollectionInputSplit(List.of(file.toUri())), vocabulary);
    }
  }

  private static List<int[]> ids(
      SentenceRecordReader reader, InputSplit split, Vocabulary vocabulary) {
    TransformProcess process = VocabularyTransform.process(vocabulary);
    List<int[]> ids = new ArrayList<>();
    reader.start(split);
    while (reader.hasNext()) {
      List<List<Writable>> sentence = reader.sequenceRecord();
      // DataVec has no sequence without a step.
      ids.add(
          sentence.isEmpty()
              ? new int[0]
              : process.executeSequenceToSequence(sentence).stream()
                  .mapToInt(step -> step.get(0).toInt())
                  .toArray());
    }
    return ids;
  }
}
