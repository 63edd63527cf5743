package dev.unroll.data.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.unroll.core.check.Check;
import dev.unroll.core.metric.EditDistance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The datasets that can be asked for by name, in the order of their listing. */
public final class Catalogue {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private static final String LIST = "catalogue.yaml";

  /** More letters off than this, and a name is no misspelling but another word. */
  private static final int MISSPELLING = 3;

  private final Map<String, Dataset> datasets;

  /** A catalogue of these datasets; no two have the same name. */
  public Catalogue(List<Dataset> datasets) {
    this.datasets =
        datasets.stream()
            .collect(
                Collectors.toMap(
                    Dataset::name,
                    dataset -> dataset,
                    (first, second) -> {
                      throw new IllegalArgumentException(first.name() + " is listed twice");
                    },
                    LinkedHashMap::new));
  }

  /**
   * The catalogue that is packed into this module.
   *
   * @throws UncheckedIOException naming file, line and field when an entry is not as it must be
   */
  public static Catalogue standard() {
    return written(
        file -> {
          InputStream in = Catalogue.class.getResourceAsStream(file);
          if (in == null) {
            throw new NoSuchFileException(file);
          }
          return in;
        });
  }

  /**
   * A catalogue that is written in a folder: {@code catalogue.yaml} and a file for each name in it.
   *
   * @throws UncheckedIOException naming file, line and field when an entry is not as it must be
   */
  public static Catalogue in(Path folder) {
    return written(file -> Files.newInputStream(folder.resolve(file)));
  }

  private interface Source {
    InputStream open(String file) throws IOException;
  }

  private static Catalogue written(Source source) {
    String[] names = read(LIST, source, String[].class);
    return new Catalogue(Arrays.stream(names).map(name -> entry(name, source)).toList());
  }

  private static Dataset entry(String name, Source source) {
    String file = name + ".yaml";
    Dataset dataset = read(file, source, Dataset.class);
    Check.require(
        dataset.name().equals(name), file + " describes " + dataset.name() + " instead of " + name);
    return dataset;
  }

  private static <T> T read(String file, Source source, Class<T> type) {
    try (InputStream in = source.open(file)) {
      return read(file, in, type);
    } catch (NoSuchFileException e) {
      String missing = file.equals(LIST) ? "" : ", which " + LIST + " lists,";
      throw new UncheckedIOException("dataset catalogue: " + file + missing + " is not there", e);
    } catch (IOException e) {
      throw new UncheckedIOException("dataset catalogue, " + file + ": " + e.getMessage(), e);
    }
  }

  static <T> T read(String file, InputStream in, Class<T> type) throws IOException {
    try {
      return YAML.readValue(in, type);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new UncheckedIOException(
          "dataset catalogue, %s, line %d: %s".formatted(file, line, e.getOriginalMessage()), e);
    }
  }

  /** All datasets. */
  public List<Dataset> datasets() {
    return List.copyOf(datasets.values());
  }

  /**
   * The dataset of this name.
   *
   * @throws IllegalArgumentException with the nearest name, or all names, when there is none
   */
  public Dataset find(String name) {
    Dataset dataset = datasets.get(name);
    Check.require(
        dataset != null,
        "no dataset is named " + name + "; " + suggestion(name) + " (unroll datasets list)");
    return dataset;
  }

  private String suggestion(String name) {
    return datasets.keySet().stream()
        .filter(known -> known.startsWith(name) || distance(name, known) <= MISSPELLING)
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .map(known -> "did you mean " + known + "?")
        .orElse("there are: " + String.join(", ", datasets.keySet()));
  }

  private static int distance(String a, String b) {
    return EditDistance.between(a.chars().toArray(), b.chars().toArray());
  }
}
