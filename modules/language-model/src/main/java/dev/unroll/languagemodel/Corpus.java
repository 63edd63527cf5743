package dev.unroll.languagemodel;

import org.datavec.api.split.InputSplit;

/** Where the text comes from. */
public sealed interface Corpus {
  /** One text, of which the first 90 % train, the next 5 % are held out and the last 5 % test. */
  record Whole(InputSplit text) implements Corpus {}

  /** Three texts. */
  record Parts(InputSplit train, InputSplit dev, InputSplit test) implements Corpus {}
}
