package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.metric.BracketOptions;
import dev.unroll.core.metric.BracketTally;
import dev.unroll.core.metric.LabelledBrackets;
import dev.unroll.core.tree.Linearisation;
import dev.unroll.core.tree.Tree;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SearchOptions;
import dev.unroll.training.command.SentenceInput;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seq2seq parse}. */
@Command(
    name = "parse",
    description = {
      "Write the tree of each sentence, or measure on trees.",
      "Sentences are words and punctuation between blanks. What is written is always a tree over"
          + " exactly these words: where the decoder wrote none, it is repaired."
    })
final class ParseCommand implements Callable<Integer> {
  private static final Linearisation FORM = Linearisation.NORMALISED;
  private static final int BATCH = 256;

  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Mixin private SentenceInput input = new SentenceInput();

  @Option(
      names = "--gold",
      split = ",",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Measure on these trees as evalb does, with their parts of speech.")
  private List<Path> gold = List.of();

  @Mixin private SearchOptions search = new SearchOptions();

  private PrintWriter out;

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    Backend.start();
    out = spec.commandLine().getOut();
    SeqToSeqModel model = SeqToSeqModel.load(run);
    search.requireAttention(model.config().network().attends());
    if (model.config().kind() != SeqToSeqConfig.Kind.PARSING) {
      throw new WrongUse(run + " translates; a model that parses is trained with --task parsing");
    }
    if (gold.isEmpty()) {
      input.forEach(BATCH, (some, first) -> show(model.translate(some, how, first)));
    } else {
      measure(model, how);
    }
    out.flush();
    return 0;
  }

  private void show(List<Translation> all) {
    for (Translation found : all) {
      List<String> words = words(found.source());
      out.println(words.isEmpty() ? "" : FORM.repair(tokens(found), words).toString());
    }
    out.flush();
  }

  private static List<String> words(String sentence) {
    return sentence.isBlank() ? List.of() : Arrays.asList(sentence.strip().split("\\s+"));
  }

  private static List<String> tokens(Translation found) {
    return words(found.text());
  }

  private void measure(SeqToSeqModel model, Search how) throws IOException {
    TreePairs.Trees all = TreePairs.trees(gold, false);
    List<Tree> trees = all.trees();
    Check.require(!trees.isEmpty(), "there is no tree to measure on in " + gold);
    if (all.empty() > 0) {
      out.printf(Locale.ROOT, "%,d trees of nothing but traces left out%n", all.empty());
    }
    List<String> read = trees.stream().map(tree -> String.join(" ", tree.words())).toList();
    List<Tree> parsed = new ArrayList<>();
    int whole = 0;
    List<Translation> found = model.translate(read, how);
    for (int i = 0; i < trees.size(); i++) {
      List<String> tokens = tokens(found.get(i));
      Tree tree = trees.get(i);
      whole += FORM.isWellFormed(tokens, tree.words()) ? 1 : 0;
      parsed.add(FORM.repair(tokens, tree.words(), tree.tags()));
    }
    BracketTally tally = new LabelledBrackets(BracketOptions.collins()).corpus(trees, parsed);
    out.println(tally.summary());
    out.printf(
        Locale.ROOT,
        "%d of %d outputs were well formed before repair (%.1f %%)%n",
        whole,
        trees.size(),
        100.0 * whole / trees.size());
  }
}
