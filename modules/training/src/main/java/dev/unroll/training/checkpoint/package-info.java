/**
 * Files that a killed run resumes from: {@link dev.unroll.training.checkpoint.CheckpointFile}, a
 * zip of named entries with a checksum each, written beside its place and renamed into it. Nothing
 * in it is code, a class name or Java serialisation. {@link
 * dev.unroll.training.checkpoint.ArrayBytes} makes entries of arrays, and {@link
 * dev.unroll.training.checkpoint.GraphState} of a graph under training.
 */
package dev.unroll.training.checkpoint;
