package dev.unroll.lectures.report;

import dev.unroll.lectures.experiment.Exhibit;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Passage;
import dev.unroll.lectures.experiment.Picture;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.report.Result.Kind;
import dev.unroll.lectures.report.Result.Shown;
import dev.unroll.training.checkpoint.JsonText;
import dev.unroll.training.run.Provenance;
import dev.unroll.training.run.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Results on disk: {@code ID/result.json} with its pictures beside it, for each experiment. */
public final class ResultFolder {
  private static final String RESULT = "result.json";
  private static final JsonText<Result> JSON = JsonText.of("the result", Result.class);

  private final Path folder;

  /** A folder that need not exist yet. */
  public ResultFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps what a run found, in place of an older result of the same experiment.
   *
   * @param seconds that the run took
   * @throws IOException when it cannot be written
   */
  public Result keep(Findings findings, Setting setting, double seconds, Provenance provenance)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve(findings.claim().id()));
    List<Shown> shown = new ArrayList<>();
    for (Exhibit exhibit : findings.exhibits()) {
      shown.add(keep(exhibit, place, shown.size() + 1));
    }
    Result result =
        new Result(
            findings.claim(),
            setting,
            seconds,
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            findings.verdict(),
            findings.checked(),
            findings.notes(),
            shown,
            provenance);
    Replacement.write(place.resolve(RESULT), JsonText.write(result));
    return result;
  }

  private static Shown keep(Exhibit exhibit, Path place, int number) throws IOException {
    if (exhibit instanceof Table table) {
      return new Shown(Kind.TABLE, "", "", table.header(), table.rows(), List.of());
    }
    if (exhibit instanceof Passage passage) {
      return new Shown(
          Kind.PASSAGE, passage.caption(), "", passage.tokens(), List.of(), passage.values());
    }
    Picture picture = (Picture) exhibit;
    String file = "picture-" + number + ".png";
    Files.write(place.resolve(file), Markup.png(picture.image()));
    return new Shown(Kind.PICTURE, picture.caption(), file, List.of(), List.of(), List.of());
  }

  /**
   * The results that are there, in the order of the lectures; none where the folder is missing.
   *
   * @throws IOException naming a file that is no result
   */
  public List<Result> results() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Result> results = new ArrayList<>();
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.sorted().toList()) {
        if (Files.exists(place.resolve(RESULT))) {
          results.add(read(place.resolve(RESULT)));
        }
      }
    }
    results.sort(Comparator.comparingInt(result -> result.claim().number()));
    return results;
  }

  private static Result read(Path file) throws IOException {
    try {
      return JSON.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage() + "; run the experiment again", e);
    }
  }

  /** The content of a picture of a result. */
  byte[] picture(Result result, String file) throws IOException {
    return Files.readAllBytes(folder.resolve(result.claim().id()).resolve(file));
  }
}
