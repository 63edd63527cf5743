package dev.unroll.training.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options from {@code --config FILE.yaml}. Keys are the long names of options without the dashes; a
 * key that holds further keys is a heading, whose own name means nothing. What is on the command
 * line wins.
 *
 * <pre>
 * seed: 7
 * training:
 *   learning-rate: 0.002
 *   clip: 5
 * </pre>
 */
final class ConfigFile {
  private static final String OPTION = "--config";
  private static final Set<String> NOT_IN_A_FILE = Set.of("config", "help", "version");

  private final Path file;
  private final List<String> expanded;
  private final Map<String, OptionSpec> given;

  private ConfigFile(Path file, List<String> expanded, Map<String, OptionSpec> given) {
    this.file = file;
    this.expanded = expanded;
    this.given = given;
  }

  static ConfigFile none() {
    return new ConfigFile(Path.of(""), List.of(), Map.of());
  }

  /**
   * Looks for the option among arguments and reads its file.
   *
   * @throws WrongUse naming the file and the key
   */
  static ConfigFile in(CommandLine top, List<String> arguments) {
    CommandLine command = top;
    int after = 0;
    for (int i = 0; i < arguments.size(); i++) {
      CommandLine next = command.getSubcommands().get(arguments.get(i));
      if (next != null) {
        command = next;
        after = i + 1;
      }
    }
    String name = value(arguments);
    if (name.isEmpty() || !command.getCommandSpec().optionsMap().containsKey(OPTION)) {
      return new ConfigFile(Path.of(""), arguments, Map.of());
    }
    Path file = Path.of(name);
    Map<String, OptionSpec> given = new LinkedHashMap<>();
    List<String> expanded = new ArrayList<>(arguments.subList(0, after));
    for (var setting : settings(file).entrySet()) {
      OptionSpec option = option(command, file, setting.getKey());
      if (given.put(option.longestName(), option) != null) {
        throw new WrongUse(file + ": " + key(setting.getKey()) + " is given twice");
      }
      if (!typed(option, arguments)) {
        setting.getValue().forEach(text -> expanded.add(option.longestName() + "=" + text));
      }
    }
    given.values().removeIf(option -> typed(option, arguments));
    expanded.addAll(arguments.subList(after, arguments.size()));
    return new ConfigFile(file, expanded, given);
  }

  /** The arguments with those of the file before them. */
  List<String> expanded() {
    return expanded;
  }

  /** " (from FILE)" when the value that was wrong came from there, else nothing. */
  String origin(ParameterException wrong) {
    boolean here = wrong.getArgSpec() instanceof OptionSpec option && given.containsValue(option);
    return here ? " (from " + file + ")" : "";
  }

  private static String value(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(OPTION + "=")) {
        return argument.substring(OPTION.length() + 1);
      }
      if (argument.equals(OPTION) && i + 1 < arguments.size()) {
        return arguments.get(i + 1);
      }
    }
    return "";
  }

  private static boolean typed(OptionSpec option, List<String> arguments) {
    return List.of(option.names()).stream()
        .anyMatch(
            name ->
                arguments.stream().anyMatch(arg -> arg.equals(name) || arg.startsWith(name + "=")));
  }

  /** The option of a key such as "training.clip", by its last part. */
  private static OptionSpec option(CommandLine command, Path file, String path) {
    String key = key(path);
    OptionSpec option = command.getCommandSpec().findOption("--" + key);
    if (option == null || NOT_IN_A_FILE.contains(key)) {
      throw new WrongUse(
          file
              + ": "
              + path
              + " is no option of "
              + command.getCommandSpec().qualifiedName()
              + "; keys are the long names of its options, see --help");
    }
    return option;
  }

  private static String key(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static Map<String, List<String>> settings(Path file) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    try {
      JsonNode tree = new YAMLMapper().readTree(Files.readAllBytes(file));
      if (!tree.isObject() && !tree.isMissingNode()) {
        throw new WrongUse(file + " must hold lines such as \"seed: 7\"");
      }
      collect(file, "", tree, settings);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new WrongUse(
          file
              + " line "
              + line
              + " is not YAML: "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new WrongUse("--config: " + Failure.line(e));
    }
    return settings;
  }

  private static void collect(
      Path file, String path, JsonNode node, Map<String, List<String>> settings) {
    node.properties()
        .forEach(
            entry -> {
              String key = path + entry.getKey();
              JsonNode value = entry.getValue();
              if (value.isObject()) {
                collect(file, key + ".", value, settings);
              } else {
                settings.put(key, texts(file, key, value));
              }
            });
  }

  private static List<String> texts(Path file, String key, JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      if (!one.isValueNode() || one.isNull()) {
        throw new WrongUse(file + ": " + key + " must be a value or a list of values");
      }
      texts.add(one.asText());
    }
    return texts;
  }
}
