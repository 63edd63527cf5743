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

  /** Pictures in memory at a time; one of a camera takes 40 MB. */
  private static final int AT_A_TIME = 8;

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
    int failed = 0;
    for (int from = 0; from < files.size(); from += AT_A_TIME) {
      List<Path> some = files.subList(from, Math.min(from + AT_A_TIME, files.size()));
      failed += describe(model, how, some, from);
    }
    if (!html.toString().isEmpty()) {
      page.write(html);
      note("page: " + html);
    }
    return failed == 0 ? 0 : 1;
  }

  /** Returns how many could not be read, which does not keep the others from being described. */
  private int describe(CaptionModel model, Search how, List<Path> files, int first)
      throws IOException {
    List<Path> read = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    for (Path file : files) {
      try {
        PictureFile.Reading reading = PictureFile.read(file);
        reading.remarks().forEach(this::note);
        pictures.add(reading.picture());
        read.add(file);
      } catch (IOException e) {
        note("unroll: " + e.getMessage());
      }
    }
    List<Description> found = model.describe(new Pictures.Loaded(pictures), how, first);
    for (int i = 0; i < found.size(); i++) {
      show(read.get(i), found.get(i));
      if (!html.toString().isEmpty()) {
        page.add(read.get(i).getFileName().toString(), pictures.get(i), found.get(i));
      }
    }
    return files.size() - read.size();
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
