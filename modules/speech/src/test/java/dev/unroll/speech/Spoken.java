package dev.unroll.speech;

import dev.unroll.core.ctc.Alphabet;
import dev.unroll.data.audio.WavWriter;
import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.SpokenUtterance;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.LoopState;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small networks and recordings to try them on. */
final class Spoken {
  static final Alphabet LETTERS = Alphabet.ofLetters(" abc");

  private Spoken() {}

  static NetworkConfig sizes(boolean bidirectional, Convolution... convolutions) {
    return new NetworkConfig(
        List.of(convolutions), CellName.GRU, 2, 6, bidirectional, NetworkConfig.Norm.BATCH, 0);
  }

  static SpeechConfig config(NetworkConfig network) {
    return new SpeechConfig(FeatureOptions.logMel(8_000, 8), network, AugmentConfig.none(), 30, 4);
  }

  static CarryingGraph graph(NetworkConfig sizes) {
    return SpeechNetwork.graph(
        sizes,
        8,
        LETTERS,
        3,
        new Optimiser(Optimiser.Kind.SGD, 0, 0),
        new Rate(new Schedule.Constant(1)));
  }

  /** A recogniser that learnt nothing, of 8 features, which writes {@link #LETTERS} by chance. */
  static SpeechModel untrained(Path folder, SpeechConfig config) throws IOException {
    Path file = folder.resolve("untrained.zip");
    CheckpointFile.write(
        file,
        new Checkpoint(
            LoopState.start(),
            GraphState.of(graph(config.network())),
            SpeechModel.texts(config, LETTERS)));
    return SpeechModel.load(file);
  }

  static SpokenUtterance digits(int index) {
    return new DigitSpeech(1, Split.TRAIN).utterance(index);
  }

  /** Writes recordings with a table of them, speakers taking turns. */
  static Path table(Path folder, int count) throws IOException {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < count; i++) {
      SpokenUtterance one = digits(i);
      WavWriter.write(folder.resolve(i + ".wav"), one.sound());
      table.append(i).append(".wav\t").append(one.transcript()).append("\tspeaker");
      table.append(i % 2).append('\n');
    }
    return Files.writeString(folder.resolve("all.tsv"), table);
  }
}
