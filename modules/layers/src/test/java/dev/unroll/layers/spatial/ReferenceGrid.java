package dev.unroll.layers.spatial;

import dev.unroll.layers.reference.ReferenceCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A case of ConvLSTM or ST-LSTM in our layout. */
record ReferenceGrid(ReferenceCase values) {

  private int number(String field) {
    return values.values().get(field).asInt();
  }

  private boolean isSpacetime() {
    return values.values().get("kind").asText().equals("st_lstm");
  }

  int steps() {
    return number("T");
  }

  List<String> states() {
    return isSpacetime() ? List.of("h", "c", "m") : List.of("h", "c");
  }

  List<INDArray> first(DataType type) {
    return states().stream()
        .map(state -> values.array("states", state + "0").castTo(type))
        .toList();
  }

  GridShape grid(int steps, DataType type) {
    return new GridShape(number("N"), steps, number("height"), number("width"), type);
  }

  GridRecurrent layer() {
    int channels = number("hidden_channels");
    GridRecurrent layer =
        isSpacetime()
            ? new SpacetimeLstm.Builder(number("kernel"), 1).nOut(channels).build()
            : new ConvLstm.Builder(number("kernel"))
                .peepholes(values.values().get("peephole").asBoolean())
                .nOut(channels)
                .build();
    layer.setNIn(
        InputType.convolutional3D(
            Convolution3D.DataFormat.NCDHW,
            steps(),
            number("height"),
            number("width"),
            number("in_channels")),
        true);
    return layer;
  }

  /** Weights or their gradients; biases only where the case has them. */
  Map<String, INDArray> arrays(String group, DataType type) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    if (isSpacetime()) {
      arrays.put("W0", filters(group, List.of("g", "i", "f", "o"), "h"));
      arrays.put("V0", filters(group, List.of("g2", "i2", "f2"), "m"));
      arrays.put("O0", rows(Nd4j.concat(1, of(group, "Wco"), of(group, "Wmo"))));
      arrays.put("P0", rows(of(group, "W11")));
      bias(arrays, "b0", group, List.of("g", "i", "f", "o"));
      bias(arrays, "a0", group, List.of("g2", "i2", "f2"));
    } else {
      arrays.put("W", filters(group, List.of("g", "i", "f", "o"), "h"));
      bias(arrays, "b", group, List.of("g", "i", "f", "o"));
      if (values.has(group, "Wci")) {
        INDArray[] peepholes =
            Stream.of("Wci", "Wcf", "Wco")
                .map(name -> of(group, name))
                .map(array -> array.reshape('c', array.length(), 1))
                .toArray(INDArray[]::new);
        arrays.put("p", Nd4j.hstack(peepholes).dup('f'));
      }
    }
    arrays.replaceAll((key, value) -> value.castTo(type).dup('f'));
    return arrays;
  }

  private INDArray of(String group, String name) {
    return values.array(group, name);
  }

  /** [M, C, k, k] as [C k k, M]. */
  private static INDArray rows(INDArray filters) {
    return filters
        .dup('c')
        .reshape('c', filters.size(0), filters.length() / filters.size(0))
        .transpose();
  }

  private INDArray filters(String group, List<String> lanes, String state) {
    INDArray[] blocks =
        lanes.stream()
            .map(
                lane ->
                    Nd4j.concat(1, of(group, "Wx" + lane), of(group, "W" + state + lane)).dup('c'))
            .toArray(INDArray[]::new);
    return rows(Nd4j.concat(0, blocks));
  }

  /** The authors' constant of the forget gates is part of our biases. */
  private void bias(Map<String, INDArray> arrays, String key, String group, List<String> lanes) {
    boolean own = values.has(group, "bg");
    if (!own && group.equals("grads")) {
      return;
    }
    int channels = number("hidden_channels");
    INDArray bias = Nd4j.zeros(DataType.DOUBLE, 1, (long) lanes.size() * channels);
    for (int at = 0; at < lanes.size(); at++) {
      String lane = lanes.get(at);
      boolean shifted = isSpacetime() && group.equals("weights") && lane.startsWith("f");
      double shift = shifted ? values.values().get("forget_bias").asDouble() : 0;
      for (int k = 0; k < channels; k++) {
        double value = own ? of(group, "b" + lane).getDouble(k) : 0;
        bias.putScalar(0, (long) at * channels + k, value + shift);
      }
    }
    arrays.put(key, bias);
  }
}
