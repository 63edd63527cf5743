/**
 * Recurrent layers over sequences of pictures, whose products are convolutions, so that what moves
 * is learnt once for all places: ConvLSTM (Shi et al. 2015, "Convolutional LSTM network: a machine
 * learning approach for precipitation nowcasting") and stacked ST-LSTM (Wang et al. 2017, "PredRNN:
 * recurrent neural networks for predictive learning using spatiotemporal LSTMs").
 *
 * <ul>
 *   <li>what a network's configuration names: {@link dev.unroll.layers.spatial.ConvLstm}, {@link
 *       dev.unroll.layers.spatial.SpacetimeLstm}; in common {@link
 *       dev.unroll.layers.spatial.GridRecurrent}, with {@code ConvLstmParameters} and {@code
 *       SpacetimeParameters}
 *   <li>what Deeplearning4j runs: {@code GridRecurrentLayer}, by a {@code GridPass} for a {@code
 *       GridShape}
 *   <li>the equations: {@code ConvLstmPass} with {@code Peepholes}; {@code SpacetimeCell} in a
 *       {@code SpacetimePass}; their curves in {@code Gate}
 *   <li>where numbers are: {@code Planes}, {@code NativePlanes}, {@code HeapPlanes}
 *   <li>products: {@code SameConvolution}, by oneDNN {@code NativeConvolution}, in plain loops
 *       {@code LoopConvolution}
 *   <li>going on from known frames: {@link dev.unroll.layers.spatial.FrameForecast}
 * </ul>
 *
 * <p>Sequences are [N, C, T, H, W]. In type FLOAT, where oneDNN works, convolutions are its own;
 * elsewhere they are loops in double precision. What is done for each number is one set of loops in
 * double precision for both.
 */
package dev.unroll.layers.spatial;
