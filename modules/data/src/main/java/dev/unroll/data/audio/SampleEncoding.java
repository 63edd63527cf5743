package dev.unroll.data.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How one sample of one channel is written. Whole numbers of b bits are divided by 2^(b-1); A-law
 * and µ-law are those of ITU-T G.711 (1988).
 */
public enum SampleEncoding {
  /** 128 is silence, as WAV has it. */
  UNSIGNED_8(1) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      return ((bytes.get(at) & 0xFF) - 128) / 128.0;
    }
  },
  SIGNED_16(2) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      return bytes.getShort(at) / 32768.0;
    }
  },
  SIGNED_24(3) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      boolean little = bytes.order() == ByteOrder.LITTLE_ENDIAN;
      int high = bytes.get(little ? at + 2 : at) << 16;
      int low = bytes.get(little ? at : at + 2) & 0xFF;
      return (high | (bytes.get(at + 1) & 0xFF) << 8 | low) / 8388608.0;
    }
  },
  SIGNED_32(4) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      return bytes.getInt(at) / 2147483648.0;
    }
  },
  FLOAT_32(4) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      return bytes.getFloat(at);
    }
  },
  FLOAT_64(8) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      return bytes.getDouble(at);
    }
  },
  A_LAW(1) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      int code = (bytes.get(at) & 0xFF) ^ 0x55;
      int segment = code >> 4 & 7;
      int step = (code & 15) * 2 + 1;
      int level = segment == 0 ? step : (step + 32) << (segment - 1);
      return ((code & 0x80) != 0 ? level : -level) / 4096.0;
    }
  },
  MU_LAW(1) {
    @Override
    double decode(ByteBuffer bytes, int at) {
      int code = ~bytes.get(at) & 0xFF;
      int level = (((code & 15) * 2 + 33) << (code >> 4 & 7)) - 33;
      return ((code & 0x80) != 0 ? -level : level) / 8192.0;
    }
  };

  private final int bytes;

  SampleEncoding(int bytes) {
    this.bytes = bytes;
  }

  /** Size of a sample. */
  public int bytes() {
    return bytes;
  }

  /** The sample at byte {@code at}; in [-1, 1] but for floats, which hold what was written. */
  abstract double decode(ByteBuffer bytes, int at);
}
