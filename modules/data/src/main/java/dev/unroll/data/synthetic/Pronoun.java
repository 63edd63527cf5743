package dev.unroll.data.synthetic;

/** How a story speaks of its hero after the name; {@link #THEY} takes the plural. */
enum Pronoun {
  SHE("she", "her", "her", "herself"),
  HE("he", "him", "his", "himself"),
  THEY("they", "them", "their", "themselves");

  private final String subject;
  private final String object;
  private final String possessive;
  private final String reflexive;

  Pronoun(String subject, String object, String possessive, String reflexive) {
    this.subject = subject;
    this.object = object;
    this.possessive = possessive;
    this.reflexive = reflexive;
  }

  String subject() {
    return subject;
  }

  /** The subject form with a capital, as a sentence begins. */
  String atStart() {
    return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
  }

  String object() {
    return object;
  }

  String possessive() {
    return possessive;
  }

  String reflexive() {
    return reflexive;
  }
}
