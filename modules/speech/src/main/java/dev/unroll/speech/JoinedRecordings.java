package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.synthetic.speech.DigitRecordings;
import dev.unroll.data.synthetic.speech.JoinedDigits;
import dev.unroll.data.synthetic.speech.JoinedString;
import dev.unroll.data.synthetic.speech.Recording;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    return new Entry(plan.id(), plan.speaker(), transcript, "");
  }

  @Override
  public SoundFile.Reading reading(int index) throws IOException {
    JoinedString plan = digits.plans().get(index);
    Sound sound = new Sound(digits.samples(plan), DigitRecordings.RATE);
    return new SoundFile.Reading(plan.id(), sound, List.of());
  }

  @Override
  public String summary() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (JoinedString plan : digits.plans()) {
      for (Recording recording : plan.recordings()) {
        String name = recording.file().getFileName().toString();
        if (!files.containsKey(name)) {
          files.put(name, Checksum.sha256(recording.file()));
        }
      }
    }
    return files + " " + digits.plans().stream().map(JoinedString::id).toList();
  }
}
