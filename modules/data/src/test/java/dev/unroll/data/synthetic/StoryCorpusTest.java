package dev.unroll.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StoryCorpusTest {
  private static final Pattern FRAME =
      Pattern.compile(
          "(?:Meet|This is|Hear of|Here we see) (?<name>[A-Z][A-Za-z ]+), (?:a|two) \\w+ (?<kind>\\w+)\\. "
              + "(?<she>\\w+) (?:wants?|seeks?|dreams? of) (?<prize>a \\w+ \\w+)\\. "
              + "(?<middle>(?s:.*))At last (?<finder>[A-Za-z ]+?) finds? the (?<found>\\w+ \\w+)\\. "
              + "[^.]+\\.\n\n");

  @Test
  void sameSeedGivesTheSameText() {
    String text = new StoryCorpus(7, Split.TRAIN).text(20_000);
    assertEquals(text, new StoryCorpus(7, Split.TRAIN).text(20_000));
    assertFalse(text.equals(new StoryCorpus(8, Split.TRAIN).text(20_000)));
  }

  @Test
  void splitsShareNoLongStory() {
    Set<String> train = new HashSet<>();
    Iterator<String> stories = new StoryCorpus(1, Split.TRAIN).stories();
    for (int i = 0; i < 500; i++) {
      train.add(stories.next());
    }
    for (Split split : new Split[] {Split.DEV, Split.TEST}) {
      Iterator<String> held = new StoryCorpus(1, split).stories();
      for (int i = 0; i < 500; i++) {
        String story = held.next();
        assertFalse(story.length() > 250 && train.contains(story), story);
      }
    }
  }

  @Test
  void textIterationReaderAndIndexGiveTheSameStories() throws IOException {
    StoryCorpus corpus = new StoryCorpus(3, Split.DEV);
    String text = corpus.text(30_000);
    StringBuilder joined = new StringBuilder();
    int count = 0;
    for (Iterator<String> stories = corpus.stories(); joined.length() < 30_000; count++) {
      String story = stories.next();
      assertEquals(story, corpus.story(count));
      joined.append(story);
    }
    StringWriter read = new StringWriter();
    try (Reader reader = corpus.reader(30_000)) {
      reader.transferTo(read);
    }
    assertEquals(text, joined.toString());
    assertEquals(text, read.toString());
    assertEquals(text, corpus.firstStories(count));
  }

  @Test
  void longerTextBeginsWithTheShorterAndNeitherCutsAStory() {
    StoryCorpus corpus = new StoryCorpus(4, Split.TEST);
    String text = corpus.text(10_000);
    assertTrue(text.length() >= 10_000);
    assertTrue(text.endsWith(".\n\n"));
    assertTrue(corpus.text(50_000).startsWith(text));
    assertEquals("", corpus.text(0));
  }

  @Test
  void closedReaderSaysSo() throws IOException {
    Reader reader = new StoryCorpus(1, Split.TRAIN).reader(100);
    reader.close();
    assertThrows(IOException.class, reader::read);
  }

  @Test
  void charactersArePlainAscii() {
    String text = new StoryCorpus(5, Split.TRAIN).text(200_000);
    assertTrue(text.matches("[A-Za-z ,.\"'\n]+"));
  }

  @Test
  void heroAndPrizeOfTheBeginningReturnAtTheEnd() {
    Iterator<String> stories = new StoryCorpus(6, Split.TRAIN).stories();
    for (int i = 0; i < 500; i++) {
      String story = stories.next();
      Matcher frame = FRAME.matcher(story);
      assertTrue(frame.matches(), story);
      assertEquals(frame.group("prize"), "a " + frame.group("found"));
      Set<String> references =
          Set.of(
              frame.group("name"),
              "the " + frame.group("kind"),
              frame.group("she").toLowerCase(Locale.ROOT));
      assertTrue(references.contains(frame.group("finder")), story);
      for (String other : new String[] {"She", "He", "They"}) {
        boolean own = other.equals(frame.group("she"));
        assertTrue(own || !story.matches("(?s).*[.\"] " + other + " .*"), story);
      }
    }
  }

  @Test
  void quotesCloseInTheirStory() {
    Iterator<String> stories = new StoryCorpus(9, Split.TRAIN).stories();
    for (int i = 0; i < 500; i++) {
      String story = stories.next();
      String outside = story.replaceAll("\"[^\"']*('[^\"']*')?\"", "");
      assertFalse(outside.contains("\"") || outside.contains("'"), story);
    }
  }

  @Test
  void whoSaysWeIsPluralAndWhoSaysIIsNot() {
    String text = new StoryCorpus(12, Split.TRAIN).text(300_000);
    Matcher quote =
        Pattern.compile("(?<![a-z,'])\"(I|We) [^\"]*\" (\\w+) ([^.]+)\\.").matcher(text);
    int count = 0;
    for (; quote.find(); count++) {
      boolean many = quote.group(1).equals("We");
      assertEquals(many ? "say" : "says", quote.group(2), quote.group());
      String speaker = quote.group(3);
      assertEquals(many, speaker.endsWith("s") || speaker.contains(" and "), quote.group());
    }
    assertTrue(count > 300, () -> "only a few quotes");
  }

  @Test
  void idealCodeLengthAgreesWithTheExactRateWithinItsStandardError() {
    Iterator<String> stories = new StoryCorpus(10, Split.TRAIN).stories();
    int count = 5_000;
    double rate = StoryCorpus.bitsPerCharacter();
    double bits = 0;
    double characters = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      String story = stories.next();
      double length = -StoryCorpus.logProbability(story) / Math.log(2);
      bits += length;
      characters += story.length();
      squares += Math.pow(length - rate * story.length(), 2);
    }
    double standardError = Math.sqrt(squares) / characters;
    assertTrue(standardError < 0.003 * rate, () -> "standard error " + standardError);
    assertEquals(rate, bits / characters, 4 * standardError);
  }

  @Test
  void corpusHasTheSumOfItsStoriesAndOtherTextNone() {
    StoryCorpus corpus = new StoryCorpus(11, Split.DEV);
    double sum =
        StoryCorpus.logProbability(corpus.story(0)) + StoryCorpus.logProbability(corpus.story(1));
    assertEquals(sum, StoryCorpus.logProbability(corpus.firstStories(2)), 1e-9);
    String story = corpus.story(0);
    String disagreeing =
        Pattern.compile("(At last .* find)(s?) the")
            .matcher(story)
            .replaceFirst(at -> at.group(1) + (at.group(2).isEmpty() ? "s the" : " the"));
    assertEquals(1, Math.abs(story.length() - disagreeing.length()));
    assertEquals(Double.NEGATIVE_INFINITY, StoryCorpus.logProbability(disagreeing));
    assertEquals(
        Double.NEGATIVE_INFINITY,
        StoryCorpus.logProbability(story.substring(0, story.length() - 1)));
  }
}
