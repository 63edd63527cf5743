package dev.unroll.training.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The software and the machine that a session ran on.
 *
 * @param versions by name: unroll, dl4j, nd4j, java, os
 * @param backend of ND4J, such as "CPU"
 * @param machine what it ran on
 * @param revision commit of Unroll's checkout, or "unknown" outside one
 */
public record Provenance(
    Map<String, String> versions, String backend, Machine machine, String revision) {

  public Provenance {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /** Of this process. */
  public static Provenance here(String backend) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("unroll", unroll());
    versions.put(
        "dl4j", version("META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties"));
    versions.put("nd4j", version("META-INF/maven/org.nd4j/nd4j-api/pom.properties"));
    versions.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    versions.put(
        "os",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    return new Provenance(versions, backend, Machine.here(), GitRevision.ofThisCode());
  }

  /** Version of Unroll. */
  public static String unroll() {
    return version("dev/unroll/training/run/build.properties");
  }

  private static String version(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getClassLoader().getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException unreadable) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }
}
