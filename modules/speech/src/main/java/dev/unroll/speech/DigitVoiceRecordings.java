package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.Utterance;
import java.util.List;
import java.util.stream.StreamSupport;

/** Digits of a synthetic voice, spoken once and kept. */
record DigitVoiceRecordings(List<Utterance> utterances, List<Entry> entries) implements Recordings {
  DigitVoiceRecordings {
    utterances = List.copyOf(utterances);
    entries = List.copyOf(entries);
  }

  private DigitVoiceRecordings(List<Utterance> utterances) {
    this(
        utterances,
        utterances.stream()
            .map(one -> new Entry(one.id(), one.speaker(), one.transcript()))
            .toList());
  }

  DigitVoiceRecordings(DigitSpeech speech, int count) {
    this(StreamSupport.stream(speech.first(count).spliterator(), false).toList());
  }

  @Override
  public SoundFile.Reading reading(int index) {
    Utterance utterance = utterances.get(index);
    return new SoundFile.Reading(new Sound(utterance.samples(), utterance.rate()), List.of());
  }

  @Override
  public String summary() {
    return entries().toString();
  }
}
