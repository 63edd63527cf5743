package dev.unroll.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LectureCommandTest {
  @TempDir Path folder;

  private static Terminal lecture(Object... arguments) {
    return Terminal.of(new LectureCommand(), arguments);
  }

  @Test
  void theListNamesEveryExperimentByTopic() {
    lecture("list").works().shows("By hand", "   8  linear-by-hand  ", "Training");
  }

  @Test
  void aRunSaysWhatWasMeasuredAndWritesTheReport() throws IOException {
    lecture("run", "8", "parameter-counts", "--quick", "--out", folder)
        .works()
        .shows(
            "8 linear-by-hand: ", "  yes  outputs of [1,1]", "  -> holds (", "10 parameter-counts");

    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("id=\"linear-by-hand\"") && page.contains("id=\"parameter-counts\""));
    assertFalse(page.contains("id=\"powers-of-w\""));
  }

  @Test
  void anInterruptedRunGoesOnWithWhatIsMissing() throws IOException {
    lecture("run", "8", "--quick", "--out", folder).works();
    Path kept = folder.resolve("linear-by-hand/result.json");
    String before = Files.readString(kept);

    Terminal goingOn = lecture("run", "8", "9", "--quick", "--missing", "--out", folder);
    goingOn.works().shows("1 of 2 are kept", "9 lstm-by-hand");
    assertFalse(goingOn.out().contains("linear-by-hand"));
    assertEquals(before, Files.readString(kept));

    lecture("run", "8", "--quick", "--missing", "--seed", "2", "--out", folder)
        .works()
        .shows("0 of 1 are kept", "8 linear-by-hand");
    for (String changed : List.of("\"rule\" : [ \"", "\"revision\" : \"")) {
      assertTrue(before.contains(changed), before);
      Files.writeString(kept, before.replace(changed, changed + "not "));
      lecture("run", "8", "--quick", "--missing", "--out", folder).works().shows("0 of 1 are kept");
    }
  }

  @Test
  void aReportIsMadeAgainFromWhatIsKept() throws IOException {
    Path page = folder.resolve("new/page.html");
    lecture("run", "8", "--quick", "--out", folder.resolve("kept")).works();
    lecture("report", "--results", folder.resolve("kept"), "--out", page).works();

    assertTrue(Files.readString(page).contains("id=\"linear-by-hand\""));
  }

  @Test
  void whatIsNotThereIsSaidInOneLine() {
    lecture("run", "perpetuum-mobile")
        .failsWith(2, "no experiment 'perpetuum-mobile'", "lecture list");
    lecture("run").failsWith(2, "ID");
    lecture("report", "--results", folder.resolve("none")).failsWith(2, "has no results");
  }
}
