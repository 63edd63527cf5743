package dev.unroll.data.catalogue;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of a dataset.
 *
 * @param path where it lies in the dataset's folder: relative, parted by "/", without ".."
 * @param bytes its exact size
 * @param sha256 checksum of its content, 64 lower-case hexadecimal digits
 */
public record DataFile(String path, long bytes, String sha256) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> NOT_IN_PATHS = List.of("", ".", "..");

  public DataFile {
    Check.require(
        !path.contains("\\")
            && !path.contains(":")
            && Arrays.stream(path.split("/", -1)).noneMatch(NOT_IN_PATHS::contains),
        "path must be relative and stay inside the dataset, but was \"" + path + "\"");
    Check.notNegative("bytes of " + path, bytes);
    Check.require(
        SHA256.matcher(sha256).matches(),
        "sha256 of " + path + " must be 64 lower-case hexadecimal digits, but was " + sha256);
  }
}
