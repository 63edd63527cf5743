/**
 * Constituency trees, and parsing as sequence to sequence: a sentence is read as words, and its
 * tree is written as a sequence of brackets (Vinyals, Kaiser, Koo, Petrov, Sutskever and Hinton
 * 2015, "Grammar as a Foreign Language").
 *
 * <ul>
 *   <li>{@link dev.unroll.core.tree.Tree}: constituents over tagged words, and their bracketed text
 *   <li>{@link dev.unroll.core.tree.BracketReader}: bracketed text as the Penn Treebank has it
 *       (Marcus, Santorini and Marcinkiewicz 1993), by way of {@code BracketScan}
 *   <li>{@link dev.unroll.core.tree.Normalisation}: traces and function tags taken off
 *   <li>{@link dev.unroll.core.tree.Linearisation}: tree to tokens and back; {@code LinearFault}
 *       says what is wrong with a decoder's output, {@code Repair} makes a tree of any
 * </ul>
 *
 * <p>Kernels: {@link dev.unroll.core.tree.TreeVisitor} is the order in which everything here walks
 * a tree, {@code TreeBuilder} the way back. Nothing recurses, so a tree may be as deep as a decoder
 * makes it. Trees are judged by {@link dev.unroll.core.metric.LabelledBrackets}.
 */
package dev.unroll.core.tree;
