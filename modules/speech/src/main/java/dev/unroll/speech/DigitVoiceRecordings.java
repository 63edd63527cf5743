package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.SpokenUtterance;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Digits of a synthetic voice, spoken once and kept. */
record DigitVoiceRecordings(List<SpokenUtterance> utterances) implements Recordings {
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
    return utterances.get(index).sound();
  }

  @Override
  public String summary() {
    return entries().toString();
  }
}
