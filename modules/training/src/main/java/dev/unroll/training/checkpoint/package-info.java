/**
 * Files that a killed run resumes from: {@link dev.unroll.training.checkpoint.CheckpointFile}, a
 * zip of named entries with a checksum each, written beside its place and renamed into it. Nothing
 * in it is code, a class name or Java serialisation.
 */
package dev.unroll.training.checkpoint;
