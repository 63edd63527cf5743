package dev.unroll.speech;

import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.corpus.Manifest;
import dev.unroll.data.audio.corpus.Utterance;
import dev.unroll.data.catalogue.Checksum;
import java.io.IOException;
import java.util.List;

/** Recordings in files, which are read when they are asked for. */
record FileRecordings(List<Utterance> utterances, List<Entry> entries) implements Recordings {
  FileRecordings {
    utterances = List.copyOf(utterances);
    entries = List.copyOf(entries);
  }

  FileRecordings(Manifest manifest) {
    this(manifest.utterances());
  }

  FileRecordings(List<Utterance> utterances) {
    this(utterances, utterances.stream().map(FileRecordings::entry).toList());
  }

  private static Entry entry(Utterance utterance) {
    String transcript = utterance.transcript().strip().replaceAll("\\s+", " ");
    return new Entry(
        utterance.audio().toString(), utterance.speaker(), transcript, utterance.source());
  }

  @Override
  public SoundFile.Reading reading(int index) throws IOException {
    return SoundFile.read(utterances.get(index).audio());
  }

  @Override
  public String summary() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Utterance one : utterances) {
      lines.append(Checksum.sha256(one.audio())).append(' ').append(one.transcript()).append('\n');
    }
    return lines.toString();
  }
}
