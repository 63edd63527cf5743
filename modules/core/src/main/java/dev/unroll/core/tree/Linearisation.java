package dev.unroll.core.tree;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trees as sequences of tokens, depth first (Vinyals et al. 2015, section 2.2): {@code (S (NP XX
 * )NP (VP XX (NP XX XX )NP )VP )S}. Each closing bracket names its constituent, and a word is one
 * token that does not name it: the output's vocabulary is small, nothing has to be copied, and the
 * k-th such token stands for the k-th word of the input.
 *
 * <p>A sequence is well formed when every bracket is closed by one of its own label, no constituent
 * is empty, one outer bracket holds everything, and there are as many word tokens as words.
 */
public enum Linearisation {
  /** Every word is {@link #WORD}, which the paper found better than tags. */
  NORMALISED,
  /** Every word is its part of speech. */
  TAGGED;

  /** The token of a word, and the tag of a word whose part of speech is not known. */
  public static final String WORD = "XX";

  /**
   * The tokens of a tree.
   *
   * @throws IllegalArgumentException for a single leaf, which has no bracket to be written
   */
  public List<String> tokens(Tree tree) {
    Check.require(
        tree instanceof Tree.Node,
        "the leaf " + tree + " is no sentence; put a constituent over it");
    List<String> tokens = new ArrayList<>();
    tree.walk(
        new TreeVisitor() {
          @Override
          public void open(String label) {
            tokens.add(LinearToken.opening(label));
          }

          @Override
          public void leaf(Tree.Leaf leaf) {
            tokens.add(Linearisation.this == TAGGED ? leaf.label() : WORD);
          }

          @Override
          public void close(String label) {
            tokens.add(LinearToken.closing(label));
          }
        });
    return tokens;
  }

  /** Whether the tokens are a tree over exactly these words. */
  public boolean isWellFormed(List<String> tokens, List<String> words) {
    return fault(tokens, words).isEmpty();
  }

  /**
   * The first thing that keeps the tokens from being well formed, with the token's number from 1.
   */
  public Optional<String> fault(List<String> tokens, List<String> words) {
    return new LinearFault(this == TAGGED, words.size()).of(tokens);
  }

  /**
   * The tree that well-formed tokens are. Words are tagged by their tokens if {@link #TAGGED}, else
   * {@link #WORD}.
   *
   * @throws IllegalArgumentException saying what is not well formed
   */
  public Tree tree(List<String> tokens, List<String> words) {
    requireWellFormed(tokens, words);
    return repair(tokens, words);
  }

  /** As {@link #tree(List, List)}, with a tag given for each word. */
  public Tree tree(List<String> tokens, List<String> words, List<String> tags) {
    requireWellFormed(tokens, words);
    return repair(tokens, words, tags);
  }

  /**
   * A tree over exactly these words, whatever the tokens: the one that they are if they are well
   * formed, else the one made by these rules, in time linear in tokens and words.
   *
   * <ol>
   *   <li>A bracket that opens with no usable label is dropped; any other token without a bracket
   *       in front takes the next word. When no word is left, it is dropped.
   *   <li>A bracket that closes closes the innermost constituent of its label, and all that is open
   *       inside it. If none of its label is open, its label is taken to be wrong, and it closes
   *       the innermost constituent, but not the outermost one; if there is only that, it is
   *       dropped.
   *   <li>Words that follow the end of the outermost constituent belong to it; a bracket that opens
   *       there begins another tree.
   *   <li>At the end, words that are left belong to the innermost open constituent that is not
   *       empty, or else to the outermost one; then everything is closed.
   *   <li>Constituents that are empty when they close are dropped.
   *   <li>Several trees, or words under none, go under one bracket {@link Tree#TOP}, which no
   *       metric counts.
   * </ol>
   *
   * Words are tagged as by {@link #tree(List, List)}; {@link #WORD} where the token is no tag.
   *
   * @throws IllegalArgumentException when there is no word, or one is empty or holds white space
   */
  public Tree repair(List<String> tokens, List<String> words) {
    return new Repair(words, (word, token) -> this == TAGGED && Tree.isLabel(token) ? token : WORD)
        .tree(tokens);
  }

  /** As {@link #repair(List, List)}, with a tag given for each word. */
  public Tree repair(List<String> tokens, List<String> words, List<String> tags) {
    Check.require(
        tags.size() == words.size(),
        "there are " + tags.size() + " tags for " + words.size() + " words; give one for each");
    return new Repair(words, (word, token) -> tags.get(word)).tree(tokens);
  }

  private void requireWellFormed(List<String> tokens, List<String> words) {
    fault(tokens, words)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(
                  "the tokens are no tree over the words: " + fault + "; repair makes one of any");
            });
  }
}
