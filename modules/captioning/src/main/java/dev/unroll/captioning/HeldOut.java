package dev.unroll.captioning;

import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.CaptionBatch;
import dev.unroll.data.batch.CaptionBatches;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.batch.LabelNats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures a graph under training on held-out pictures; changes nothing that training depends on.
 */
final class HeldOut {
  private static final int BATCH = 64;

  /** Pictures that captions are written for while training; all are scored. */
  private static final int DESCRIBED = 500;

  private static final int EXAMPLES = 5;

  private final CaptionConfig config;
  private final CaptionData data;
  private final PictureEncoder encoder;
  private final PictureArrays pictures;
  private final CarryingGraph graph;

  HeldOut(
      CaptionConfig config,
      CaptionData data,
      PictureEncoder encoder,
      PictureArrays pictures,
      CarryingGraph graph) {
    this.config = config;
    this.data = data;
    this.encoder = encoder;
    this.pictures = pictures;
    this.graph = graph;
  }

  /** Nats per token, end symbol included, given the true ones before it; and captions. */
  Measurement measure() {
    double loss = nats();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("perplexity", Math.exp(loss));
    if (Double.isFinite(loss)) {
      int[] members = IntStream.range(0, Math.min(DESCRIBED, data.dev().size())).toArray();
      List<String> captions = captions(members);
      List<List<String>> references = IntStream.of(members).mapToObj(data.dev()::captions).toList();
      CaptionScores scores = CaptionScores.of(captions, references);
      metrics.put("BLEU-4", scores.bleu4());
      metrics.put("CIDEr-D", scores.cider());
      Truth.of(data.dev().pictures().pictures(), data.dev().places(members), captions)
          .ifPresent(truth -> metrics.put("true captions", truth.share()));
    }
    return new Measurement(loss, metrics);
  }

  /** Pictures with as many captions go together, so that each is read once. */
  private double nats() {
    CaptionData.Part dev = data.dev();
    Map<Integer, List<Integer>> byCaptions =
        IntStream.range(0, dev.size())
            .boxed()
            .collect(Collectors.groupingBy(member -> dev.ids().get(member).size()));
    double nats = 0;
    long tokens = 0;
    for (Map.Entry<Integer, List<Integer>> group : byCaptions.entrySet()) {
      int each = group.getKey();
      int pictures = Math.max(1, BATCH / each);
      for (int from = 0; from < group.getValue().size(); from += pictures) {
        int[] some =
            group.getValue().stream().skip(from).limit(pictures).mapToInt(i -> i).toArray();
        List<int[]> captions =
            IntStream.of(some).boxed().flatMap(member -> dev.ids().get(member).stream()).toList();
        CaptionBatch batch =
            CaptionBatches.of(some, each, captions, data.language().vocabulary().padding());
        CaptionArrays arrays = CaptionArrays.of(batch, this.pictures.plain(dev.places(some)));
        INDArray scores = LabelNats.of(arrays.logits(graph), arrays.labels());
        nats += scores.mul(arrays.mask()).sumNumber().doubleValue();
        tokens += batch.tokens();
      }
    }
    return nats / tokens;
  }

  /** A few held-out pictures with what people and the model say of them. */
  String examples(RandomStream random) {
    int[] members =
        IntStream.range(0, Math.min(EXAMPLES, data.dev().size()))
            .map(i -> random.nextInt(data.dev().size()))
            .toArray();
    List<String> captions = captions(members);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < members.length; i++) {
      int place = data.dev().places(members)[i];
      lines.append(data.dev().pictures().pictures().name(place));
      lines.append("\n  = ").append(data.dev().captions(members[i]).get(0));
      lines.append("\n  > ").append(captions.get(i)).append('\n');
    }
    return lines.toString();
  }

  private List<String> captions(int[] members) {
    Captioner captioner = new Captioner(config, encoder, data.language().vocabulary(), graph);
    List<String> captions = new ArrayList<>();
    for (int from = 0; from < members.length; from += BATCH) {
      int[] some = IntStream.of(members).skip(from).limit(BATCH).toArray();
      INDArray seen = pictures.plain(data.dev().places(some));
      for (List<Hypothesis> found : captioner.describe(seen, Search.greedy(), some)) {
        captions.add(data.language().textOf(found.get(0).tokens()));
      }
    }
    return captions;
  }
}
