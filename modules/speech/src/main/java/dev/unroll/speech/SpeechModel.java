package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.AlignedPath;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.ForcedAlignment;
import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.SoundStream;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.audio.feature.Framing;
import dev.unroll.data.batch.FrameBatches;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.checkpoint.JsonText;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained recogniser.
 *
 * <pre>{@code
 * SpeechModel model = SpeechModel.load(Path.of("runs/an4"));
 * String text = model.transcribe(Path.of("hello.wav")).text();
 * }</pre>
 *
 * Thread-safe: calls at the same time work on copies of the network, which are kept for the next.
 */
public final class SpeechModel {
  /** Seconds that a network looks at in one piece without taking gigabytes. */
  private static final int MOST_AT_ONCE = 600;

  private static final String CONFIG = "config.json";
  private static final String LETTERS = "letters.txt";

  private final SpeechConfig config;
  private final Alphabet alphabet;
  private final INDArray parameters;
  private final Clock clock;
  private final Spelling spelling;

  /** Networks that nobody uses at the moment. */
  private final Queue<Listener> idle = new ConcurrentLinkedQueue<>();

  private SpeechModel(Checkpoint checkpoint) {
    config = SpeechConfig.JSON.read(checkpoint.text(CONFIG));
    alphabet = Alphabet.ofLetters(checkpoint.text(LETTERS));
    parameters = GraphState.parameters(checkpoint.task());
    clock = new Clock(config);
    spelling = new Spelling(alphabet, clock);
    idle.add(listener());
  }

  /**
   * Loads the best checkpoint of a run folder, or the last one when none was evaluated, or a
   * checkpoint file.
   *
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is none of a recogniser
   */
  public static SpeechModel load(Path run) throws IOException {
    return new SpeechModel(RunFiles.checkpoint(run));
  }

  /** The texts that a checkpoint needs besides the parameters. */
  static Map<String, String> texts(SpeechConfig config, Alphabet alphabet) {
    List<String> letters = alphabet.symbols().subList(1, alphabet.size());
    return Map.of(CONFIG, JsonText.write(config), LETTERS, String.join("", letters));
  }

  /** What the model is made of. */
  public SpeechConfig config() {
    return config;
  }

  /** The symbols that it writes, the blank first. */
  public Alphabet alphabet() {
    return alphabet;
  }

  /** Number of parameters of the network. */
  public long parameters() {
    return parameters.length();
  }

  /**
   * What is said in a file, by best path decoding.
   *
   * @throws IOException when it holds no sound that can be read
   */
  public Transcript transcribe(Path file) throws IOException {
    return transcribe(file, Decoding.greedy());
  }

  /** What is said in a file of any length. */
  public Transcript transcribe(Path file, Decoding decoding) throws IOException {
    try (SoundStream stream = SoundFile.open(file)) {
      return transcribe(stream, decoding);
    }
  }

  /** What is said in a recording of any length; memory does not grow with it. */
  public Transcript transcribe(SoundStream stream, Decoding decoding) throws IOException {
    Segments segments = new Segments(stream.at(rate()));
    List<Transcript> parts = new ArrayList<>();
    while (segments.hasNext()) {
      Segments.Segment segment = segments.next();
      parts.add(piece(segment.sound(), decoding).later(segment.start()));
    }
    return checked(stream, Transcript.joined(parts));
  }

  /** A transcript of all of a stream with what was wrong with the stream. */
  Transcript checked(SoundStream stream, Transcript found) {
    Framing framing = config.features().framing();
    List<String> warnings = new ArrayList<>(stream.warnings());
    if (framing.frames(Math.round(found.seconds() * framing.rate())) == 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s holds %.3f seconds of sound, less than one frame; nothing can be heard in it",
              stream.name(),
              found.seconds()));
    }
    return found.with(warnings);
  }

  /** What is said in a recording, which is cut if it is long as that of a file is. */
  public Transcript transcribe(Sound sound, Decoding decoding) {
    if (sound.seconds() <= Segments.MOST_SECONDS) {
      return piece(sound, decoding);
    }
    try {
      return transcribe(new SoundInMemory(sound), decoding);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
  }

  private Transcript piece(Sound sound, Decoding decoding) {
    float[][] emissions = emissions(sound);
    List<Decoding.Found> found =
        emissions.length == 0
            ? List.of(new Decoding.Found(List.of(), 0))
            : decoding.decode(emissions, alphabet);
    return transcript(found, sound.seconds());
  }

  /** What a decoder found, best first, as a transcript. */
  Transcript transcript(List<Decoding.Found> found, double seconds) {
    List<Transcript.Candidate> candidates =
        found.stream()
            .map(one -> new Transcript.Candidate(spelling.text(one.spans()), one.score()))
            .toList();
    return new Transcript(
        candidates.get(0).text(),
        spelling.words(found.get(0).spans()),
        candidates,
        seconds,
        List.of());
  }

  /**
   * When the words of a text are said in a recording of up to {@value #MOST_AT_ONCE} seconds.
   *
   * @throws IllegalArgumentException when the text has letters that the model does not know, or
   *     more than the recording has frames for, or the recording is too long
   */
  public List<Transcript.Word> align(Sound sound, String text) {
    AlignedPath path =
        ForcedAlignment.of(emissions(sound), alphabet.encode(text), alphabet.blank());
    return spelling.words(path.spans());
  }

  /**
   * Log-probabilities of the symbols in each frame [U][K]; none for a recording that is shorter
   * than a frame.
   *
   * @throws IllegalArgumentException when the recording is longer than {@value #MOST_AT_ONCE}
   *     seconds
   */
  public float[][] emissions(Sound sound) {
    Check.require(
        sound.seconds() <= MOST_AT_ONCE,
        "the recording lasts %.0f seconds, and %d can be looked at in one piece; cut it"
            .formatted(sound.seconds(), MOST_AT_ONCE));
    float[][] frames = new FeatureExtractor(config.features()).frames(sound.at(rate()));
    if (frames.length == 0) {
      return frames;
    }
    Listener listener = idle.poll();
    if (listener == null) {
      listener = listener();
    }
    float[][] emissions = listener.emissions(FrameBatches.of(frames)).get(0);
    idle.add(listener);
    return emissions;
  }

  /** Listens to what is still being said, which needs a network that reads forwards only. */
  public StreamingTranscriber stream(Decoding decoding) {
    return new StreamingTranscriber(this, decoding);
  }

  /** Samples a second that the network was trained with, in Hz. */
  public int rate() {
    return config.features().framing().rate();
  }

  /** Makes texts of labels. */
  Spelling spelling() {
    return spelling;
  }

  /** When output frames are, in seconds. */
  Clock clock() {
    return clock;
  }

  /** A network of its own with these parameters. */
  CarryingGraph graph() {
    CarryingGraph graph =
        SpeechNetwork.graph(
            config.network(),
            config.features().width(),
            alphabet,
            0,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(1)));
    GraphState.assign(graph, parameters);
    return graph;
  }

  private Listener listener() {
    return new Listener(graph(), config.network());
  }
}
