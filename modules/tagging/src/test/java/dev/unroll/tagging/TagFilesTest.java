package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.command.NamedData;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagFilesTest {
  @TempDir Path folder;

  private TagFiles found() {
    return TagFiles.of(List.of(new NamedData.Given(folder)));
  }

  @Test
  void aFolderOfFoldersOfSlotsIsDividedByTheirNames() throws IOException {
    for (String part : List.of("train", "valid", "test")) {
      Path own = Files.createDirectory(folder.resolve(part));
      Files.createFile(own.resolve("seq.in"));
      Files.createFile(own.resolve("seq.out"));
    }
    Files.createFile(folder.resolve("README.md"));
    assertEquals(
        new TagFiles(
            List.of(folder.resolve("train")),
            List.of(folder.resolve("valid")),
            List.of(folder.resolve("test"))),
        found());
  }

  @Test
  void aFolderOfTreebanksIsDividedByTheirNames() throws IOException {
    for (String part : List.of("train", "dev", "test")) {
      Files.createFile(folder.resolve("en-ud-" + part + ".conllu"));
    }
    assertEquals(List.of(folder.resolve("en-ud-dev.conllu")), found().dev());
    assertEquals(List.of(folder.resolve("en-ud-test.conllu")), found().test());
  }

  @Test
  void aFileIsInOnePartWhateverElseItsNameHolds() throws IOException {
    for (String part : List.of("train", "dev", "test")) {
      Files.createFile(folder.resolve("latest-devices-" + part + ".conll"));
    }
    Files.createFile(folder.resolve("train-dev.conll"));
    TagFiles found = found();
    assertEquals(List.of(folder.resolve("latest-devices-train.conll")), found.train());
    assertEquals(
        List.of(folder.resolve("latest-devices-dev.conll"), folder.resolve("train-dev.conll")),
        found.dev());
    assertEquals(List.of(folder.resolve("latest-devices-test.conll")), found.test());
  }

  @Test
  void wordsWithoutTheirSlotsAreNamed() throws IOException {
    Files.createFile(folder.resolve("seq.in"));
    WrongUse said = assertThrows(WrongUse.class, this::found);
    assertTrue(said.getMessage().contains("seq.out"), said.getMessage());
  }

  @Test
  void opinionsThatNobodyDividedAreReadTogether() throws IOException {
    for (String name : List.of("films.neg", "films.pos", "README.txt")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(
        new TagFiles(
            List.of(folder.resolve("films.neg"), folder.resolve("films.pos")),
            List.of(),
            List.of()),
        found());
  }
}
