package dev.unroll.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of ARCHITECTURE.md, held against the compiled classes of every module. */
class ImportRulesTest {
  private static final Set<String> NO_APPLICATIONS =
      Set.of("core", "data", "layers", "training", "lectures", "cli");
  private static final JavaClasses UNROLL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.unroll");

  @Test
  void coreUsesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.unroll.core..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.unroll.core.."))
        .check(UNROLL);
  }

  @Test
  void dataStandsOnCore() {
    standsOn("data", "core");
  }

  @Test
  void layersStandOnCoreAlone() {
    standsOn("layers", "core");
  }

  @Test
  void trainingStandsOnDataAndLayers() {
    standsOn("training", "core", "data", "layers");
  }

  @TestFactory
  Stream<DynamicTest> applicationsDoNotKnowEachOther() {
    return UNROLL.stream()
        .map(type -> type.getPackageName().split("\\.")[2])
        .distinct()
        .filter(name -> !NO_APPLICATIONS.contains(name))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> standsOn(name, "core", "data", "layers", "training")));
  }

  @Test
  void onlyTheCommandLineStandsOnTheLectures() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.unroll.lectures..", "dev.unroll.cli..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.unroll.lectures.."))
        .check(UNROLL);
  }

  @Test
  void noCodeNamesABackend() {
    // The kernels are the one place that knows oneDNN, and do without where it is missing.
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.unroll.layers.kernel..", "dev.unroll.benchmarks..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.nd4j.linalg.cpu..", "org.nd4j.linalg.jcublas..", "org.bytedeco.."))
        .check(UNROLL);
  }

  @Test
  void onlyCommandsPrintAndExit() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Command")
        .and(not(resideInAPackage("dev.unroll.cli..")))
        .and(not(resideInAPackage("dev.unroll.training.command..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(UNROLL);
  }

  @Test
  void packageNamesSayWhatIsInside() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..common..", "..helper..", "..manager..", "..impl..", "..base..")
        .check(UNROLL);
  }

  private static void standsOn(String module, String... below) {
    String[] allowed =
        Stream.concat(Stream.of(module), Stream.of(below))
            .map(name -> "dev.unroll." + name + "..")
            .toArray(String[]::new);
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("dev.unroll." + module + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.unroll..").and(not(resideInAnyPackage(allowed))));
    rule.check(UNROLL);
  }
}
