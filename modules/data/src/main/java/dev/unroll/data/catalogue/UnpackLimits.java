package dev.unroll.data.catalogue;

import dev.unroll.core.check.Check;

/**
 * How large an archive may become when unpacked; an honest dataset stays far below the standard.
 *
 * @param bytes most bytes of all entries together
 * @param entries most files and folders
 * @param ratio most bytes unpacked for each byte of the archive, looked at from one MiB on
 */
public record UnpackLimits(long bytes, long entries, int ratio) {
  /** 16 GiB, a million entries, 200 times the archive. */
  public static final UnpackLimits STANDARD = new UnpackLimits(16L << 30, 1_000_000, 200);

  public UnpackLimits {
    Check.require(bytes > 0, "bytes must be > 0, but was " + bytes);
    Check.require(entries > 0, "entries must be > 0, but was " + entries);
    Check.positive("ratio", ratio);
  }
}
