package dev.unroll.lectures.experiment;

/** The parts of the lectures, in their order. */
public enum Topic {
  LANGUAGE_MODELS("Language models"),
  BY_HAND("By hand"),
  NETWORKS("Networks"),
  TRAINING("Training"),
  ARCHITECTURES("Architectures");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  /** As a heading. */
  public String title() {
    return title;
  }
}
