package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command from end to end on tiny networks, and what it says to bad input. */
class CommandTest {
  @TempDir static Path folder;
  private static Path scenes;
  private static Path run;
  private static List<Path> pictures;

  @BeforeAll
  static void train() throws IOException {
    scenes = folder.resolve("scenes");
    Typed.run("scenes", "--out", scenes, "--pictures", 24, "--held-out", 8).works();
    run = folder.resolve("run");
    Typed.train(scenes, run).works();
    try (var files = Files.walk(scenes)) {
      pictures = files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }

  @Test
  void aRunTrainsResumesAndIsMeasured() {
    for (String file : List.of("run.json", "metrics.csv", "report.html", "best.zip", "last.zip")) {
      assertTrue(Files.exists(run.resolve(file)), file);
    }
    Path other = folder.resolve("other");
    Typed.train(scenes, other, "--decoder", "word").works();
    Typed.run("resume", "--run", other, "--steps", 9).works();
    Typed.run("evaluate", "--run", run + "," + other, "--beam", 2, "--baselines")
        .works()
        .shows("CIDEr-D", "run attention", "other word", "most common caption", "nearest picture");
  }

  @Test
  void otherPicturesAreMeasuredThoughTheRunsOwnAreGone() throws IOException {
    Path own = folder.resolve("own");
    Typed.run("scenes", "--out", own, "--pictures", 4, "--held-out", 2, "--seed", 5).works();
    Path moved = folder.resolve("moved");
    Typed.train(own, moved).works();
    Files.delete(own.resolve("captions_train.tsv"));
    Typed.run("evaluate", "--run", moved, "--data", scenes).works().shows("given", "moved attent");
    Typed.run("evaluate", "--run", moved).failsWith(1, "4 pictures have no caption");
  }

  @Test
  void everyDecoderTrainsAndDescribes() {
    for (String decoder : List.of("state", "step", "word")) {
      Path own = folder.resolve(decoder);
      Typed.train(scenes, own, "--decoder", decoder, "--layers", 2).works();
      Typed.run("describe", "--run", own, pictures.get(0)).works();
    }
  }

  @Test
  void scenesAreJudgedByWhatIsTrue() {
    Path own = folder.resolve("rendered");
    Typed.train("scenes", own, "--pictures", 12).works();
    Typed.run("evaluate", "--run", own, "--beam", 1)
        .works()
        .shows("unseen", "% of 500 captions are true");
  }

  @Test
  void aPictureThatCannotBeReadDoesNotKeepTheOthersFromBeingDescribed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
    Terminal found = Typed.run("describe", "--run", run, text, pictures.get(0));
    assertEquals(1, found.code());
    assertEquals(1, found.err().lines().count(), found.err());
    assertTrue(found.err().contains("text.jpg"), found.err());
    assertTrue(found.out().startsWith(pictures.get(0) + "\t"), found.out());
  }

  @Test
  void aFolderWithoutPicturesIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Typed.run("describe", "--run", run, empty).failsWith(2, "empty", "no picture", ".jpg");
  }

  @Test
  void jsonHoldsTheCandidatesAndTheAttentionToEachRegion() throws IOException {
    Terminal found =
        Typed.run("describe", "--run", run, "--beam", 3, "--nbest", 3, "--json", pictures.get(0))
            .works();
    JsonNode json = new ObjectMapper().readTree(found.out());
    assertEquals(3, json.get("candidates").size());
    assertEquals(json.get("caption"), json.get("candidates").get(0).get("text"));
    int regions = json.get("regions").get(0).asInt() * json.get("regions").get(1).asInt();
    assertEquals(json.get("tokens").size(), json.get("attention").size());
    for (JsonNode weights : json.get("attention")) {
      assertEquals(regions, weights.size());
      double sum = 0;
      for (JsonNode weight : weights) {
        sum += weight.asDouble();
      }
      assertEquals(1, sum, 1e-4);
    }
  }

  @Test
  void aPageShowsEveryPictureAndATileForEachToken() throws IOException {
    Path page = folder.resolve("page.html");
    Typed.run("describe", "--run", run, "--html", page, pictures.get(0), pictures.get(1))
        .worksAndNotes("page: " + page);
    String html = Files.readString(page);
    assertEquals(2, html.split("<article>", -1).length - 1);
    assertTrue(html.contains("data:image/png;base64,"));
    assertTrue(html.split("<figure>", -1).length > 2);
  }

  @Test
  void captionsWithoutPictureAndPicturesWithoutCaptionAreAllListed() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.copy(pictures.get(0), broken.resolve("lonely.png"));
    Files.writeString(broken.resolve("captions.tsv"), "gone.png\ta dog\nlost.png\ta cat\n");
    Terminal failed = Typed.train(broken, folder.resolve("never"));
    assertEquals(1, failed.code());
    for (String name : List.of("gone.png", "lost.png", "lonely.png")) {
      assertTrue(failed.err().contains(name), name + " in " + failed.err());
    }
  }

  @Test
  void wrongUseIsToldInOneLine() {
    Typed.train(scenes, folder.resolve("x"), "--encoder", "squeezenet")
        .failsWith(2, "--weights FILE");
    Typed.train(scenes, folder.resolve("x"), "--decoder", "word", "--doubly-stochastic", 1)
        .failsWith(2, "--decoder attention");
    Typed.run("train", "--data", scenes, "--run", folder.resolve("x"), "--captions", 3)
        .failsWith(2, "multiple");
    Typed.run("describe", "--run", folder.resolve("nowhere"), pictures.get(0))
        .failsWith(1, "nowhere");
  }

  @Test
  void aResumedRunEndsAsAnUnbrokenOne() throws IOException {
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("cut");
    // 24 pictures in batches of 2 are 12 batches an epoch, so that the run ends in the second.
    Typed.run(steps(whole, 18)).works();
    Typed.run(steps(broken, 15)).works();
    Typed.run("resume", "--run", broken, "--steps", 18).works();
    assertEquals(lastLine(whole), lastLine(broken));
  }

  private static Object[] steps(Path run, int steps) {
    String line =
        "train --hidden 8 --embedding 6 --batch 4 --captions 2 --views 3 --min-count 1"
            + " --dropout 0.1 --evaluate-every 3";
    return Terminal.arguments(line, scenes, run, "--steps", steps);
  }

  /** Step, losses and metrics of the last evaluation, without the time. */
  private static List<String> lastLine(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
    List<String> cells = new ArrayList<>(List.of(lines.get(lines.size() - 1).split(",")));
    cells.remove(2);
    return cells;
  }
}
