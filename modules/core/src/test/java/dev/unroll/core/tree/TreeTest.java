package dev.unroll.core.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.tree.Tree.Leaf;
import dev.unroll.core.tree.Tree.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final Tree TRAM =
      new Node("NP", List.of(new Leaf("DT", "the"), new Leaf("NN", "tram")));

  @Test
  void textIsTheBracketsOnOneLine() {
    Tree stopped = new Node("S", List.of(TRAM, new Node("VP", List.of(new Leaf("VBD", "left")))));
    assertEquals("(S (NP (DT the) (NN tram)) (VP (VBD left)))", stopped.toString());
    assertEquals("(NN tram)", new Leaf("NN", "tram").toString());
  }

  @Test
  void wordsAndTagsAreInOrder() {
    Tree twice = new Node("S", List.of(TRAM, new Leaf(",", ","), TRAM));
    assertEquals(List.of("the", "tram", ",", "the", "tram"), twice.words());
    assertEquals(List.of("DT", "NN", ",", "DT", "NN"), twice.tags());
  }

  @Test
  void bracketInAWordIsEscapedInTheText() {
    Tree smile = new Node("NP", List.of(new Leaf("UH", ":-)"), new Leaf("-LRB-", "(")));
    assertEquals("(NP (UH :--RRB-) (-LRB- -LRB-))", smile.toString());
  }

  @Test
  void treesOfOtherShapeLabelOrWordsDiffer() {
    Tree same = new Node("NP", List.of(new Leaf("DT", "the"), new Leaf("NN", "tram")));
    assertEquals(TRAM, same);
    assertEquals(TRAM.hashCode(), same.hashCode());
    List<Tree> others =
        List.of(
            new Node("NX", List.of(new Leaf("DT", "the"), new Leaf("NN", "tram"))),
            new Node("NP", List.of(new Leaf("DT", "the"), new Leaf("NN", "trams"))),
            new Node("NP", List.of(new Leaf("DT", "the"), new Leaf("NP", "tram"))),
            new Node("NP", List.of(new Leaf("NN", "tram"), new Leaf("DT", "the"))),
            new Node("NP", List.of(new Leaf("DT", "the"))),
            new Node("NP", List.of(TRAM)),
            new Leaf("NP", "the"));
    others.forEach(other -> assertNotEquals(TRAM, other));
    others.forEach(other -> assertNotEquals(other, TRAM));
  }

  @Test
  void depthIsNotLimitedByTheCallStack() {
    Tree deep = chain(50_000);
    assertEquals(chain(50_000), deep);
    assertEquals(deep.hashCode(), chain(50_000).hashCode());
    assertNotEquals(deep, chain(49_999));
    assertEquals(List.of("x"), deep.words());
    BracketReader reader = new BracketReader(BracketReader.Outer.TAKEN_OFF);
    assertEquals(List.of(deep), reader.read(deep.toString()));
    assertEquals(deep, Normalisation.standard(deep).orElseThrow());
  }

  @Test
  void childrenAreCopied() {
    List<Tree> children = new ArrayList<>(List.of(TRAM));
    Node node = new Node("NP", children);
    children.add(TRAM);
    assertEquals(1, node.children().size());
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    assertTrue(Tree.isLabel("PRP$") && Tree.isLabel("-LRB-") && Tree.isLabel("."));
    assertFalse(Tree.isLabel("") || Tree.isLabel("N P") || Tree.isLabel("NP)"));
    assertThrows(IllegalArgumentException.class, () -> new Node("", List.of(TRAM)));
    assertThrows(IllegalArgumentException.class, () -> new Node("NP", List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Leaf("(", "x"));
    assertThrows(IllegalArgumentException.class, () -> new Leaf("NN", "two words"));
    assertThrows(IllegalArgumentException.class, () -> new Leaf("NN", ""));
  }

  private static Tree chain(int depth) {
    Tree tree = new Leaf("NN", "x");
    for (int i = 0; i < depth; i++) {
      tree = new Node("NP", List.of(tree));
    }
    return tree;
  }
}
