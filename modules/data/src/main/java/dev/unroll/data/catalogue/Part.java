package dev.unroll.data.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.unroll.core.check.Check;
import java.net.URI;
import java.util.List;

/** A group of a dataset's files that comes from one place upstream. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Part.Plain.class, name = "plain"),
  @JsonSubTypes.Type(value = Part.Packed.class, name = "archive")
})
public sealed interface Part {

  /** Upstream addresses of equal content, tried in order. */
  List<URI> from();

  /** The files that this part brings. */
  List<DataFile> files();

  /**
   * Files that upstream serves one by one.
   *
   * @param from folders, ending with "/"; a file's address is folder + path
   */
  record Plain(List<URI> from, List<DataFile> files) implements Part {
    public Plain {
      from = addresses(from);
      files = notEmpty("files", files);
      from.forEach(
          folder ->
              Check.require(
                  folder.getPath().endsWith("/"),
                  "a plain part comes from a folder ending with \"/\", but was " + folder));
    }
  }

  /**
   * Files inside an archive. Only the files named here are kept, and their checksums are what
   * counts: hosts that pack archives on request do not promise the same bytes twice.
   *
   * @param from archives, with an ending that {@link Archive} knows
   * @param within folder inside the archive that holds the files: "" or ending with "/"
   */
  record Packed(List<URI> from, String within, List<DataFile> files) implements Part {
    public Packed {
      from = addresses(from);
      files = notEmpty("files", files);
      Check.require(
          within.isEmpty() || within.endsWith("/"),
          "within must be empty or end with \"/\", but was " + within);
      from.forEach(address -> Archive.Format.of(address.getPath()));
    }
  }

  private static List<URI> addresses(List<URI> from) {
    for (URI address : from) {
      String scheme = String.valueOf(address.getScheme());
      Check.require(
          scheme.equals("https") || scheme.equals("http"),
          "an address must begin with https:// or http://, but was " + address);
    }
    return notEmpty("from", from);
  }

  private static <T> List<T> notEmpty(String name, List<T> values) {
    Check.require(!values.isEmpty(), name + " must not be empty");
    return List.copyOf(values);
  }
}
