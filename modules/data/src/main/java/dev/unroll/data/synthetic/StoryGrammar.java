package dev.unroll.data.synthetic;

/**
 * A grammar of little English stories, each with a memory to keep.
 *
 * <p>The first sentence presents a hero; name, kind ("the girl"), pronoun and number then hold to
 * the end. The second names the prize, which comes back only in the last sentence but one. Between
 * them stand any number of sentences (geometric) about the hero and about creatures: verbs agree
 * with subjects across places and relative clauses, clauses nest in clauses, quotes open, hold
 * quotes within and close, and who says "We" is plural. A blank line ends the story.
 *
 * <p>Context-free rules hold such memory because every symbol of a hero's sentences is made once
 * for each hero ({@link HeroRules}), and the prize stands on both sides of the middle in one rule.
 *
 * <p>No text has two derivations: {@link PredictiveParser} accepts the grammar.
 */
public final class StoryGrammar {
  /** The start symbol: one whole story with the blank line after it. */
  public static final String STORY = "Story";

  private StoryGrammar() {}

  /** The grammar, made anew; the same rules each time. */
  public static Grammar grammar() {
    GrammarBuilder grammar = new GrammarBuilder();
    grammar
        .oneOf(STORY, "{Opening}{Hero}")
        .oneOf("Opening", "Meet ", "This is ", "Hear of ", "Here we see ");
    for (Hero.Family family : Hero.FAMILIES) {
      String article = family.pronoun() == Pronoun.THEY ? "two" : "a";
      for (String name : family.names()) {
        grammar.rule(
            "Hero", 1.0 / Hero.NAMES, name + ", " + article + " {Adjective}{Kind." + name + "}");
        grammar.oneOf(
            "Kind." + name,
            family.kinds().stream()
                .map(kind -> kind + ". {Quest." + kind + "." + name + "}")
                .toList());
      }
    }
    StoryWords.addTo(grammar);
    StoryPhrases.addTo(grammar);
    for (Hero hero : Hero.all()) {
      new HeroRules(grammar, hero).add();
    }
    return grammar.build(STORY);
  }
}
