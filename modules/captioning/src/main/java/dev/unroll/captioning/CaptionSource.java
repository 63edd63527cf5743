package dev.unroll.captioning;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.core.check.Check;
import dev.unroll.data.caption.CaptionCorpus;
import dev.unroll.data.caption.CaptionedPicture;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.scene.Captions;
import dev.unroll.data.synthetic.scene.Scene;
import dev.unroll.data.synthetic.scene.Scenes;
import dev.unroll.training.launch.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Where a run's pictures come from, as it is saved with the run.
 *
 * @param folder of pictures and captions; empty for rendered scenes
 * @param most pictures to train on, the first of the training part; 0 for all of a folder
 * @param seed of the scenes
 */
record CaptionSource(String folder, int most, long seed) implements Source {
  /** What names the scenes on the command line. */
  static final String SCENES = "scenes";

  private static final int HELD_OUT = 500;

  CaptionSource {
    Check.notNegative("pictures", most);
    Check.require(
        !folder.isEmpty() || most > 0, "say with --pictures how many scenes are to be trained on");
  }

  static CaptionSource scenes(int count, long seed) {
    return new CaptionSource("", count, seed);
  }

  /** Whether the pictures are scenes, of which it is known what is true. */
  boolean rendered() {
    return folder.isEmpty();
  }

  /** The parts that a training reads. */
  record Parts(Captioned train, Captioned dev, Captioned test) {}

  /**
   * Reads captions; pictures are decoded when they are asked for.
   *
   * @throws IOException saying all that is wrong with the folder, or naming all files that are no
   *     pictures
   */
  Parts read() throws IOException {
    if (rendered()) {
      return new Parts(scenes(Split.TRAIN), scenes(Split.DEV), scenes(Split.TEST));
    }
    CaptionCorpus corpus = CaptionCorpus.read(Path.of(folder));
    corpus.requirePictures();
    List<CaptionedPicture> train = corpus.train();
    int kept = most == 0 ? train.size() : Math.min(most, train.size());
    return new Parts(
        captioned(train.subList(0, kept)), captioned(corpus.dev()), captioned(corpus.test()));
  }

  private static Captioned captioned(List<CaptionedPicture> pictures) {
    return new Captioned(
        new Pictures.Files(pictures), pictures.stream().map(CaptionedPicture::captions).toList());
  }

  /** The scenes of one part alone. */
  Captioned scenes(Split split) {
    return rendered(
        split == Split.TRAIN ? most : HELD_OUT, index -> new Scenes(seed).scene(split, index));
  }

  /** Scenes with combinations of colour and shape that no other part has. */
  Captioned unseen() {
    return rendered(HELD_OUT, index -> new Scenes(seed).unseen(index));
  }

  private static Captioned rendered(int count, LongFunction<Scene> scene) {
    List<Scene> scenes = LongStream.range(0, count).mapToObj(scene).toList();
    return new Captioned(
        new Pictures.Rendered(scenes, Scene.SIDE),
        scenes.stream().map(one -> Captions.of(one, Captions.USUAL)).toList());
  }

  @Override
  public Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    if (rendered()) {
      return hashes; // scenes are made from the seed, which is saved
    }
    CaptionCorpus corpus = CaptionCorpus.read(Path.of(folder));
    for (Split split : Split.values()) {
      StringBuilder summary = new StringBuilder();
      for (CaptionedPicture picture : corpus.part(split)) {
        summary
            .append(picture.name())
            .append('\t')
            .append(Checksum.sha256(picture.file()))
            .append('\t')
            .append(String.join("\t", picture.captions()))
            .append('\n');
      }
      hashes.put(
          folder + " (" + split.lowerCase() + ")",
          Checksum.sha256(summary.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return hashes;
  }
}
