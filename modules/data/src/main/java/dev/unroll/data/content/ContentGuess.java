package dev.unroll.data.content;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file looks like by its first bytes, in words for an error. */
public final class ContentGuess {
  private static final Map<Pattern, String> LOOKS = new LinkedHashMap<>();

  static {
    look("$", "it is empty");
    look("NIST_1A", "it looks like a NIST SPHERE file");
    look("OggS", "it looks like Ogg (Vorbis or Opus)");
    look("ID3|\u00FF[\u00E2-\u00FF]", "it looks like MP3 or AAC");
    look("....ftyp(hei[cx]|mif1|msf1)", "it looks like a HEIC picture");
    look("....ftypavi[fs]", "it looks like an AVIF picture");
    look("....ftyp", "it looks like MP4 or M4A");
    look("\u001AE\u00DF\u00A3", "it looks like Matroska or WebM");
    look("RIFX", "it looks like a big-endian WAV file");
    look("RIFF....AVI ", "it looks like an AVI film");
    look("wvpk", "it looks like WavPack");
    look("%PDF", "it looks like a PDF document");
    look("\u0089PNG|GIF8|\u00FF\u00D8|RIFF....WEBP", "it looks like a picture");
    look("II\\*\0|MM\0\\*", "it looks like a TIFF picture");
    look("PK\u0003\u0004|\u001F\u008B|BZh|\u00FD7zXZ|7z\u00BC", "it looks like an archive");
    look("(?i)\\s*<(!doctype|html|\\?xml)", "it looks like a web page or XML");
    look("[\\t\\n\\r -~\u0080-\u00FF]*$", "it looks like text");
  }

  private ContentGuess() {}

  private static void look(String begin, String words) {
    LOOKS.put(Pattern.compile(begin, Pattern.DOTALL), words);
  }

  /** In words, for the first bytes of a file. */
  public static String of(byte[] first) {
    String begin = new String(first, StandardCharsets.ISO_8859_1);
    return LOOKS.entrySet().stream()
        .filter(look -> look.getKey().matcher(begin).lookingAt())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("it looks like binary data of an unknown kind");
  }
}
