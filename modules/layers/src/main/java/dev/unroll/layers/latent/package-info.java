/**
 * A random code between an encoder and a decoder: the variational autoencoder (Kingma and Welling
 * 2014, "Auto-encoding variational Bayes") with what keeps a decoder of sentences from ignoring the
 * code, annealing (Bowman et al. 2016, "Generating sentences from a continuous space") and free
 * bits (Kingma et al. 2016, "Improved variational inference with inverse autoregressive flow").
 *
 * <ul>
 *   <li>what a network's configuration names: {@link dev.unroll.layers.latent.GaussianLatent}, of a
 *       {@link dev.unroll.layers.latent.LatentForm}
 *   <li>what then runs: {@code RunningLatent}, {@code LatentLayer}, {@code LatentConfiguration};
 *       the equations are in {@code LatentRows}
 *   <li>what is measured: {@link dev.unroll.layers.latent.Divergence}, {@link
 *       dev.unroll.layers.latent.ActiveUnits}
 * </ul>
 */
package dev.unroll.layers.latent;
