package dev.unroll.captioning;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.core.decoding.Search;
import dev.unroll.data.image.Picture;
import dev.unroll.data.image.PictureFile;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SearchOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code caption describe}. */
@Command(name = "describe", description = "Write a caption for each picture.")
final class DescribeCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Pictures that are described together. */
  private static final int AT_A_TIME = 8;

  /** They are described as soon as they have so many pixels; at most twice as many are held. */
  private static final long MOST_PIXELS = 100_000_000;

  @Spec private CommandSpec spec;

  @Mixin private PictureInput input = new PictureInput();

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(
      names = "--json",
      description = "One JSON object a picture and line, with the attention of the best caption.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Also a page with the pictures, their captions, and where the decoder looked.")
  private Path html = Path.of("");

  @Mixin private SearchOptions search = new SearchOptions();

  private final CaptionPage page = new CaptionPage("Captions");

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    List<Path> files = input.files();
    Backend.start();
    CaptionModel model = CaptionModel.load(run);
    search.requireAttention(model.config().network().attends());
    Shown some = new Shown();
    int first = 0;
    int failed = 0;
    for (int i = 0; i < files.size(); i++) {
      failed += some.read(files.get(i)) ? 0 : 1;
      if (some.full() || i + 1 == files.size()) {
        describe(model, how, some, first);
        some = new Shown();
        first = i + 1;
      }
    }
    if (!html.toString().isEmpty()) {
      page.write(html);
      note("page: " + html);
    }
    return failed == 0 ? 0 : 1;
  }

  /** Pictures that are described together. */
  private final class Shown {
    private final List<Path> files = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private long pixels;

    /** Whether a file could be read; the others are described even if not. */
    boolean read(Path file) {
      try {
        PictureFile.Reading reading = PictureFile.read(file);
        reading.remarks().forEach(DescribeCommand.this::note);
        pictures.add(reading.picture());
        files.add(file);
        pixels += (long) reading.picture().width() * reading.picture().height();
        return true;
      } catch (IOException e) {
        note("unroll: " + e.getMessage());
        return false;
      }
    }

    boolean full() {
      return files.size() == AT_A_TIME || pixels >= MOST_PIXELS;
    }
  }

  private void describe(CaptionModel model, Search how, Shown some, int first) throws IOException {
    List<Description> found = model.describe(new Pictures.Loaded(some.pictures), how, first);
    for (int i = 0; i < found.size(); i++) {
      show(some.files.get(i), found.get(i));
      if (!html.toString().isEmpty()) {
        page.add(some.files.get(i).getFileName().toString(), some.pictures.get(i), found.get(i));
      }
    }
  }

  private void show(Path file, Description found) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("file", file.toString());
      all.put("caption", found.text());
      all.put("candidates", found.nBest().stream().map(DescribeCommand::candidate).toList());
      if (found.grid() > 0) {
        all.put("regions", List.of(found.grid(), found.grid()));
        all.put("tokens", found.best().tokens());
        all.put("attention", found.best().attention());
      }
      out.println(JSON.writeValueAsString(all));
    } else {
      for (Description.Candidate one : found.nBest()) {
        out.println(
            found.nBest().size() == 1
                ? file + "\t" + one.text()
                : String.format(Locale.ROOT, "%s\t%.4f\t%s", file, one.score(), one.text()));
      }
    }
    out.flush();
  }

  private static Map<String, Object> candidate(Description.Candidate one) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("text", one.text());
    all.put("score", one.score());
    all.put("logProbability", one.logProbability());
    return all;
  }

  private void note(String text) {
    spec.commandLine().getErr().println(text);
    spec.commandLine().getErr().flush();
  }
}
