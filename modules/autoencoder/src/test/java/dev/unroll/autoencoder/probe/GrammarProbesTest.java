package dev.unroll.autoencoder.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.conll.ConlluSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrammarProbesTest {
  @TempDir Path folder;

  /** A sentence of lines "form upos features head relation". */
  private static String block(String text, String... words) {
    StringBuilder block = new StringBuilder("# text = " + text + "\n");
    for (int i = 0; i < words.length; i++) {
      String[] c = words[i].split(" ");
      block.append(
          String.join("\t", "" + (i + 1), c[0], c[0], c[1], "_", c[2], c[3], c[4], "_", "_"));
      block.append('\n');
    }
    return block + "\n";
  }

  private static String treebank(String mark) {
    return block(
            mark + " dogs bark",
            "dogs NOUN Number=Plur 2 nsubj",
            "bark VERB Tense=Pres|VerbForm=Fin 0 root")
        + block(
            mark + " dog barked",
            "dog NOUN Number=Sing 2 nsubj",
            "barked VERB Tense=Past|VerbForm=Fin 0 root")
        + block(
            mark + " was seen",
            "Gone VERB Tense=Past|VerbForm=Part 0 root",
            "it PRON Number=Sing 1 obj")
        + block(
            mark + " green trees",
            "trees NOUN Number=Plur 0 root",
            "is AUX Tense=Pres|VerbForm=Fin 1 cop")
        + block(
            mark + " cats chased",
            "chased VERB Tense=Past|VerbForm=Part 0 root",
            "cats NOUN Number=Plur 1 nsubj:pass",
            "dog NOUN Number=Sing 2 nsubj");
  }

  private Parts<ConlluSentence> sentences() throws IOException {
    for (String part : List.of("train", "dev", "test")) {
      Files.writeString(folder.resolve("xx-ud-" + part + ".conllu"), treebank(part));
    }
    return EvaluationSets.treebank(folder);
  }

  private static Map<String, Integer> labels(List<LabelledSentence> part) {
    Map<String, Integer> labels = new TreeMap<>();
    part.forEach(labelled -> labels.put(labelled.sentence(), labelled.label()));
    return labels;
  }

  @Test
  void tenseIsThatOfTheFiniteRoot() throws IOException {
    Parts<LabelledSentence> parts = GrammarProbes.tense(sentences(), 1).sentences();
    assertEquals(Map.of("test dogs bark", 1, "test dog barked", 0), labels(parts.test()));
    assertEquals(Map.of("train dogs bark", 1, "train dog barked", 0), labels(parts.training()));
  }

  @Test
  void numberIsThatOfTheRootsSubject() throws IOException {
    for (int seed = 0; seed < 8; seed++) {
      Map<String, Integer> labels =
          labels(GrammarProbes.subjectNumber(sentences(), seed).sentences().test());
      assertEquals(2, labels.size());
      assertEquals(0, labels.get("test dog barked"));
      assertTrue(
          labels.getOrDefault("test dogs bark", 1) == 1
              && labels.getOrDefault("test cats chased", 1) == 1,
          labels::toString);
    }
  }

  @Test
  void missingFilesAreNamed() {
    String message =
        assertThrows(IOException.class, () -> EvaluationSets.treebank(folder)).getMessage();
    assertTrue(message.contains("*-train.conllu, but has 0"), message);
    assertThrows(IOException.class, () -> EvaluationSets.treebank(folder.resolve("none")));
    assertThrows(IOException.class, () -> EvaluationSets.sick(folder));
  }
}
