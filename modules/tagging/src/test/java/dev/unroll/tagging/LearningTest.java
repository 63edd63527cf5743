package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That training finds what is to be found, and only what a network can find. */
@Tag("slow")
class LearningTest {
  private static final List<String> TAIPEI =
      List.of(
          "i would like to leave taipei on november 2nd",
          "i would like to reach taipei on november 2nd");
  private static final int PLACE = 5;

  @TempDir Path folder;

  private TagModel trained(String cell) throws IOException {
    Path run = folder.resolve(cell);
    String line =
        "train --data ticket-requests --texts 1500 --run %s --cell %s --hidden 48 --embedding 24"
            + " --dropout 0 --unknown 0.95 --batch 16 --learning-rate 0.01 --schedule cosine"
            + " --epochs 8 --evaluate-every 400";
    Typed.run((Object[]) line.formatted(run, cell).split(" ")).works();
    return TagModel.load(run);
  }

  private static double f1(TagModel model) throws IOException {
    List<Example> test = TagSource.embedded(1500, 1).read(TagConfig.Task.SLOTS).test();
    return Evaluation.of(model, test, 1).scores().slots().overall().f1();
  }

  @Test
  @Timeout(300)
  void onlyANetworkWithMemoryTellsTheTwoTaipeisApart() throws IOException {
    TagModel remembers = trained("gru");
    List<Tagged> found = remembers.tag(TAIPEI);
    assertEquals("B-departure", found.get(0).tags().get(PLACE));
    assertEquals("B-destination", found.get(1).tags().get(PLACE));
    double withMemory = f1(remembers);
    assertTrue(withMemory >= 90, withMemory + " % of the slots about places that are new");

    TagModel forgets = trained("none");
    List<Tagged> same = forgets.tag(TAIPEI);
    assertEquals(same.get(0).tags().get(PLACE), same.get(1).tags().get(PLACE));
    assertNotEquals("O", same.get(0).tags().get(PLACE));
    double without = f1(forgets);
    assertTrue(without < withMemory - 20, without + " %, but " + withMemory + " % with memory");
  }
}
