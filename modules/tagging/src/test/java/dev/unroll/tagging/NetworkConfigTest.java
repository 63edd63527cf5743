package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.CellName;
import dev.unroll.tagging.NetworkConfig.Reader;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkConfigTest {
  @Test
  void everyCellReadsWordsAndSoDoesNoCell() {
    assertEquals(
        Arrays.stream(CellName.values()).collect(Collectors.toSet()),
        Arrays.stream(Reader.values())
            .filter(reader -> reader != Reader.NONE)
            .map(Reader::cell)
            .collect(Collectors.toSet()));
  }
}
