/**
 * What the fast layers are made of: threads, native memory, and matrix products by oneDNN.
 *
 * <p>A recurrent layer works in many products of a few rows each. They are fast when each thread
 * owns its rows for a whole sequence, calls a product that uses no threads of its own, and keeps
 * the weights in the layout that the product likes best; then two cores reach nine tenths of what
 * they reach in one large product.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.kernel.Team}: parts of a task on Java threads, as many as {@code
 *       UNROLL_THREADS} says
 *   <li>{@link dev.unroll.layers.kernel.Floats}: native memory, read and written in runs
 *   <li>{@link dev.unroll.layers.kernel.Matrix}, {@link dev.unroll.layers.kernel.Product}, {@link
 *       dev.unroll.layers.kernel.PackedMatrix}: C = A B and C = C + A B
 *   <li>{@link dev.unroll.layers.kernel.Convolution}, {@link
 *       dev.unroll.layers.kernel.ConvolutionShape}: w ∗ x + b over pictures, and back; {@code
 *       NativeCall} is how oneDNN is asked
 *   <li>{@link dev.unroll.layers.kernel.RowProduct}: the same for the few rows of generating
 *   <li>{@link dev.unroll.layers.kernel.NativeKernels}: whether all this works on this machine
 *   <li>{@link dev.unroll.layers.kernel.Curves}: tanh and the logistic function over an array
 *   <li>{@link dev.unroll.layers.kernel.AffineRows}: A x + b over rows, and back
 *   <li>{@link dev.unroll.layers.kernel.LogSums}: sums of logarithms over an array
 * </ul>
 */
package dev.unroll.layers.kernel;
