/**
 * Training a graph whose batches have nothing to do with each other: a {@link
 * dev.unroll.training.graph.GraphTask} of a {@link dev.unroll.training.graph.EpochFeed}, the graph,
 * and {@link dev.unroll.training.graph.HeldOutData}.
 */
package dev.unroll.training.graph;
