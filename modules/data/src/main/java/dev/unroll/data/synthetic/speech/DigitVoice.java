package dev.unroll.data.synthetic.speech;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.cart.Durator;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import com.sun.speech.freetts.relp.LPCResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * FreeTTS's voice kevin16. Its steps are run one after another here, without its player and the
 * thread that feeds it, since between two of them the pauses are given their lengths. Thread-safe:
 * one string at a time.
 */
final class DigitVoice {
  /** Of the voice, and of its samples in Hz. */
  static final String NAME = "kevin16";

  static final int RATE = 16_000;
  private static final String PAUSE = "pau";
  private static final String END = "end";

  private final Voice voice;

  /** Reads the voice and its lexicon, some 15 MB. */
  DigitVoice() {
    voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(found -> found.getName().equals(NAME))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("FreeTTS has no voice " + NAME));
    // A queue of our own, or it would start a thread that keeps the program from ending.
    voice.setOutputQueue(new OutputQueue());
    voice.allocate();
  }

  /**
   * What was said.
   *
   * @param samples at {@value DigitVoice#RATE} Hz
   */
  record Spoken(float[] samples, List<SpokenWord> words) {}

  /**
   * Says digits.
   *
   * @param manner of which loudness and noise are not applied
   * @param random where there are pauses, and how long they are
   */
  synchronized Spoken say(List<Digit> digits, Manner manner, RandomGenerator random) {
    List<Token> tokens = new ArrayList<>();
    for (Digit digit : digits) {
      tokens.add(token(digit.word(), random.nextDouble() < manner.breaks()));
    }
    // Playing it faster afterwards moves the formants, and takes back what is done here.
    voice.setDurationStretch((float) (manner.stretch() * manner.formants()));
    voice.setPitch((float) (manner.pitch() / manner.formants()));
    voice.setPitchRange((float) (manner.range() / manner.formants()));
    var utterance = new com.sun.speech.freetts.Utterance(voice, tokens);
    try {
      for (Object step : voice.getUtteranceProcessors()) {
        ((UtteranceProcessor) step).processUtterance(utterance);
        if (step instanceof Durator) {
          setPauses(utterance.getRelation(Relation.SEGMENT), manner.formants(), random);
        }
      }
    } catch (ProcessException e) {
      throw new IllegalStateException(NAME + " cannot say " + digits + ": " + e.getMessage(), e);
    }
    byte[] bytes = ((LPCResult) utterance.getObject("target_lpcres")).getWaveSamples();
    float[] samples = Waveform.faster(Waveform.ofBigEndian(bytes), manner.formants());
    return new Spoken(samples, words(utterance.getRelation(Relation.WORD), manner.formants()));
  }

  private static Token token(String word, boolean pause) {
    Token token = new Token();
    token.setWord(word);
    token.setWhitespace(" ");
    token.setPrepunctuation("");
    token.setPostpunctuation(pause ? "," : "");
    return token;
  }

  /** Draws the length of every pause, and moves what follows. */
  private static void setPauses(Relation segments, double formants, RandomGenerator random) {
    float before = 0;
    float moved = 0;
    for (Item segment = segments.getHead(); segment != null; segment = segment.getNext()) {
      float end = segment.getFeatures().getFloat(END);
      if (segment.getFeatures().getString("name").equals(PAUSE)) {
        float length = (float) (formants * random.nextDouble(0.06, 0.6));
        moved += length - (end - before);
      }
      before = end;
      segment.getFeatures().setFloat(END, end + moved);
    }
  }

  private static List<SpokenWord> words(Relation words, double formants) {
    List<SpokenWord> times = new ArrayList<>();
    for (Item word = words.getHead(); word != null; word = word.getNext()) {
      Item syllables = word.getItemAs(Relation.SYLLABLE_STRUCTURE);
      Item first = syllables.getDaughter().getDaughter().getItemAs(Relation.SEGMENT);
      Item last = syllables.getLastDaughter().getLastDaughter();
      double start = first.getPrevious().getFeatures().getFloat(END);
      double end = last.getFeatures().getFloat(END);
      times.add(new SpokenWord(word.toString(), start / formants, end / formants));
    }
    return times;
  }
}
