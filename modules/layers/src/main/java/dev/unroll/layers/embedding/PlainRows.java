package dev.unroll.layers.embedding;

import dev.unroll.layers.step.StepRows;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** See {@link EmbeddingRows#PLAIN}. */
final class PlainRows implements EmbeddingRows {
  @Override
  public void lookUp(INDArray table, int[] ids, INDArray vectors) {
    int group = ids.length / (int) vectors.size(0);
    int[] known = Arrays.stream(ids).map(id -> Math.max(id, 0)).toArray();
    INDArray rows = StepRows.pick(table, known);
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0) {
        rows.getRow(i).assign(0);
      }
    }
    vectors.assign(rows.reshape('c', vectors.size(0), group, table.size(1)).sum(1));
  }

  @Override
  public void clear(INDArray table) {
    table.assign(0);
  }

  @Override
  public void add(INDArray vectors, int[] ids, INDArray table) {
    int[] positions = positions(ids);
    if (positions.length > 0) {
      int group = ids.length / (int) vectors.size(0);
      int[] owners = Arrays.stream(positions).map(position -> position / group).toArray();
      INDArray used = StepRows.pick(vectors, owners);
      int[] known = Arrays.stream(positions).map(position -> ids[position]).toArray();
      Nd4j.exec(
          DynamicCustomOp.builder("scatter_add")
              .addInputs(table, Nd4j.createFromArray(known), used)
              .addOutputs(table)
              .build());
    }
  }

  private static int[] positions(int[] ids) {
    return IntStream.range(0, ids.length).filter(i -> ids[i] >= 0).toArray();
  }
}
