package dev.unroll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.cli.Document.Block;
import dev.unroll.data.catalogue.Catalogue;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.buffer.util.DataTypeUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import picocli.CommandLine;

/** The code of the pages for users and authors: all of it compiles, and what is cheap runs. */
class DocumentedCodeTest {
  private static final String RESOURCES = "src/main/resources/";

  @TempDir static Path temp;
  private static List<Block> contributing;
  private static ClassLoader classes;

  /** Compiles every block; blocks without a package become classes Snippet0, Snippet1 and so on. */
  @BeforeAll
  static void everyJavaBlockCompilesAndEveryDiffApplies() throws Exception {
    contributing = Document.blocks("CONTRIBUTING.md");
    JavaSources sources = new JavaSources(temp.resolve("java"));
    List<Block> blocks = new ArrayList<>(contributing);
    blocks.addAll(Document.blocks("README.md"));
    blocks.addAll(Document.blocks("modules/layers/README.md"));
    for (Block block : blocks) {
      if (block.isJavaFile()) {
        sources.add(block.file(), block.text());
      } else if (block.language().equals("java")) {
        sources.addStatements("Snippet" + blocks.indexOf(block), block.text());
      } else if (block.language().equals("diff") && block.file().endsWith(".java")) {
        sources.add(block.file(), block.applied());
      } else if (block.file().contains(RESOURCES)) {
        String path = block.file().substring(block.file().indexOf(RESOURCES) + RESOURCES.length());
        sources.add(path, block.text());
      }
    }
    classes = sources.compile();
  }

  @Test
  void theNetworksOfTheLayersPageTrain() throws Exception {
    INDArray in = Nd4j.rand(2, 3, 4);
    INDArray labels = Nd4j.zeros(2, 1, 4);
    var tagger = (MultiLayerNetwork) example("Tagger", "network", 3, 5, 2);
    tagger.fit(in, labels);
    var translation = (ComputationGraph) example("Translation", "graph", 3, 3, 5, 2);
    translation.fit(new INDArray[] {Nd4j.rand(2, 3, 6), in}, new INDArray[] {labels});
    var segments = (ComputationGraph) example("Segments", "graph", 3, 5, 2, 4);
    MultiDataSet segment = new MultiDataSet(in, labels);
    double first = (double) example("Segments", "fit", segments, segment, 0);
    for (int step = 1; step < 20; step++) {
      example("Segments", "fit", segments, segment, step);
    }
    assertTrue((double) example("Segments", "fit", segments, segment, 20) < first);
  }

  private static Object example(String name, String method, Object... arguments)
      throws ReflectiveOperationException {
    for (Method found : classes.loadClass("example." + name).getMethods()) {
      if (found.getName().equals(method)) {
        return found.invoke(null, arguments);
      }
    }
    throw new NoSuchMethodException(name + "." + method);
  }

  @Test
  void theGradientOfTheCellIsRight() throws Exception {
    Cell cell =
        (Cell)
            classes
                .loadClass("dev.unroll.layers.recurrent.MinimalGated")
                .getConstructor()
                .newInstance();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(1)
                .updater(new NoOp())
                .list()
                .layer(new Recurrent.Builder(cell).nIn(2).nOut(3).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .dataFormat(RNNFormat.NCW)
                        .nIn(3)
                        .nOut(2)
                        .build())
                .build());
    network.init();
    INDArray x = Nd4j.rand(DataType.DOUBLE, 2, 2, 4);
    INDArray y = Nd4j.rand(DataType.DOUBLE, 2, 2, 4);
    DataType before = DataTypeUtil.getDtypeFromContext();
    DataTypeUtil.setDTypeForContext(DataType.DOUBLE); // or the check refuses to begin
    try {
      assertTrue(
          GradientCheckUtil.checkGradients(
              new GradientCheckUtil.MLNConfig().net(network).input(x).labels(y)));
    } finally {
      DataTypeUtil.setDTypeForContext(before);
    }
  }

  @Test
  void theDatasetIsInTheCatalogue(@TempDir Path folder) throws Exception {
    try (var files = Files.list(Path.of("../../datasets"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Block entry = only("yaml");
    Files.writeString(folder.resolve(Path.of(entry.file()).getFileName()), entry.text());
    Files.writeString(folder.resolve("catalogue.yaml"), diff("datasets/catalogue.yaml").applied());
    assertEquals(40_000, Catalogue.in(folder).find("iris-letters").bytes());
  }

  @Test
  void theDecoderPrintsWhatThePageSays() throws Exception {
    int at = 0;
    while (!contributing.get(at).text().contains("System.out.println(Arrays")) {
      at++;
    }
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      classes.loadClass("Snippet" + at).getMethod("run").invoke(null);
    } finally {
      System.setOut(before);
    }
    assertEquals(
        contributing.get(at + 1).text().strip(), printed.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void theApplicationIsFoundTrainsAndPrintsWhatThePageSays() {
    Path run = temp.resolve("run");
    String out = mean("--run", run.toString(), "3", "4", "5");
    String said = contributing.get(contributing.size() - 1).text().strip();
    assertTrue(out.strip().endsWith(said), out);
    assertTrue(Files.exists(run.resolve("best.zip")));
    assertTrue(mean("resume", "--run", run.toString(), "--epochs", "30").contains("90 steps"));
  }

  private static String mean(String... arguments) {
    CommandLine line = new CommandLine(new Top());
    for (ApplicationCommand found : ServiceLoader.load(ApplicationCommand.class, classes)) {
      line.addSubcommand(found.command());
    }
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    List<String> typed = new ArrayList<>(List.of("mean"));
    typed.addAll(List.of(arguments));
    int code = new Shell(line).run(typed.toArray(String[]::new));
    assertEquals(0, code, out::toString);
    return out.toString();
  }

  @Test
  void thePomsStayWellFormed() throws Exception {
    for (String pom : List.of("pom.xml", "modules/cli/pom.xml")) {
      byte[] changed = diff(pom).applied().getBytes(StandardCharsets.UTF_8);
      assertFalse(
          DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new ByteArrayInputStream(changed))
                  .getElementsByTagName("dependency")
                  .getLength()
              == 0);
    }
  }

  @CommandLine.Command(name = "unroll")
  static final class Top {}

  private static Block only(String language) {
    List<Block> found =
        contributing.stream().filter(block -> block.language().equals(language)).toList();
    assertEquals(1, found.size(), language);
    return found.get(0);
  }

  private static Block diff(String file) {
    return contributing.stream()
        .filter(block -> block.language().equals("diff") && block.file().equals(file))
        .findFirst()
        .orElseThrow();
  }
}
