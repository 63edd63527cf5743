package dev.unroll.data.document;

/** How far apart two sentences may stand and still be neighbours. */
public enum Neighbourhood {
  /** Only sentences of one document are. */
  DOCUMENT,
  /** The last sentence of a paragraph and the first of the next are, too: in a book it goes on. */
  FILE
}
