package dev.unroll.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/** Holds what {@code SECURITY.md} promises: no file of a stranger decides which code runs. */
@AnalyzeClasses(packages = "dev.unroll", importOptions = ImportOption.DoNotIncludeTests.class)
class SafeLoadingTest {
  private static final Set<String> BY_NAME = Set.of("forName", "loadClass");
  private static final Set<String> FROM_TEXT = Set.of("fromJson", "fromYaml");

  @ArchTest
  static final ArchRule noObjectIsDeserialised =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

  @ArchTest
  static final ArchRule noClassIsLookedUpByName =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "a class is looked up by name",
                  call ->
                      BY_NAME.contains(call.getName())
                          && (isOwnedBy(call, Class.class) || isOwnedBy(call, ClassLoader.class))));

  @ArchTest
  static final ArchRule noNetworkIsLoadedByDeeplearning4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ModelSerializer.class)
          .orShould()
          .callMethodWhere(
              describe(
                  "a network loads itself",
                  call ->
                      call.getName().equals("load")
                          && (isOwnedBy(call, ComputationGraph.class)
                              || isOwnedBy(call, MultiLayerNetwork.class))));

  @ArchTest
  static final ArchRule noConfigurationIsParsedByDeeplearning4j =
      noClasses()
          .that()
          // It copies a configuration that is an object already, by way of its own text.
          .doNotHaveFullyQualifiedName("dev.unroll.layers.stock.StockNetworks")
          .should()
          .callMethodWhere(
              describe(
                  "a library finds classes by names in JSON or YAML",
                  call ->
                      FROM_TEXT.contains(call.getName())
                          && call.getTargetOwner()
                              .getPackageName()
                              .matches("org\\.(deeplearning4j|datavec|nd4j)\\..*")));

  private static boolean isOwnedBy(JavaCall<?> call, Class<?> owner) {
    return call.getTargetOwner().isAssignableTo(owner);
  }
}
