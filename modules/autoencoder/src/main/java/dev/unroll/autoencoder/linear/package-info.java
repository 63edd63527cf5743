/**
 * Linear algebra and smooth minimisation that the measures of sentence vectors need; no network.
 *
 * <ul>
 *   <li>{@link dev.unroll.autoencoder.linear.Lbfgs} minimises an {@link
 *       dev.unroll.autoencoder.linear.Objective} (Liu and Nocedal 1989)
 *   <li>{@link dev.unroll.autoencoder.linear.LeastSquares} with a ridge
 *   <li>{@link dev.unroll.autoencoder.linear.SparseSymmetric} matrices and their {@link
 *       dev.unroll.autoencoder.linear.LeadingEigenvectors} (Halko, Martinsson and Tropp 2011)
 * </ul>
 */
package dev.unroll.autoencoder.linear;
