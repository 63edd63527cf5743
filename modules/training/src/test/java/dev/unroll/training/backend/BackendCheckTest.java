package dev.unroll.training.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake nvidia-smi is a shell script")
class BackendCheckTest {
  @TempDir Path temp;

  private String verify(String jar, String... answer) throws IOException {
    Path services = Files.createDirectories(temp.resolve(jar + "/META-INF/services"));
    Files.writeString(
        services.resolve("org.nd4j.linalg.factory.Nd4jBackend"), "# licence\nsome.Backend\n");
    return check(temp.resolve(jar), answer).verify();
  }

  private BackendCheck check(Path classPath, String... answer) throws IOException {
    URL[] urls = {classPath.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Path lines = Files.write(temp.resolve("answer"), List.of(answer));
    Path driver = temp.resolve("driver");
    List<String> smi =
        answer.length == 0
            ? List.of(temp.resolve("no-such-program").toString())
            : List.of("cat", lines.toString());
    return new BackendCheck(loader, smi, driver);
  }

  private String refusal(String... answer) {
    return assertThrows(UnusableBackend.class, () -> verify("nd4j-cuda-11.6", answer)).getMessage();
  }

  @Test
  void theCpuNeedsNoGpu() throws IOException {
    assertEquals("CPU", verify("nd4j-native"));
  }

  @Test
  void aMissingBackendIsNamed() throws IOException {
    BackendCheck check = check(temp.resolve("empty"));
    assertEquals(
        "no ND4J backend on the class path: add the dependency org.nd4j:nd4j-native, or start"
            + " through the launcher",
        assertThrows(UnusableBackend.class, check::verify).getMessage());
  }

  @Test
  void cudaWithoutAGpuIsRefused() {
    String expected =
        "no NVIDIA GPU found: the cuda profile needs one with compute capability 3.7 to 8.6; build"
            + " without -Pcuda to use the CPU";
    assertEquals(expected, refusal());
    assertEquals(expected, refusal("NVIDIA-SMI has failed because it couldn't communicate"));
  }

  @Test
  void aGpuThatIsTooNewIsRefused() {
    assertEquals(
        "GPU NVIDIA H200 has compute capability 9.0, but nd4j-cuda-11.6 holds machine code for 3.7"
            + " to 8.6 only; build without -Pcuda to use the CPU",
        refusal("NVIDIA H200, 9.0, 550.54.15"));
  }

  @Test
  void anOldDriverIsRefused() {
    assertEquals(
        "GPU Tesla T4 (compute capability 7.5, driver 418.87.01) needs driver 450.80 or newer for"
            + " CUDA 11; update it, or build without -Pcuda to use the CPU",
        refusal("Tesla T4, 7.5, 418.87.01"));
  }

  @Test
  void aGpuThatFitsIsNamed() throws IOException {
    assertEquals(
        "CUDA on GPU Tesla T4 (compute capability 7.5, driver 535.104.05)",
        verify("nd4j-cuda-11.6", "Tesla T4, 7.5, 535.104.05", "NVIDIA H200, 9.0, 535.104.05"));
  }

  @Test
  void machineCodeRunsFromCapability37ToTheEndOfGeneration8() {
    List<String> tooOldOrNew = List.of("3.5", "9.0", "10.0", "12.0", "2.1");
    List<String> fit = List.of("3.7", "5.0", "6.1", "7.0", "8.0", "8.6", "8.9");
    tooOldOrNew.forEach(capability -> assertEquals(false, runs(capability), capability));
    fit.forEach(capability -> assertEquals(true, runs(capability), capability));
  }

  private static boolean runs(String capability) {
    return NvidiaGpu.of("Some GPU, " + capability + ", 550.1").runsMachineCode();
  }

  @Test
  void aGpuThatOnlyTheDriverKnowsIsGivenATry() throws IOException {
    Files.writeString(temp.resolve("driver"), "NVRM version");
    assertEquals("CUDA on a GPU that nvidia-smi did not describe", verify("nd4j-cuda-11.6"));
  }
}
