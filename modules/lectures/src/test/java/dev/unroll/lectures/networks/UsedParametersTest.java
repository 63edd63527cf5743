package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.Clockwork;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Scrn;
import dev.unroll.lectures.network.Sizes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against counts by hand, of networks from one number to one. */
class UsedParametersTest {
  @Test
  void fastUnitsReadAllAndSlowOnesOnlySlowOnes() {
    Sizes sizes = Sizes.numbers(new Clockwork(List.of(1, 2)), 4, 1, 1);

    // W 4, U 2 x 4 to the fast and 2 x 2 to the slow, b 4, output 4 + 1
    assertEquals(4 + 12 + 4 + 5, UsedParameters.of(sizes));
  }

  @Test
  void contextUnitsReadTheInputAlone() {
    Sizes sizes = Sizes.numbers(new Scrn(0.25, 0.95), 4, 1, 1);

    // B and A 4, R 3 x 3, P 1 x 3, b_s and b_h 4, output 4 + 1
    assertEquals(4 + 9 + 3 + 4 + 5, UsedParameters.of(sizes));
  }

  @Test
  void unitsComeNearestToWhatIsWanted() {
    Sizes sizes = Sizes.numbers(new Elman(), 1, 1, 1);

    // H + H² + H + H + 1: 41 for 5, 55 for 6
    assertEquals(5, UsedParameters.nearest(sizes, 47).hidden());
    assertEquals(6, UsedParameters.nearest(sizes, 49).hidden());
  }
}
