package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.scene.CaptionTruth;
import dev.unroll.data.synthetic.scene.Captions;
import dev.unroll.data.synthetic.scene.Scene;
import dev.unroll.data.synthetic.scene.Scenes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TruthTest {
  private final List<Scene> scenes =
      IntStream.range(0, 4).mapToObj(i -> new Scenes(3).scene(Split.TEST, i)).toList();

  @Test
  void captionsAreJudgedByTheSceneOfTheirPlace() {
    int[] places = {2, 0, 1};
    List<String> captions =
        List.of(
            Captions.of(scenes.get(2), 1).get(0),
            "a purple elephant sings",
            Captions.of(scenes.get(1), 1).get(0));
    Truth truth = Truth.of(new Pictures.Rendered(scenes, 64), places, captions).orElseThrow();
    assertEquals(2, truth.count(CaptionTruth.TRUE));
    assertEquals(1, truth.count(CaptionTruth.NOT_A_CAPTION));
    assertEquals(200.0 / 3, truth.share(), 1e-9);
  }

  @Test
  void ofPhotographsNothingIsKnown() {
    Pictures photographs = new Pictures.Files(List.of());
    assertTrue(Truth.of(photographs, new int[0], List.of()).isEmpty());
  }
}
