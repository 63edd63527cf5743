package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.synthetic.speech.DigitRecordings;
import dev.unroll.data.synthetic.speech.JoinedDigits;
import dev.unroll.data.synthetic.speech.JoinedString;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Real recordings of digits, joined to strings when they are asked for. */
record JoinedRecordings(JoinedDigits digits, List<Entry> entries) implements Recordings {
  JoinedRecordings {
    entries = List.copyOf(entries);
  }

  JoinedRecordings(JoinedDigits digits) {
    this(digits, digits.plans().stream().map(JoinedRecordings::entry).toList());
  }

  private static Entry entry(JoinedString plan) {
    String transcript =
        plan.recordings().stream()
            .map(recording -> recording.digit().word())
            .collect(Collectors.joining(" "));
    return new Entry(plan.id(), plan.speaker(), transcript);
  }

  @Override
  public Sound sound(int index) throws IOException {
    return new Sound(digits.samples(digits.plans().get(index)), DigitRecordings.RATE);
  }

  @Override
  public String summary() {
    return digits.plans().toString();
  }
}
