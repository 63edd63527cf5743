/**
 * Deeplearning4j's own recurrent layers, in a network that somebody already has, at native speed.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.stock.StockNetworks} copies the network, {@link
 *       dev.unroll.layers.stock.Acceleration} tells what became of which layer
 *   <li>{@code StockLayers} decides for one layer, which gives a {@code Verdict}; {@code
 *       StockCells} knows which cell computes the same
 *   <li>{@code FlatOrder} moves parameters and the state of the updaters
 * </ul>
 */
package dev.unroll.layers.stock;
