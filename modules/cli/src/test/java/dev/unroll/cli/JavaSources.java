package dev.unroll.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A folder of Java sources that are compiled against the class path of the tests. */
final class JavaSources {
  private final Path folder;
  private final Path classes;

  JavaSources(Path folder) throws IOException {
    this.folder = folder;
    this.classes = Files.createDirectories(folder.resolve("classes"));
  }

  /** Adds a source, or a resource that the class loader shall find. */
  void add(String path, String text) throws IOException {
    Path file = path.endsWith(".java") ? folder.resolve(path) : classes.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Adds statements as a class with a method {@code run}, with all of Unroll but the lectures. */
  void addStatements(String name, String statements) throws IOException {
    add(
        name + ".java",
        imports()
            + "import java.nio.file.*;\nimport java.util.*;\n"
            + ("public class " + name + " {\n  public static void run() throws Exception {\n")
            + statements
            + "  }\n}\n");
  }

  private static String imports() throws IOException {
    Path modules = Path.of("..");
    try (var files = Files.walk(modules)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> file.getParent().toString().replaceFirst(".*[/\\\\]java[/\\\\]", ""))
          .map(name -> name.replace('\\', '/'))
          // The benchmarks are not in the default build.
          .filter(name -> JavaSources.class.getClassLoader().getResource(name) != null)
          // The lectures are for readers, and have names that are those of other things elsewhere.
          .filter(name -> !name.startsWith("dev/unroll/lectures"))
          .map(name -> "import " + name.replace('/', '.') + ".*;\n")
          .collect(Collectors.joining());
    }
  }

  /** Compiles all; a class among them stands before one of the same name elsewhere. */
  ClassLoader compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (var sources = Files.walk(folder);
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units =
          files.getJavaFileObjectsFromPaths(
              sources.filter(path -> path.toString().endsWith(".java")).toList());
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-implicit:none",
              "-cp",
              System.getProperty("java.class.path"),
              "-sourcepath", // for what a changed test needs of the tests beside it
              "../layers/src/test/java",
              "-d",
              classes.toString());
      assertTrue(
          compiler.getTask(errors, files, null, options, null, units).call(), errors::toString);
    }
    return new URLClassLoader(new URL[] {url()}, JavaSources.class.getClassLoader());
  }

  private URL url() throws MalformedURLException {
    return classes.toUri().toURL();
  }
}
