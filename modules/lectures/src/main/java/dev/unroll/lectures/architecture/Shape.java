package dev.unroll.lectures.architecture;

import dev.unroll.captioning.CaptionModel;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.image.Picture;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.StoryCorpus;
import dev.unroll.data.synthetic.scene.Scene;
import dev.unroll.data.synthetic.scene.Scenes;
import dev.unroll.data.synthetic.ticket.TicketRequests;
import dev.unroll.languagemodel.LanguageModel;
import dev.unroll.languagemodel.LanguageModelCommand;
import dev.unroll.seqtoseq.SeqToSeqCommand;
import dev.unroll.seqtoseq.SeqToSeqModel;
import dev.unroll.tagging.TagCommand;
import dev.unroll.tagging.TagModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Which steps of a network read, and which write; each with a module that has this shape. */
enum Shape {
  MANY_TO_ONE("many to one: the intent of a request", "a request") {
    @Override
    ModuleRun train(Path folder, long seed, int effort) throws IOException {
      Path requests = folder.resolve("requests.tsv");
      Files.writeString(
          requests,
          new TicketRequests(seed)
              .requests(Split.TRAIN, 1000 * effort).stream()
                  .filter(request -> !request.text().equals(REQUEST))
                  .map(request -> request.label() + "\t" + request.text())
                  .collect(Collectors.joining("\n")));
      return ModuleRun.of(
          new TagCommand(),
          "train --task sentiment --layout labelled --data "
              + requests
              + " --pooling last --hidden 32 --embedding 16 --batch 16 --learning-rate 0.01"
              + schedule(120 * effort),
          folder.resolve(RUN),
          seed);
    }

    @Override
    Steps example(Path run) throws IOException {
      List<String> read = List.of(REQUEST.split(" "));
      List<String> written = new ArrayList<>(Collections.nCopies(read.size(), ""));
      written.set(read.size() - 1, TagModel.load(run).tag(List.of(REQUEST)).get(0).label());
      return new Steps(read, written);
    }
  },

  ONE_TO_MANY("one to many: the caption of a picture", "a caption's word") {
    @Override
    ModuleRun train(Path folder, long seed, int effort) throws IOException {
      return CaptionedScenes.train(folder, seed, effort, true);
    }

    @Override
    Steps example(Path run) throws IOException {
      Picture picture =
          Picture.of(CaptionedScenes.oneThing(new Scenes(2), Split.TEST, 0).render(Scene.SIDE));
      CaptionModel model = CaptionModel.load(run);
      String caption = model.describe(List.of(picture), Search.greedy()).get(0).text();
      List<String> written = List.of(caption.split(" "));
      List<String> read = new ArrayList<>(Collections.nCopies(written.size(), ""));
      read.set(0, "picture");
      return new Steps(read, written);
    }
  },

  MANY_TO_MANY("many to many, another length: digits to words", "a number's word") {
    @Override
    ModuleRun train(Path folder, long seed, int effort) throws IOException {
      Path pairs = folder.resolve("numbers.tsv");
      Files.writeString(
          pairs, NumberWords.lines(RandomStream.named(seed, "order of numbers"), NUMBER));
      return ModuleRun.of(
          new SeqToSeqCommand(),
          "train --data "
              + pairs
              + " --source-level space --target-level space --min-count 1 --hidden 48"
              + " --embedding 24 --attention none --no-bidirectional --batch 32"
              + " --learning-rate 0.01"
              + schedule(150 * effort),
          folder.resolve(RUN),
          seed);
    }

    @Override
    Steps example(Path run) throws IOException {
      String source = NumberWords.digits(NUMBER);
      List<String> target = List.of(SeqToSeqModel.load(run).translate(source).split(" "));
      List<String> read = new ArrayList<>(Arrays.asList(source.split(" ")));
      List<String> written = new ArrayList<>(Collections.nCopies(read.size(), ""));
      read.addAll(Collections.nCopies(target.size(), ""));
      written.addAll(target);
      return new Steps(read, written);
    }
  },

  EACH_STEP("many to many, equal length: the next character of a story", "a character") {
    @Override
    ModuleRun train(Path folder, long seed, int effort) throws IOException {
      Path stories = folder.resolve("stories.txt");
      Files.writeString(stories, new StoryCorpus(seed, Split.TRAIN).text(60_000 * effort));
      return ModuleRun.of(
          new LanguageModelCommand(),
          "train --data "
              + stories
              + " --hidden 64 --embedding 16 --batch 16 --bptt 32 --learning-rate 0.01"
              + schedule(200 * effort),
          folder.resolve(RUN),
          seed);
    }

    @Override
    Steps example(Path run) throws IOException {
      SamplerOptions cool = SamplerOptions.plain().withTemperature(0.5);
      String text = LanguageModel.load(run).generate("\n", SHOWN, cool, 1).strip();
      List<String> letters = List.of(text.replace(' ', '␣').replace('\n', '¶').split(""));
      return new Steps(letters.subList(0, letters.size() - 1), letters.subList(1, letters.size()));
    }
  };

  /** Asked of the networks, and in nobody's training. */
  private static final String REQUEST = "what is the price of a flight to kaohsiung";

  private static final int NUMBER = 926;
  private static final String RUN = "run";
  private static final int SHOWN = 24;

  private final String title;
  private final String unit;

  Shape(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** What each step reads and writes; blank for nothing. */
  record Steps(List<String> read, List<String> written) {}

  /**
   * Trains the module on data made from the seed.
   *
   * @param folder for data and run, empty
   * @param effort how much data and how many updates, from 1
   */
  abstract ModuleRun train(Path folder, long seed, int effort) throws IOException;

  /** What the model of a run makes of an example. */
  abstract Steps example(Path run) throws IOException;

  String title() {
    return title;
  }

  /** For what each its loss is counted. */
  String unit() {
    return unit;
  }

  /** Options of a training of so many updates. */
  static String schedule(int updates) {
    return " --dropout 0 --schedule cosine --epochs 1000 --steps "
        + updates
        + " --evaluate-every "
        + updates / 4;
  }
}
