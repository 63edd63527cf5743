package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that was put in place by other means is found, and is what the catalogue says. */
@Tag("real-data")
class RealDataTest {
  static Stream<String> names() {
    return Catalogue.standard().datasets().stream().map(Dataset::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void installedDataIsWhatTheCatalogueSays(String name) throws IOException {
    Installer installer = Installer.standard();
    assumeTrue(
        installer.directory().holds(installer.catalogue().find(name)),
        "dataset " + name + " is not in " + installer.directory().path());
    installer.require(name);
    assertEquals(Set.of(FileState.OK), Set.copyOf(installer.verify(name).values()));
  }
}
