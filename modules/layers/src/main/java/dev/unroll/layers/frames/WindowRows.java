package dev.unroll.layers.frames;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Windows of frames side by side, so that a convolution over time is one product; and back.
 *
 * @param mask of the frames, 0 where one does not exist
 * @param features F
 */
record WindowRows(Window window, StepValues mask, int features) {
  private int rows() {
    return mask.rows();
  }

  private int outputs() {
    return window.outputs(mask.steps());
  }

  private boolean exists(int frame, int row) {
    return frame >= 0 && frame < mask.steps() && mask.values()[frame * rows() + row] != 0;
  }

  /**
   * Copies the windows.
   *
   * @param x [T · N, F], row after row
   * @param windows [T' · N, width · F], row after row; replaced
   */
  void gather(INDArray x, INDArray windows) {
    if (x.dataType() != DataType.FLOAT || !NativeKernels.available()) {
      plainGather(x, windows);
      return;
    }
    Floats from = Floats.of(x);
    Floats to = Floats.of(windows);
    float[] zeros = new float[features];
    Team.shared()
        .run(
            outputs(),
            j -> {
              for (int n = 0; n < rows(); n++) {
                for (int at = 0; at < window.width(); at++) {
                  int place = ((j * rows() + n) * window.width() + at) * features;
                  int frame = window.frame(j, at);
                  if (exists(frame, n)) {
                    to.copy(place, from, (frame * rows() + n) * features, features);
                  } else {
                    to.write(place, zeros, features);
                  }
                }
              }
            });
  }

  /**
   * Adds up, for each frame, what the windows hold in its places.
   *
   * @param windows as above
   * @param x as above; replaced, 0 where no frame is
   */
  void scatter(INDArray windows, INDArray x) {
    if (x.dataType() != DataType.FLOAT || !NativeKernels.available()) {
      plainScatter(windows, x);
      return;
    }
    Floats from = Floats.of(windows);
    Floats to = Floats.of(x);
    Team.shared()
        .run(
            mask.steps(),
            t -> {
              float[] sum = new float[features];
              float[] part = new float[features];
              for (int n = 0; n < rows(); n++) {
                Arrays.fill(sum, 0);
                if (exists(t, n)) {
                  collect(from, t, n, part, sum);
                }
                to.write((t * rows() + n) * features, sum, features);
              }
            });
  }

  private void collect(Floats windows, int frame, int row, float[] part, float[] sum) {
    for (int at = 0; at < window.width(); at++) {
      int ahead = frame + window.behind() - at;
      int j = ahead / window.stride();
      if (ahead >= 0 && ahead % window.stride() == 0 && j < outputs()) {
        windows.read(((j * rows() + row) * window.width() + at) * features, part, features);
        for (int i = 0; i < features; i++) {
          sum[i] += part[i];
        }
      }
    }
  }

  private void plainGather(INDArray x, INDArray windows) {
    windows.assign(0);
    for (int j = 0; j < outputs(); j++) {
      for (int n = 0; n < rows(); n++) {
        for (int at = 0; at < window.width(); at++) {
          int frame = window.frame(j, at);
          if (exists(frame, n)) {
            place(windows, j, n, at).assign(x.getRow((long) frame * rows() + n));
          }
        }
      }
    }
  }

  private void plainScatter(INDArray windows, INDArray x) {
    x.assign(0);
    for (int j = 0; j < outputs(); j++) {
      for (int n = 0; n < rows(); n++) {
        for (int at = 0; at < window.width(); at++) {
          int frame = window.frame(j, at);
          if (exists(frame, n)) {
            x.getRow((long) frame * rows() + n).addi(place(windows, j, n, at));
          }
        }
      }
    }
  }

  private INDArray place(INDArray windows, int j, int row, int at) {
    long from = (long) at * features;
    return windows
        .getRow((long) j * rows() + row)
        .get(NDArrayIndex.interval(from, from + features));
  }
}
