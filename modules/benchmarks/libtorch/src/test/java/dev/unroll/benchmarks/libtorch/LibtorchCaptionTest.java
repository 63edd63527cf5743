package dev.unroll.benchmarks.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.CaptionCase.Picture;
import dev.unroll.benchmarks.work.CaptionSizes;
import dev.unroll.benchmarks.work.Captions;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibtorchCaptionTest {
  private static final int TOKENS = 18;
  private static final int FEATURES = 5;
  private static final int ROWS = 8;

  private static CaptionCase work(Picture picture, int rows) {
    int places = picture == Picture.GRID ? 6 : 1;
    return new CaptionCase(
        "test", picture, new CaptionSizes(FEATURES, places, TOKENS, 16, 16, rows));
  }

  @ParameterizedTest
  @EnumSource
  void theLossFalls(Picture picture) {
    LibtorchCaption libtorch = new LibtorchCaption();
    libtorch.prepare(work(picture, ROWS));
    double first = libtorch.step(0);
    double last = first;
    for (int update = 1; update <= 60; update++) {
      last = libtorch.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  @ParameterizedTest
  @EnumSource
  void theGradientReachesEveryParameter(Picture picture) {
    CaptionCase work = work(picture, ROWS);
    CaptionModel model = LibtorchCaption.model(work);
    model.loss(CaptionTensors.of(work, Captions.of(work).get(0))).backward();
    for (Tensor parameter : model.parameters().get()) {
      assertTrue(parameter.grad().defined(), "a parameter has no gradient");
      assertTrue(parameter.grad().abs().max().item_float() > 0, "a gradient is zero");
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherCaptionsOfABatchDoNotChangeTheLossOfOne(Picture picture) {
    CaptionCase work = work(picture, ROWS);
    CaptionCase alone = work(picture, 1);
    torch.manual_seed(3);
    CaptionModel model = LibtorchCaption.model(work);
    torch.manual_seed(3);
    CaptionModel same = LibtorchCaption.model(alone);
    Captions all = Captions.of(work).get(0);
    int size = all.pictures().length / ROWS;
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      float[] own = Arrays.copyOfRange(all.pictures(), row * size, (row + 1) * size);
      Captions one = new Captions(own, List.of(all.captions().get(row)));
      sum += same.loss(CaptionTensors.of(alone, one)).item_float() * one.labels();
    }
    double loss = model.loss(CaptionTensors.of(work, all)).item_float();
    assertEquals(sum / all.labels(), loss, 1e-4);
  }
}
