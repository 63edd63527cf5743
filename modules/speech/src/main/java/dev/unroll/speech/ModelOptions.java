package dev.unroll.speech;

import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.audio.feature.Normalisation;
import dev.unroll.data.audio.feature.Program;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.speech.NetworkConfig.Norm;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.WrongUse;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code speech train} that say what the model is. */
final class ModelOptions {
  /** Where nobody says. */
  private static final int USUAL = -1;

  @Mixin private final Features features = new Features();
  @Mixin private final Sizes sizes = new Sizes();
  @Mixin private final Changes changes = new Changes();

  /** What the network sees. */
  @Heading("Features")
  private static final class Features {
    /** As users type them. */
    enum Kind {
      LOG_MEL,
      MFCC;

      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }

    @Option(
        names = "--features",
        paramLabel = "KIND",
        description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.LOG_MEL;

    @Option(
        names = "--form",
        paramLabel = "PROGRAM",
        description = "Computed as by one of ${COMPLETION-CANDIDATES}.")
    private Program form = Program.KALDI;

    @Option(
        names = "--rate",
        paramLabel = "HZ",
        description = "Recordings are brought to this rate; give theirs, or less.")
    private int rate = 16_000;

    @Option(names = "--mels", paramLabel = "N", description = "Bands of log-mel features.")
    private int mels = 40;

    @Option(names = "--coefficients", paramLabel = "N", description = "Coefficients of MFCC.")
    private int coefficients = 13;

    @Option(
        names = "--deltas",
        paramLabel = "N",
        showDefaultValue = Visibility.NEVER,
        description =
            "Orders of differences that are added: 0, as usual for log-mel, 1, or 2, as"
                + " usual for mfcc.")
    private int deltas = USUAL;

    @Option(
        names = "--running",
        description = "Normalise by what was heard so far, not by the whole recording.")
    private boolean running;
  }

  /** What is trained. */
  @Heading("Model")
  private static final class Sizes {
    @Option(
        names = "--convolution",
        split = ",",
        paramLabel = "WxSxM",
        description = "Convolutions over time: width x stride x filters of each, or none.")
    private List<String> convolutions = List.of("11x3x256");

    @Option(names = "--cell", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private CellName cell = CellName.LSTM;

    @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers.")
    private int layers = 3;

    @Option(names = "--hidden", paramLabel = "N", description = "Units in each direction.")
    private int hidden = 256;

    @Option(
        names = "--bidirectional",
        negatable = true,
        description = "Whether layers read in both directions; streaming cannot.")
    private boolean bidirectional = true;

    @Option(
        names = "--normalisation",
        paramLabel = "KIND",
        description = "Between layers: one of ${COMPLETION-CANDIDATES}.")
    private Norm normalisation = Norm.BATCH;

    @Option(
        names = "--dropout",
        paramLabel = "P",
        description = "Share of activations dropped before each layer.")
    private double dropout = 0.2;

    @Option(
        names = "--max-seconds",
        paramLabel = "X",
        description = "Longer training recordings are left out and counted.")
    private double maximumSeconds = 30;

    @Option(names = "--batch", paramLabel = "N", description = "Recordings of a batch.")
    private int batch = 16;
  }

  /** How training recordings are altered. */
  @Heading("Augmentation")
  private static final class Changes {
    @Option(
        names = "--speeds",
        split = ",",
        paramLabel = "X",
        description = "Each recording gets one of these speeds; 1 for none.")
    private List<Double> speeds = List.of(0.9, 1.0, 1.1);

    @Option(names = "--frequency-masks", paramLabel = "N", description = "Bands that are hidden.")
    private int frequencyMasks = 2;

    @Option(names = "--frequency-width", paramLabel = "N", description = "Most features of one.")
    private int frequencyWidth = 8;

    @Option(names = "--time-masks", paramLabel = "N", description = "Stretches that are hidden.")
    private int timeMasks = 2;

    @Option(names = "--time-width", paramLabel = "N", description = "Most frames of one.")
    private int timeWidth = 20;

    @Option(
        names = "--noise",
        paramLabel = "P",
        description = "Share of recordings that get white noise of 5 to 30 dB.")
    private double noise;

    @Option(names = "--volume", paramLabel = "DB", description = "Most change of loudness.")
    private double volume;
  }

  SpeechConfig model() {
    return WrongUse.unless(
        () ->
            new SpeechConfig(
                features(), network(), augmentation(), sizes.maximumSeconds, sizes.batch));
  }

  private FeatureOptions features() {
    FeatureOptions plain =
        features.kind == Features.Kind.LOG_MEL
            ? FeatureOptions.logMel(features.rate, features.mels, features.form)
            : FeatureOptions.mfcc(features.rate, features.coefficients, features.form);
    FeatureOptions all = features.deltas == USUAL ? plain : plain.withDeltas(features.deltas);
    return features.running ? all.with(Normalisation.RUNNING) : all;
  }

  private NetworkConfig network() {
    List<Convolution> convolutions =
        sizes.convolutions.stream()
            .filter(text -> !text.equals("none"))
            .map(Convolution::parse)
            .toList();
    return new NetworkConfig(
        convolutions,
        sizes.cell,
        sizes.layers,
        sizes.hidden,
        sizes.bidirectional,
        sizes.normalisation,
        sizes.dropout);
  }

  private AugmentConfig augmentation() {
    return new AugmentConfig(
        changes.speeds,
        changes.frequencyMasks,
        changes.frequencyWidth,
        changes.timeMasks,
        changes.timeWidth,
        changes.noise,
        changes.volume);
  }
}
