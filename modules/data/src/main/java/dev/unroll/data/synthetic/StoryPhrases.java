package dev.unroll.data.synthetic;

import java.util.List;

/**
 * The phrases that know no hero by name: what creatures and heroes are and do. Symbols end in
 * ".one" or ".many" where their verb agrees with a subject in number; a phrase begins with a space,
 * but for what follows "the", and ends without one; so the first piece of a phrase always tells
 * which it is: a noun's plural "s" from the next word, "the " from "them".
 */
final class StoryPhrases {
  static final List<String> NUMBERS = List.of("one", "many");

  private StoryPhrases() {}

  static void addTo(GrammarBuilder grammar) {
    for (String number : NUMBERS) {
      addVerbPhrases(grammar, number);
    }
    addNounPhrases(grammar);
    addSpeech(grammar);
    for (Pronoun pronoun : Pronoun.values()) {
      addDeeds(grammar, pronoun);
    }
  }

  private static void addVerbPhrases(GrammarBuilder grammar, String number) {
    String be = number.equals("one") ? " is " : " are ";
    grammar
        .rule("Do." + number, 0.55, "{ActOn." + number + "}{Object}")
        .rule("Do." + number, 0.30, "{Act." + number + "}{Where}")
        .rule("Do." + number, 0.15, be + "{Mood}")
        .rule("More." + number, 0.55, "")
        .rule("More." + number, 0.20, " and{Do." + number + "}")
        .rule("More." + number, 0.25, "{Time}")
        .rule("Aside." + number, 0.70, "")
        .rule("Aside." + number, 0.21, "{Place}")
        .rule("Aside." + number, 0.09, " that{Clause." + number + "}")
        .rule("Clause." + number, 0.6, "{Do." + number + "}")
        .rule("Clause." + number, 0.4, " the {Doer}");
  }

  private static void addNounPhrases(GrammarBuilder grammar) {
    grammar
        .oneOf("Where", "", "{Place}")
        .rule("Object", 0.5, " the {Named}")
        .rule("Object", 0.3, "{Count.one}{Single}")
        .rule("Object", 0.2, "{Count.many}{Several}")
        .oneOf("Count.one", " a ", " one ", " every ")
        .oneOf("Count.many", " two ", " some ", " many ");
    described(grammar, "Single", "{Creature}{Aside.one}");
    described(grammar, "Several", "{Creature}s{Aside.many}");
    noun(grammar, "Named", "{Aside.one}", "{Aside.many}");
    noun(grammar, "Doer", "{Aside.one}{ActOn.one}", "{Aside.many}{ActOn.many}");
    noun(grammar, "Event", "{Aside.one}{Do.one}", "{Aside.many}{Do.many}");
  }

  private static void addSpeech(GrammarBuilder grammar) {
    noun(grammar, "Heard", " say, 'I{Said.I},'", " say, 'We{Said.We},'");
    described(grammar, "SpeakerOne", "{Creature}");
    described(grammar, "SpeakerMany", "{Creature}s");
    for (String speaker : List.of("I", "We")) {
      String be = speaker.equals("I") ? " am " : " are ";
      grammar
          .rule("Said." + speaker, 0.6, "{ActOn.many}{Object}")
          .rule("Said." + speaker, 0.2, "{Act.many}{Where}")
          .rule("Said." + speaker, 0.2, be + "{Mood}")
          .rule("Speech." + speaker, 0.8, "{Said." + speaker + "},")
          .rule("Speech." + speaker, 0.2, " hear the {Heard}");
    }
  }

  /** From the verb to the end of a sentence about any hero of one pronoun. */
  private static void addDeeds(GrammarBuilder grammar, Pronoun pronoun) {
    String number = pronoun == Pronoun.THEY ? "many" : "one";
    String s = pronoun == Pronoun.THEY ? "" : "s";
    String own = " " + pronoun.possessive() + " ";
    String self = " " + pronoun.reflexive();
    grammar
        .rule("Deed." + pronoun, 0.68, "{Do." + number + "}{More." + number + "}. ")
        .rule("Deed." + pronoun, 0.22, "{Handle." + number + "}" + own + "{Item}{Where}. ")
        .rule("Deed." + pronoun, 0.10, "{Reflect." + number + "}" + self + "{Where}. ")
        .oneOf(
            "Wish." + pronoun,
            pronoun.atStart() + " want" + s,
            pronoun.atStart() + " seek" + s,
            pronoun.atStart() + " dream" + s + " of");
  }

  /** A described creature, one or many of it, and how the phrase goes on in either case. */
  static void noun(GrammarBuilder grammar, String head, String afterOne, String afterMany) {
    String number = head + ".number";
    described(grammar, head, "{Creature}{" + number + "}");
    grammar.rule(number, 0.55, afterOne).rule(number, 0.45, "s" + afterMany);
  }

  /** Any number of adjectives (geometric), then {@code rest}. */
  private static void described(GrammarBuilder grammar, String head, String rest) {
    grammar.rule(head, 0.5, "{Adjective}{" + head + "}").rule(head, 0.5, rest);
  }
}
