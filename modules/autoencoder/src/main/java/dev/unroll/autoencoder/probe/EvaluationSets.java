package dev.unroll.autoencoder.probe;

import dev.unroll.data.conll.ConlluReader;
import dev.unroll.data.conll.ConlluSentence;
import dev.unroll.data.similarity.SimilarityPair;
import dev.unroll.data.similarity.SimilarityPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Sets that sentence vectors are measured on, in the parts that their makers gave them. */
public final class EvaluationSets {
  private EvaluationSets() {}

  /**
   * The pairs of SICK 2014.
   *
   * @param folder with {@code SICK_train.txt}, {@code SICK_trial.txt} (the development part) and
   *     {@code SICK_test_annotated.txt}
   * @throws IOException naming what is missing, or file and line of what cannot be read
   */
  public static Parts<SimilarityPair> sick(Path folder) throws IOException {
    return new Parts<>(
        SimilarityPairs.read(folder.resolve("SICK_train.txt")).pairs(),
        SimilarityPairs.read(folder.resolve("SICK_trial.txt")).pairs(),
        SimilarityPairs.read(folder.resolve("SICK_test_annotated.txt")).pairs());
  }

  /**
   * The sentences of a treebank of Universal Dependencies.
   *
   * @param folder with one file each that ends in {@code -train.conllu}, {@code -dev.conllu} and
   *     {@code -test.conllu}
   * @throws IOException naming what is missing, or file and line of what cannot be read
   */
  public static Parts<ConlluSentence> treebank(Path folder) throws IOException {
    return new Parts<>(
        ConlluReader.read(file(folder, "-train.conllu"), false),
        ConlluReader.read(file(folder, "-dev.conllu"), false),
        ConlluReader.read(file(folder, "-test.conllu"), false));
  }

  private static Path file(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("no folder at " + folder + "; is the path right?");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
      if (found.size() != 1) {
        throw new IOException(
            folder + " must have one file *" + ending + ", but has " + found.size());
      }
      return found.get(0);
    }
  }
}
