package dev.unroll.core.ngram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.core.text.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Models that KenLM trained and queried, as {@code kneserney.json.gz} holds them. Left out are
 * those where KenLM counts one n-gram otherwise than the paper, and those trained with its own
 * options for pruning and for unigrams that are not interpolated.
 */
final class KneserNeyCases {
  /** One model: what it is trained on, and what KenLM says of it. */
  record Case(String id, JsonNode json, List<List<String>> training, List<List<String>> testing) {
    @Override
    public String toString() {
      return id;
    }

    int order() {
      return json.get("order").asInt();
    }

    Vocabulary vocabulary() {
      Vocabulary.Builder builder = Vocabulary.builder().special("<unk>", "<s>", "</s>");
      training.forEach(builder::addAll);
      return builder.build();
    }

    KneserNey train() {
      Vocabulary vocabulary = vocabulary();
      KneserNey.Builder builder =
          KneserNey.sentences(order(), vocabulary.size(), vocabulary.start(), vocabulary.end());
      JsonNode options = json.get("options");
      if (options.size() == 4) {
        double[] given = numbers(options, 1);
        builder.fallback(new Discounts(given[0], given[1], given[2]));
      }
      training.forEach(sentence -> builder.add(vocabulary.ids(sentence)));
      return builder.build();
    }

    Path arpa(Path folder) throws IOException {
      return Files.writeString(folder.resolve(id + ".arpa"), json.get("arpa").asText());
    }

    private static double[] numbers(JsonNode options, int from) {
      return StreamSupport.stream(options.spliterator(), false)
          .skip(from)
          .mapToDouble(node -> Double.parseDouble(node.asText()))
          .toArray();
    }
  }

  private KneserNeyCases() {}

  static Stream<Case> all() {
    try (InputStream file =
        KneserNeyCases.class.getResourceAsStream("/reference/kneserney.json.gz")) {
      JsonNode root = new ObjectMapper().readTree(new GZIPInputStream(file));
      List<Case> cases = new ArrayList<>();
      for (JsonNode json : root.get("cases")) {
        String options = json.get("options").toString();
        boolean own = options.contains("--prune") || options.contains("--interpolate_unigrams");
        if (json.get("textbook_mkn_matches").asBoolean() && !own) {
          JsonNode corpus = root.get("corpora").get(json.get("corpus").asText());
          cases.add(
              new Case(
                  json.get("id").asText(),
                  json,
                  sentences(corpus.get("train")),
                  sentences(corpus.get("test"))));
        }
      }
      return cases.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> sentences(JsonNode lines) {
    List<List<String>> sentences = new ArrayList<>();
    for (JsonNode line : lines) {
      sentences.add(line.asText().isEmpty() ? List.of() : List.of(line.asText().split(" ")));
    }
    return sentences;
  }
}
