package dev.unroll.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the stories about one hero. In names of symbols "@" stands for this hero and "~" for
 * the hero's pronoun.
 */
final class HeroRules {
  private static final List<String> COLOURS = List.of("red", "blue", "green", "tin");
  private static final List<String> PRIZES = List.of("kite", "ring", "horn", "cup", "toy", "flag");

  private final GrammarBuilder grammar;
  private final String name;
  private final String kind;
  private final Pronoun pronoun;

  HeroRules(GrammarBuilder grammar, Hero hero) {
    this.grammar = grammar;
    this.name = hero.name();
    this.kind = hero.kind();
    this.pronoun = hero.pronoun();
  }

  void add() {
    addQuest();
    addSentences();
    addOthers();
    addQuotes();
  }

  private void addQuest() {
    List<String> prizes = new ArrayList<>();
    for (String colour : COLOURS) {
      for (String thing : PRIZES) {
        String prize = colour + " " + thing;
        prizes.add(" a " + prize + ". {Middle@}At last {Finder@} the " + prize + ". {End@}\n\n");
      }
    }
    String find = pronoun == Pronoun.THEY ? " find" : " finds";
    String goHome = pronoun == Pronoun.THEY ? " go home." : " goes home.";
    oneOf("Quest@", List.of("{Wish~}{Prize@}"));
    oneOf("Prize@", prizes);
    rule("Middle@", 0.94, "{Sentence@}{Middle@}");
    rule("Middle@", 0.06, "");
    oneOf("Finder@", List.of(name + find, "the " + kind + find, pronoun.subject() + find));
    oneOf(
        "End@",
        List.of("Well done, " + name + ".", "Good night, " + name + ".", "The " + kind + goHome));
  }

  private void addSentences() {
    rule("Sentence@", 0.17, name + "{Deed~}");
    rule("Sentence@", 0.22, pronoun.atStart() + "{Deed~}");
    rule("Sentence@", 0.35, "{Then}{Topic@}");
    rule("Sentence@", 0.11, "When the {Event}, {Again@}{Deed~}");
    rule("Sentence@", 0.15, "\"{Quote@}");
    oneOf("Again@", List.of(name, pronoun.subject()));
    rule("Topic@", 0.2, kind + "{Deed~}");
    rule("Topic@", 0.8, "{Other@}");
  }

  /** Creatures that may meet the hero. */
  private void addOthers() {
    StoryPhrases.noun(
        grammar,
        mark("Other@"),
        mark("{Aside.one}{Does@.one}. "),
        mark("{Aside.many}{Does@.many}. "));
    for (String number : StoryPhrases.NUMBERS) {
      String be = number.equals("one") ? " is " : " are ";
      String head = "Does@." + number;
      rule(head, 0.60, "{ActOn." + number + "}{Target@}{More." + number + "}");
      rule(head, 0.25, "{Act." + number + "}{Where}{More." + number + "}");
      rule(head, 0.15, be + "{Mood}{More." + number + "}");
    }
    rule("Target@", 0.6, "{Object}");
    rule("Target@", 0.2, " " + name);
    rule("Target@", 0.2, " " + pronoun.object());
  }

  /** Quotes in which "I" or "We" comes before it is known who speaks, the hero or creatures. */
  private void addQuotes() {
    boolean many = pronoun == Pronoun.THEY;
    String others = many ? " the {SpeakerMany}" : " the {SpeakerOne}";
    rule("Speaker@", 0.7, " " + name);
    rule("Speaker@", 0.3, others);
    rule(
        "Quote@",
        many ? 0.3 : 0.7,
        "I{Speech.I}\" says" + (many ? " the {SpeakerOne}" : "{Speaker@}") + ". ");
    rule(
        "Quote@",
        many ? 0.7 : 0.3,
        "We{Speech.We}\" say" + (many ? "{Speaker@}" : " the {SpeakerMany}") + ". ");
  }

  private void rule(String head, double probability, String template) {
    grammar.rule(mark(head), probability, mark(template));
  }

  private void oneOf(String head, List<String> templates) {
    grammar.oneOf(mark(head), templates.stream().map(this::mark).toList());
  }

  private String mark(String template) {
    return template.replace("@", "." + kind + "." + name).replace("~", "." + pronoun);
  }
}
