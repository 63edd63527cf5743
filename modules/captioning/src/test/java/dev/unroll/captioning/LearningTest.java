package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.core.decoding.Search;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That training finds what is to be found. */
@Tag("slow")
class LearningTest {
  @TempDir Path folder;

  @Test
  @Timeout(400)
  void aSmallNetworkLearnsToSayWhatIsTrueOfScenes() throws IOException {
    Path run = folder.resolve("run");
    Typed.run(
            (Object[])
                ("train --data scenes --pictures 3000 --hidden 96 --embedding 32 --dropout 0"
                        + " --batch 64 --captions 2 --learning-rate 0.003 --min-count 1"
                        + " --schedule cosine --warm-up 20 --epochs 6 --evaluate-every 1000"
                        + " --decoder attention --run "
                        + run)
                    .split(" "))
        .works();
    CaptionModel model = CaptionModel.load(run);
    Captioned test = CaptionSource.scenes(1, 1).read().test();
    List<String> captions = new ArrayList<>();
    model.describe(test.pictures(), Search.beam(5), 0).forEach(found -> captions.add(found.text()));
    double share = share(test, captions);
    Collections.rotate(captions, 1);
    double ofOthers = share(test, captions);
    assertTrue(share >= 25, share + " % of captions are true");
    assertTrue(
        share >= 4 * ofOthers, share + " % are true, but of other scenes " + ofOthers + " %");
  }

  private static double share(Captioned scenes, List<String> captions) {
    int[] all = IntStream.range(0, scenes.size()).toArray();
    return Truth.of(scenes.pictures(), all, captions).orElseThrow().share();
  }
}
