/**
 * Files that a killed run resumes from: {@link dev.unroll.training.checkpoint.CheckpointFile}, a
 * zip of named entries with a checksum each, written beside its place and renamed into it. Nothing
 * in it is code, a class name or Java serialisation. Entries are made of
 *
 * <ul>
 *   <li>arrays by {@link dev.unroll.training.checkpoint.ArrayBytes}
 *   <li>a graph under training by {@link dev.unroll.training.checkpoint.GraphState}
 *   <li>records by {@link dev.unroll.training.checkpoint.JsonText}
 * </ul>
 */
package dev.unroll.training.checkpoint;
