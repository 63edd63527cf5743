package dev.unroll.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.benchmarks.work.Case;
import dev.unroll.benchmarks.work.Cases;
import dev.unroll.training.run.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrantTest {
  private static final Case TRANSLATION = Cases.named("s2s-beam").get(0);
  private static final Case TRAINING = Cases.named("gru-128").get(0);

  @Test
  void eachKindOfCaseIsStartedByItsOwnClass() {
    assertTrue(starts(Entrant.OURS, TRAINING, "dl4j.OursContender"));
    assertTrue(starts(Entrant.OURS, TRANSLATION, "dl4j.OursTranslation"));
    assertTrue(starts(Entrant.LIBTORCH, TRANSLATION, "libtorch.LibtorchTranslation"));
    Case captioning = Cases.named("caption-grid").get(0);
    assertTrue(starts(Entrant.OURS, captioning, "dl4j.OursCaption"));
    assertTrue(starts(Entrant.LIBTORCH, captioning, "libtorch.LibtorchCaption"));
    assertFalse(Entrant.STOCK.offers(captioning));
    Case autoencoder = Cases.named("autoencoder-skip").get(0);
    assertTrue(starts(Entrant.OURS, autoencoder, "dl4j.OursAutoencoder"));
    assertTrue(starts(Entrant.LIBTORCH, autoencoder, "libtorch.LibtorchAutoencoder"));
    Case tagging = Cases.named("tag-crf").get(0);
    assertTrue(starts(Entrant.OURS, tagging, "dl4j.OursTagging"));
    assertTrue(starts(Entrant.LIBTORCH, tagging, "libtorch.LibtorchTagging"));
    Case writing = Cases.named("caption-state-beam").get(0);
    assertTrue(starts(Entrant.OURS, writing, "dl4j.OursCaptioner"));
    assertTrue(starts(Entrant.LIBTORCH, writing, "libtorch.LibtorchCaptioner"));
    assertFalse(Entrant.STOCK.offers(writing));
    assertTrue(starts(Entrant.PEAK, Cases.PEAK, "dl4j.PeakContender"));
  }

  @Test
  void stockDoesNeitherTranslationsNorGrus() {
    assertTrue(Entrant.OURS.offers(TRANSLATION) && Entrant.LIBTORCH_ONE_THREAD.offers(TRANSLATION));
    assertFalse(Entrant.STOCK.offers(TRANSLATION));
    assertFalse(Entrant.STOCK.offers(TRAINING));
    assertTrue(Entrant.STOCK_ONE_THREAD.offers(Cases.named("lstm-128").get(0)));
    assertFalse(Entrant.PEAK.offers(TRANSLATION));
  }

  @Test
  void theResultFileSaysWhatEachKindOfCaseIs(@TempDir Path folder) throws IOException {
    assertEquals(List.of("name", "work", "gates", "sizes"), fields(folder, TRAINING));
    assertEquals(List.of("name", "task", "feeding", "sizes"), fields(folder, TRANSLATION));
  }

  private static List<String> fields(Path folder, Case work) throws IOException {
    CaseResult result = new CaseResult(work, true, List.of());
    Path file = folder.resolve("result.json");
    new ResultFile("now", Provenance.here("CPU"), List.of(), 0, 1, 0, List.of(result)).write(file);
    JsonNode written = new ObjectMapper().readTree(file.toFile()).at("/results/0/work");
    List<String> names = new ArrayList<>();
    written.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean starts(Entrant entrant, Case work, String name) {
    return entrant.command(work).contains("dev.unroll.benchmarks." + name);
  }
}
