package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs are saved as one row of numbers, so that a folder of today is read tomorrow only if
 * parameters keep their names, shapes and order. The lists were written by the version that came
 * before the stacks of {@code layers.stack}.
 */
class SavedNamesTest {
  private static final List<String> ENCODER =
      List.of(
          "source-embedding_W [9, 5]",
          "encoder0 forward_W [5, 12]",
          "encoder0 forward_RW [3, 12]",
          "encoder0 forward_b [12]",
          "encoder0 backward_W [5, 12]",
          "encoder0 backward_RW [3, 12]",
          "encoder0 backward_b [12]",
          "encoder1 forward_W [6, 12]",
          "encoder1 forward_RW [3, 12]",
          "encoder1 forward_b [12]",
          "encoder1 backward_W [6, 12]",
          "encoder1 backward_RW [3, 12]",
          "encoder1 backward_b [12]",
          "target-embedding_W [7, 5]");

  @Test
  void parametersOfASavedRunKeepNamesShapesAndOrder() {
    assertEquals(
        expected(
            "decoder0_W [5, 24]",
            "decoder0_RW [6, 24]",
            "decoder0_b [24]",
            "decoder1_W [6, 24]",
            "decoder1_RW [6, 24]",
            "decoder1_b [24]"),
        saved(AttentionName.NONE));
    assertEquals(
        expected(
            "decoder_cell0.W [5, 24]",
            "decoder_cell0.RW [6, 24]",
            "decoder_cell0.b [24]",
            "decoder_cell1.W [6, 24]",
            "decoder_cell1.RW [6, 24]",
            "decoder_cell1.b [24]",
            "decoder_attention.W [6, 6]",
            "decoder_Wc [12, 6]"),
        saved(AttentionName.GENERAL));
  }

  private static List<String> expected(String... decoder) {
    List<String> all = new ArrayList<>(ENCODER);
    all.addAll(List.of(decoder));
    all.addAll(List.of("output_W [6, 7]", "output_b [7]"));
    return all;
  }

  /** Of a bidirectional LSTM of two layers. */
  private static List<String> saved(AttentionName attention) {
    return Models.graph(Models.config(Models.network(attention))).paramTable().entrySet().stream()
        .map(entry -> entry.getKey() + " " + Arrays.toString(entry.getValue().shape()))
        .toList();
  }
}
