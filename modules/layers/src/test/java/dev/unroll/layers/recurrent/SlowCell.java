package dev.unroll.layers.recurrent;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * A case of another library in our layout, in double. There an output layer stands above the cell,
 * whose gradient is computed here by hand.
 *
 * @param weights of the cell
 * @param gradients of the weights
 * @param biased whether the case has biases, and so gradients of them
 * @param input [N, F, T]
 * @param inputGradient [N, F, T]
 * @param output what the cell puts out, [N, H, T]
 * @param above the gradient of that, [N, H, T]
 * @param first states [N, H]
 * @param firstGradient of the first of them
 */
record SlowCell(
    String name,
    Cell cell,
    Weights weights,
    Weights gradients,
    boolean biased,
    INDArray input,
    INDArray inputGradient,
    INDArray output,
    INDArray above,
    List<INDArray> first,
    INDArray firstGradient) {
  /** y = tanh(W_O h + b_O). */
  static SlowCell clockwork(JsonNode c) {
    List<Integer> periods = new ArrayList<>();
    c.get("periods").forEach(period -> periods.add(period.asInt()));
    INDArray y = array(c, "outputs", "y");
    INDArray dSum = y.mul(y).rsubi(1).muli(array(c, "output_grads", "y"));
    INDArray above = through(dSum, array(c, "weights", "WO")).add(array(c, "output_grads", "h"));
    INDArray h0 = array(c, "states", "h0");
    INDArray clock = h0.like().assign(c.get("first_t").asInt());
    return new SlowCell(
        c.get("name").asText(),
        new Clockwork(periods),
        clockworkWeights(c, "weights"),
        clockworkWeights(c, "grads"),
        true,
        ReferenceArrays.sequence(c.get("x")),
        ReferenceArrays.sequence(c.get("grads").get("x")),
        ReferenceArrays.sequence(c.get("outputs").get("h")),
        above.permute(1, 2, 0),
        List.of(h0, clock),
        array(c, "grads", "h0"));
  }

  private static Weights clockworkWeights(JsonNode c, String from) {
    INDArray bias = array(c, from, "b");
    return new Weights(
        array(c, from, "WI").transpose().dup('f'),
        array(c, from, "WH").transpose().dup('f'),
        bias.reshape(1, bias.length()),
        List.of());
  }

  /** y = softmax(U h + V s). */
  static SlowCell scrn(JsonNode c) {
    INDArray y = array(c, "outputs", "y");
    INDArray dy = array(c, "output_grads", "y");
    INDArray mean = y.mul(dy).sum(true, 2);
    INDArray dSum = dy.sub(mean.broadcast(dy.shape())).muli(y);
    INDArray ds = through(dSum, array(c, "weights", "V")).add(array(c, "output_grads", "s"));
    INDArray dh = through(dSum, array(c, "weights", "U")).add(array(c, "output_grads", "h"));
    double units = c.get("context_size").asInt();
    return new SlowCell(
        c.get("name").asText(),
        new Scrn(units / (units + c.get("H").asInt()), c.get("alpha").asDouble()),
        scrnWeights(c, "weights"),
        scrnWeights(c, "grads"),
        false,
        ReferenceArrays.sequence(c.get("x")),
        ReferenceArrays.sequence(c.get("grads").get("x")),
        Nd4j.concat(2, array(c, "outputs", "s"), array(c, "outputs", "h")).permute(1, 2, 0),
        Nd4j.concat(2, ds, dh).permute(1, 2, 0),
        List.of(Nd4j.hstack(array(c, "states", "s0"), array(c, "states", "h0"))),
        Nd4j.hstack(array(c, "grads", "s0"), array(c, "grads", "h0")));
  }

  private static Weights scrnWeights(JsonNode c, String from) {
    INDArray p = array(c, from, "P");
    int units = p.columns();
    int all = units + p.rows();
    INDArray u = Nd4j.create(DataType.DOUBLE, new long[] {all, 2L * all}, 'f');
    u.get(interval(units, all), interval(units, all)).assign(array(c, from, "R").transpose());
    u.get(interval(0, units), interval(all + units, 2 * all)).assign(p.transpose());
    INDArray w = Nd4j.vstack(array(c, from, "B"), array(c, from, "A"));
    return new Weights(
        w.transpose().dup('f'), u, Nd4j.create(DataType.DOUBLE, 1, 2L * all), List.of());
  }

  private static INDArray array(JsonNode c, String from, String name) {
    return ReferenceArrays.array(c.get(from).get(name));
  }

  /** [T, N, out] times [out, in]. */
  private static INDArray through(INDArray delta, INDArray weights) {
    INDArray flat = delta.dup('c').reshape('c', delta.size(0) * delta.size(1), delta.size(2));
    return flat.mmul(weights)
        .dup('c')
        .reshape('c', delta.size(0), delta.size(1), weights.columns());
  }

  @Override
  public String toString() {
    return name;
  }
}
