package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.layers.recurrent.CellName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs are saved as one row of numbers, so that a folder of today is read tomorrow only if
 * parameters keep their names, shapes and order. The lists were written by the version that came
 * before the stacks of {@code layers.stack}.
 */
class SavedNamesTest {
  private static Stream<String> eye() {
    return Stream.of(
        "seen0_b [24]",
        "seen0_W [24, 4, 5, 5]",
        "seen1_b [48]",
        "seen1_W [48, 24, 3, 3]",
        "seen2_b [96]",
        "seen2_W [96, 48, 3, 3]",
        "seen_b [96]",
        "seen_W [96, 98, 3, 3]",
        "embedding_W [11, 6]");
  }

  private static Stream<String> first() {
    return Stream.of("0 first prevAct", "0 first prevMem", "1 first prevAct", "1 first prevMem")
        .flatMap(state -> Stream.of(state + "_W [96, 8]", state + "_b [8]"))
        .map(name -> "decoder" + name);
  }

  /** Layers of which the lowest reads so many numbers. */
  private static Stream<String> layers(int inputs) {
    return Stream.of(
        "decoder0_W [" + inputs + ", 32]",
        "decoder0_RW [8, 32]",
        "decoder0_b [32]",
        "decoder1_W [8, 32]",
        "decoder1_RW [8, 32]",
        "decoder1_b [32]");
  }

  private static Stream<String> attention() {
    return Stream.of(
        "decoder_cell0.W [102, 32]",
        "decoder_cell0.RW [8, 32]",
        "decoder_cell0.b [32]",
        "decoder_cell1.W [8, 32]",
        "decoder_cell1.RW [8, 32]",
        "decoder_cell1.b [32]",
        "decoder_attention.Wq [8, 5]",
        "decoder_attention.Wk [96, 5]",
        "decoder_attention.b [1, 5]",
        "decoder_attention.v [5, 1]",
        "decoder_Wc [104, 8]");
  }

  @Test
  void parametersOfASavedRunKeepNamesShapesAndOrder() throws IOException {
    Stream<String> word = Stream.of("picture word_W [96, 6]", "picture word_b [6]");
    assertEquals(expected(first(), layers(6)), saved(Decoder.STATE));
    assertEquals(expected(Stream.of(), layers(102)), saved(Decoder.STEP));
    assertEquals(expected(word, layers(6)), saved(Decoder.WORD));
    assertEquals(expected(first(), attention()), saved(Decoder.ATTENTION));
  }

  private static List<String> expected(Stream<String> start, Stream<String> decoder) {
    Stream<String> output = Stream.of("output_W [8, 11]", "output_b [11]");
    return Stream.of(eye(), start, decoder, output).flatMap(names -> names).toList();
  }

  /** Of an LSTM of two layers. */
  private static List<String> saved(Decoder decoder) throws IOException {
    NetworkConfig network = new NetworkConfig(decoder, CellName.LSTM, 2, 8, 6, 5, 0.4, 0);
    CaptionConfig config = Models.config(EncoderConfig.small(64), network, 7);
    return Models.graph(config, Eye.read(config.encoder()).encoder(), 11)
        .paramTable()
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " " + Arrays.toString(entry.getValue().shape()))
        .toList();
  }
}
