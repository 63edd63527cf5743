/**
 * Networks that read one sequence and write another: the shapes that there are, what goes through
 * the bottleneck between reader and writer, how a writer searches and how it ends, and what can be
 * written as a sequence though it is none. {@link dev.unroll.lectures.architecture.SmallTranslator}
 * trains the network of the module for sequences to sequences in memory.
 */
package dev.unroll.lectures.architecture;
