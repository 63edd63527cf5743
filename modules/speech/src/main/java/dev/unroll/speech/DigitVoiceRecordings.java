package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.Utterance;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Digits of a synthetic voice, spoken once and kept. */
record DigitVoiceRecordings(List<Utterance> utterances) implements Recordings {
  DigitVoiceRecordings {
    utterances = List.copyOf(utterances);
  }

  DigitVoiceRecordings(DigitSpeech speech, int count) {
    this(StreamSupport.stream(speech.first(count).spliterator(), false).toList());
  }

  @Override
  public List<Entry> entries() {
    return IntStream.range(0, utterances.size())
        .mapToObj(utterances::get)
        .map(one -> new Entry(one.id(), one.speaker(), one.transcript()))
        .toList();
  }

  @Override
  public Sound sound(int index) {
    Utterance utterance = utterances.get(index);
    return new Sound(utterance.samples(), utterance.rate());
  }

  @Override
  public String summary() {
    return entries().toString();
  }
}
