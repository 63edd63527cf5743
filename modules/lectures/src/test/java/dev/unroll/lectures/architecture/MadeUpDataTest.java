package dev.unroll.lectures.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.probe.LabelledSentence;
import dev.unroll.autoencoder.probe.Probe;
import dev.unroll.core.ctc.Collapse;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.lectures.architecture.PictureDecoder.Where;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** What is held out is new, and what is drawn is as it is said to be. */
class MadeUpDataTest {
  private static Set<String> texts(List<LabelledSentence> part) {
    return part.stream().map(LabelledSentence::sentence).collect(Collectors.toSet());
  }

  private static void checkDisjoint(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    assertEquals(Set.of(), both);
  }

  @Test
  void sentencesThatProbesAskOfAreInNoStory() {
    TopicStories stories = new TopicStories(new RandomStream(1), TopicStories.DIFFERENT);
    Set<String> told = new HashSet<>(stories.stories(2000));
    assertTrue(told.size() > 1300, "nearly all of the first part are told: " + told.size());
    for (Probe probe : List.of(stories.adverb(), stories.order(), stories.topic())) {
      Set<String> test = texts(probe.sentences().test());
      checkDisjoint(told, test);
      checkDisjoint(texts(probe.sentences().training()), test);
      checkDisjoint(texts(probe.sentences().development()), test);
      assertTrue(texts(probe.sentences().training()).size() >= 500, probe.name());
      assertTrue(test.size() >= 250, probe.name());
    }
  }

  @Test
  void aTopicIsLearntInOneWordingAndAskedInTheOther() {
    Probe topic = new TopicStories(new RandomStream(1), TopicStories.DIFFERENT).topic();
    checkDisjoint(nouns(topic.sentences().training()), nouns(topic.sentences().test()));
    checkDisjoint(nouns(topic.sentences().development()), nouns(topic.sentences().test()));
  }

  private static Set<String> nouns(List<LabelledSentence> part) {
    return part.stream().map(one -> one.sentence().split(" ")[0]).collect(Collectors.toSet());
  }

  @Test
  void newsIsDividedByItsPairOfNounsAndTheLecturesPairIsNew() {
    for (long seed = 1; seed < 20; seed++) {
      var parts = new News(seed).probe().sentences();
      checkDisjoint(pairs(parts.training()), pairs(parts.test()));
      checkDisjoint(pairs(parts.development()), pairs(parts.test()));
      checkDisjoint(pairs(parts.training()), pairs(parts.development()));
      assertTrue(texts(parts.test()).containsAll(News.PAIR));
      assertEquals(
          64 * 4 * 2, parts.training().size() + parts.development().size() + parts.test().size());
    }
  }

  /** Nouns in the order of the alphabet, without the verb. */
  private static Set<String> pairs(List<LabelledSentence> part) {
    return part.stream()
        .map(one -> one.sentence().split(" (destroying|chasing|beating|stopping) "))
        .map(nouns -> Arrays.stream(nouns).sorted().collect(Collectors.joining("|")))
        .collect(Collectors.toSet());
  }

  @Test
  void everyFrameThatSoundsIsInTheMask() {
    float[][] sounds = Utterances.sounds(new RandomStream(1));
    Utterances drawn = Utterances.draw(sounds, new RandomStream(2), 40);
    for (int n = 0; n < 40; n++) {
      for (int t = 0; t < drawn.spoken()[n].length; t++) {
        assertEquals(drawn.spoken()[n][t] >= 0 ? 1 : 0, drawn.mask().getInt(n, t));
      }
      int[] path = Arrays.copyOf(drawn.spoken()[n], drawn.frames(n));
      assertTrue(
          path.length >= 3 * drawn.words()[n].length && path.length <= 6 * drawn.words()[n].length);
      if (!Utterances.repeats(drawn.words()[n])) {
        assertArrayEquals(drawn.words()[n], Collapse.of(path, -1));
      }
    }
  }

  @Test
  void wordsAreRightWhenAllOfThemIsRead() {
    Utterances two =
        new Utterances(new int[][] {{0, 1}, {2, 2}}, new int[2][3], Nd4j.zeros(1), Nd4j.zeros(1));
    int[][] paths = {{0, 4, 1}, {2, 4, 3}};
    assertEquals(50, two.right(paths, word -> true, path -> Collapse.of(path, 4)));
    assertEquals(0, two.right(paths, Utterances::repeats, path -> Collapse.of(path, 4)));
    assertEquals(
        OptionalInt.of(0), two.firstRight(paths, word -> true, path -> Collapse.of(path, 4)));
    int[][] right = {{0, 4, 1}, {2, 4, 2}};
    assertEquals(
        OptionalInt.of(0), two.firstRight(right, word -> true, path -> Collapse.of(path, 4)));
    assertEquals(
        OptionalInt.of(1),
        two.firstRight(right, Utterances::repeats, path -> Collapse.of(path, 4)));
    assertEquals(
        OptionalInt.empty(),
        two.firstRight(paths, Utterances::repeats, path -> Collapse.of(path, 4)));
  }

  @Test
  void withoutBlankNoPathSpellsEqualNeighbours() {
    assertEquals(3 * 2 * 2, SpeltWords.count(3, path -> Collapse.of(path, -1)));
    assertEquals(3 * 3 * 3, SpeltWords.count(4, path -> Collapse.of(path, 3)));
  }

  @Test
  void wordsOfCaptionsAreCountedByTheirPlace() {
    PictureTalk pictures = new PictureTalk(Nd4j.zeros(1), new int[][] {{1, 6}, {2, 7}});
    int[][] written = {{1, 6}, {2, 6}};
    assertArrayEquals(new double[] {100, 50}, PictureDecoder.right(pictures, written));
    assertEquals(50, PictureDecoder.whole(pictures, written));
  }

  @Test
  void bothDecodersHaveAsManyParameters() {
    double once = PictureDecoder.graph(Where.FIRST_STATE, Where.FIRST_STATE.units(), 1).numParams();
    double step = PictureDecoder.graph(Where.EVERY_STEP, Where.EVERY_STEP.units(), 1).numParams();
    assertEquals(1, once / step, 0.005);
  }

  @Test
  void noPictureKeepsItsCaptionWhenTheyAreSwapped() {
    List<String> table =
        List.of("picture\tnumber\tcaption", "a\t0\tA", "a\t1\tA", "b\t0\tB", "c\t0\tC");
    List<String> swapped = CaptionedScenes.swapped(table);
    assertEquals(table.get(0), swapped.get(0));
    assertEquals(table.size(), swapped.size());
    for (String row : swapped.subList(1, swapped.size())) {
      assertNotEquals(row.substring(0, 1).toUpperCase(Locale.ROOT), row.split("\t")[2]);
    }
    assertEquals(
        Set.of("a", "b", "c"),
        swapped.stream().skip(1).map(row -> row.split("\t")[0]).collect(Collectors.toSet()));
  }

  @Test
  void askedNumbersAreInNoTraining() {
    String lines = NumberWords.lines(new RandomStream(1), 926);
    assertEquals(999, lines.split("\n").length);
    assertFalse(lines.contains("9 2 6\t"));
    assertTrue(lines.contains("9 2 5\tnine hundred twenty five"));
  }

  @Test
  void sentencesToCopyAreNew() {
    List<SentencePair> all = CopyingNetworks.sentences(new RandomStream(1), 3000, 2, 2);
    Set<SentencePair> known = Set.copyOf(all.subList(0, 60));
    List<SentencePair> unseen = CopyingNetworks.unseen(new RandomStream(1), 80, 2, known);
    assertEquals(80, unseen.size());
    assertTrue(unseen.stream().noneMatch(known::contains));
  }

  @Test
  void aWriterThatSeesNoDigitsPaysWhatTheConditionSays() {
    int words = IntStream.range(0, 1000).map(n -> NumberWords.of(n).split(" ").length + 1).sum();
    assertEquals(1.53, 1000 * Math.log(1000) / words, 0.005);
  }
}
