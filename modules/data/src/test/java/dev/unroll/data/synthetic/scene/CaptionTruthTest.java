package dev.unroll.data.synthetic.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.synthetic.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionTruthTest {
  private static final Scenes SCENES = new Scenes(3);

  private static final List<List<String>> WORDS =
      List.of(
          Arrays.stream(Colour.values()).map(Colour::word).toList(),
          Arrays.stream(Shape.values()).map(Shape::word).toList(),
          Arrays.stream(Shape.values()).map(Shape::plural).toList(),
          List.of("small", "big"),
          List.of("two", "three"),
          List.of("left of", "to the right of", "above", "over", "below", "under"),
          Arrays.stream(Place.values()).map(Place::words).toList());

  @Test
  void everyCaptionMadeIsTrueAndNoTwoAreTheSame() {
    for (int index = 0; index < 300; index++) {
      Scene scene = index % 2 == 0 ? SCENES.unseen(index) : SCENES.scene(Split.TRAIN, index);
      List<String> captions = Captions.of(scene, Captions.USUAL);
      assertEquals(5, new HashSet<>(captions).size());
      for (String caption : captions) {
        assertEquals(CaptionTruth.TRUE, CaptionTruth.of(caption, scene), caption);
        assertTrue(PlainJudge.isTrue(caption, scene), caption);
      }
    }
  }

  @Test
  void changedCaptionIsFalseUnlessAnotherThingMakesItTrue() {
    int judged = 0;
    int wrong = 0;
    for (int index = 0; index < 150; index++) {
      Scene scene = SCENES.scene(Split.DEV, index);
      for (String caption : Captions.of(scene, Captions.USUAL)) {
        for (String changed : changes(caption)) {
          boolean holds = PlainJudge.isTrue(changed, scene);
          assertEquals(
              holds ? CaptionTruth.TRUE : CaptionTruth.FALSE,
              CaptionTruth.of(changed, scene),
              changed + " of " + scene);
          judged++;
          wrong += holds ? 0 : 1;
        }
      }
    }
    assertTrue(wrong > 0.9 * judged && judged > 10_000, wrong + " of " + judged);
  }

  @Test
  void everySentenceOfAClaimIsReadBackAsThatClaim() {
    Set<String> sentences = new HashSet<>();
    for (int index = 0; index < 50; index++) {
      for (List<Claim> kind : Captions.trueClaims(SCENES.scene(Split.TEST, index))) {
        for (Claim claim : kind) {
          for (String sentence : claim.sentences()) {
            assertEquals(Optional.of(claim), CaptionReader.read(sentence), sentence);
            sentences.add(sentence);
          }
        }
      }
    }
    for (String part : List.of("to the left of", "under", "three", "there are", " and ", " is ")) {
      assertTrue(sentences.stream().anyMatch(sentence -> sentence.contains(part)), part);
    }
  }

  @Test
  void twoThingsMustBeTwo() {
    Combination kind = new Combination(Colour.RED, Shape.STAR);
    Thing star = new Thing(kind, Size.SMALL, new Spot(0.25, 0.5), Finish.PLAIN);
    Thing right = new Thing(kind, Size.BIG, new Spot(0.75, 0.5), Finish.PLAIN);
    Backdrop backdrop = new Backdrop(220, 0, 0);
    Scene one = new Scene(List.of(star), backdrop);
    Scene two = new Scene(List.of(star, right), backdrop);
    assertEquals(CaptionTruth.FALSE, CaptionTruth.of("a red star and a red star", one));
    assertEquals(CaptionTruth.TRUE, CaptionTruth.of("A red star and a red star.", two));
    assertEquals(CaptionTruth.TRUE, CaptionTruth.of("there are two red stars", two));
    assertEquals(CaptionTruth.FALSE, CaptionTruth.of("two small red stars", two));
    assertEquals(CaptionTruth.FALSE, CaptionTruth.of("three red stars", two));
    assertEquals(CaptionTruth.TRUE, CaptionTruth.of("a big red star is on the right", two));
    assertEquals(CaptionTruth.FALSE, CaptionTruth.of("a red star above a red star", two));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a circle",
        "a red",
        "red circle",
        "an red circle",
        "a orange circle",
        "a red small circle",
        "a red circles",
        "two red circle",
        "there are a red circle",
        "there is two red circles",
        "there is a red circle is in the middle",
        "a red circle is",
        "a red circle is a blue star",
        "a red circle in the middle in the middle",
        "a red circle left of",
        "a red circle left of the blue star",
        "a red circle and",
        "a red circle and a blue star and a green ring",
        "a red circle on a table",
        "a red circle <unk>"
      })
  void otherTextIsNoCaption(String text) {
    assertEquals(CaptionTruth.NOT_A_CAPTION, CaptionTruth.of(text, SCENES.unseen(0)));
  }

  @Test
  void moreCaptionsThanAreTrueAreRefused() {
    Scene scene = SCENES.scene(Split.TRAIN, 0);
    int all =
        Captions.trueClaims(scene).stream()
            .flatMap(List::stream)
            .mapToInt(claim -> claim.sentences().size())
            .sum();
    assertEquals(all, Captions.of(scene, new RandomStream(1), all).size());
    assertThrows(IllegalArgumentException.class, () -> Captions.of(scene, all + 1));
  }

  /** The caption with one word, or what stands for one, changed for another of its class. */
  private static List<String> changes(String caption) {
    List<String> changed = new ArrayList<>();
    for (List<String> words : WORDS) {
      for (String word : words) {
        for (String other : words) {
          // "At the top" also begins "at the top left".
          String end = WORDS.indexOf(words) == WORDS.size() - 1 ? " $" : " ";
          String text = (" " + caption + " ").replaceFirst(" " + word + end, " " + other + " ");
          if (!word.equals(other) && !text.strip().equals(caption)) {
            changed.add(text.strip().replaceAll("\\ban?(?= [^aeiou])", "a").replace("a o", "an o"));
          }
        }
      }
    }
    changed.removeIf(text -> text.matches(".* to the (?!left of|right of).*"));
    return changed;
  }
}
