package dev.unroll.lectures.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Passage;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.experiment.Verdict;
import dev.unroll.training.run.Provenance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  private static final Claim CLAIM =
      Claim.of(2, "second", Topic.TRAINING, "Cells & gates")
          .says("a < b")
          .equation("c = f ∘ c")
          .holdsIf("the first", "the second")
          .revised("A first run was shorter.");
  private static final Claim OTHER = Claim.of(1, "first", Topic.BY_HAND, "Never run");

  @TempDir Path folder;

  @Test
  void resultsComeBackAsTheyWereKept() throws IOException {
    Result kept = keep();

    assertEquals(List.of(kept), new ResultFolder(folder).results());
    assertEquals(Verdict.IN_PART, kept.verdict());
    assertEquals(new Setting(true, 7), kept.setting());
  }

  @Test
  void thePageHoldsAllThatWasFoundAndNeedsNoOtherFile() throws IOException {
    keep();

    String page = new ReportPage(new ResultFolder(folder), List.of(OTHER, CLAIM)).html();

    for (String part :
        List.of(
            "<p>Of 1 claims that ran: holds 0, holds in part 1, does not hold here 0.</p>",
            "Cells &amp; gates",
            "a &lt; b",
            "c = f ∘ c",
            "Holds in part",
            "<td>the first<td>1 of 1<td>yes",
            "<td>the second<td>0 of 1<td><b>no</b>",
            "a note",
            "<b>Changed.</b> A first run was shorter.",
            "width=\"3\"",
            "<td>lstm<td>0.5",
            "rgba(214,96,77,0.50)\">x</span>",
            "lecture run second --quick --seed 7",
            "Never run<td class=\"none\">not run")) {
      assertTrue(page.contains(part), part + " is missing in " + page);
    }
    assertFalse(Pattern.compile("(src|href)=\"(?!data:|#)").matcher(page).find());
    assertArrayEquals(new int[] {5, 3}, size(page));
  }

  @Test
  void aNotebookShowsTheSame() throws IOException {
    String cell = Markup.of(findings());

    assertTrue(cell.contains("Holds in part"));
    assertTrue(cell.contains("A first run was shorter."));
    assertArrayEquals(new int[] {5, 3}, size(cell));
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    keep();
    Path file = folder.resolve("second/result.json");
    Files.writeString(file, Files.readString(file).substring(0, 100));

    IOException refused = assertThrows(IOException.class, new ResultFolder(folder)::results);

    assertTrue(refused.getMessage().startsWith(file + ": "), refused.getMessage());
    assertTrue(refused.getMessage().endsWith("run the experiment again"), refused.getMessage());
  }

  private Result keep() throws IOException {
    return new ResultFolder(folder)
        .keep(findings(), new Setting(true, 7), 1.5, Provenance.here("a test"));
  }

  private static Findings findings() {
    return new Findings(CLAIM)
        .check(true, "1 of 1")
        .check(false, "0 of 1")
        .note("a note")
        .show(Table.of("cell", "loss").row("lstm", 0.5))
        .show(new Passage("text", List.of("x", "y\n"), List.of(0.5, 0.0)))
        .show("a picture", new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB));
  }

  /** Of the one picture inside a page. */
  private static int[] size(String page) throws IOException {
    Matcher matcher = Pattern.compile("data:image/png;base64,([^\"]+)\"").matcher(page);
    assertTrue(matcher.find());
    byte[] png = Base64.getDecoder().decode(matcher.group(1));
    assertFalse(matcher.find());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    return new int[] {image.getWidth(), image.getHeight()};
  }
}
