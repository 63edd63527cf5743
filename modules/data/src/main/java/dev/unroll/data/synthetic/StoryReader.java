package dev.unroll.data.synthetic;

import java.io.IOException;
import java.io.Reader;
import java.util.Objects;

/** Reads whole stories until {@code characters} are reached, making each when it is needed. */
final class StoryReader extends Reader {
  private final StoryCorpus corpus;
  private final long characters;
  private long begun;
  private long index;
  private String story = "";
  private int position;
  private boolean closed;

  StoryReader(StoryCorpus corpus, long characters) {
    this.corpus = corpus;
    this.characters = characters;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (closed) {
      throw new IOException("the reader of stories is closed; open a new one");
    }
    if (length == 0) {
      return 0;
    }
    if (position == story.length() && begun >= characters) {
      return -1;
    }
    if (position == story.length()) {
      story = corpus.story(index++);
      begun += story.length();
      position = 0;
    }
    int count = Math.min(length, story.length() - position);
    story.getChars(position, position + count, buffer, offset);
    position += count;
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
