package dev.unroll.speech;

import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.SpokenUtterance;
import java.util.List;
import java.util.stream.StreamSupport;

/** Digits of a synthetic voice, spoken once and kept. */
record DigitVoiceRecordings(List<SpokenUtterance> utterances, List<Entry> entries)
    implements Recordings {
  DigitVoiceRecordings {
    utterances = List.copyOf(utterances);
    entries = List.copyOf(entries);
  }

  private DigitVoiceRecordings(List<SpokenUtterance> utterances) {
    this(
        utterances,
        utterances.stream()
            .map(one -> new Entry(one.id(), one.speaker(), one.transcript(), ""))
            .toList());
  }

  DigitVoiceRecordings(DigitSpeech speech, int count) {
    this(StreamSupport.stream(speech.first(count).spliterator(), false).toList());
  }

  @Override
  public SoundFile.Reading reading(int index) {
    SpokenUtterance one = utterances.get(index);
    return new SoundFile.Reading(one.id(), one.sound(), List.of());
  }

  @Override
  public String summary() {
    return entries().toString();
  }
}
