package dev.unroll.layers.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** See {@link EmbeddingRows#PLAIN}. */
final class PlainRows implements EmbeddingRows {
  @Override
  public void lookUp(INDArray table, int[] ids, INDArray vectors) {
    int[] known = Arrays.stream(ids).map(id -> Math.max(id, 0)).toArray();
    Nd4j.pullRows(table, vectors, 1, known);
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0) {
        vectors.getRow(i).assign(0);
      }
    }
  }

  @Override
  public void clear(INDArray table) {
    table.assign(0);
  }

  @Override
  public void add(INDArray vectors, int[] ids, INDArray table) {
    int[] positions = positions(ids);
    if (positions.length > 0) {
      INDArray used = Nd4j.pullRows(vectors, 1, positions, 'c');
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
