package dev.unroll.layers.stock;

import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/** Decides what becomes of one layer's configuration, which it does not change. */
final class StockLayers {
  private static final int LSTM_LANES = 4;
  private static final int PEEPHOLES = 3;

  private StockLayers() {}

  static Verdict of(Layer layer) {
    if (layer instanceof Bidirectional both) {
      return bidirectional(both);
    }
    if (layer instanceof FrozenLayer frozen) {
      return frozen(frozen);
    }
    if (layer instanceof BaseWrapperLayer wrapper) {
      return wrapped(wrapper);
    }
    if (layer instanceof Recurrent) {
      return new Verdict.Untouched();
    }
    if (layer instanceof BaseRecurrentLayer recurrent) {
      return recurrent(recurrent, Direction.FORWARD);
    }
    return new Verdict.Untouched();
  }

  private static Verdict recurrent(BaseRecurrentLayer stock, Direction direction) {
    StockCells.Match match = StockCells.of(stock);
    if (match instanceof StockCells.Match.Found found) {
      Recurrent layer =
          new Recurrent.Builder(found.cell())
              .nIn(stock.getNIn())
              .nOut(stock.getNOut())
              .direction(direction)
              .build();
      copySettings(stock, layer);
      boolean peepholes = found.cell() instanceof Lstm lstm && lstm.peepholes();
      return new Verdict.Replaced(
          layer,
          peepholes
              ? peepholesLast((int) stock.getNIn(), (int) stock.getNOut())
              : IntUnaryOperator.identity());
    }
    return new Verdict.Kept(((StockCells.Match.None) match).reason());
  }

  /**
   * One layer for both directions where that is the same. With dropout it is not, for each stock
   * half draws its own mask for the input.
   */
  private static Verdict bidirectional(Bidirectional stock) {
    if (stock.getMode() == Bidirectional.Mode.CONCAT
        && stock.getFwd() instanceof BaseRecurrentLayer half
        && half.getIDropout() == null
        && half.equals(stock.getBwd())) {
      Verdict verdict = recurrent(half, Direction.BOTH);
      if (verdict instanceof Verdict.Replaced replaced) {
        replaced.layer().setLayerName(stock.getLayerName());
      }
      return verdict;
    }
    Verdict forward = of(stock.getFwd());
    Verdict backward = of(stock.getBwd());
    if (forward instanceof Verdict.Replaced first && backward instanceof Verdict.Replaced second) {
      Bidirectional layer = (Bidirectional) stock.clone();
      layer.setFwd(first.layer());
      layer.setBwd(second.layer());
      return new Verdict.Replaced(layer, first.order());
    }
    return forward instanceof Verdict.Replaced ? backward : forward;
  }

  private static Verdict frozen(FrozenLayer stock) {
    Verdict verdict = of(stock.getLayer());
    if (verdict instanceof Verdict.Replaced replaced) {
      FrozenLayer layer = new FrozenLayer(replaced.layer());
      layer.setLayerName(stock.getLayerName());
      layer.setIDropout(stock.getIDropout());
      return new Verdict.Replaced(layer, replaced.order());
    }
    return verdict;
  }

  private static Verdict wrapped(BaseWrapperLayer stock) {
    Verdict verdict = of(stock.getUnderlying());
    if (verdict instanceof Verdict.Replaced replaced) {
      BaseWrapperLayer layer = (BaseWrapperLayer) stock.clone();
      layer.setUnderlying(replaced.layer());
      return new Verdict.Replaced(layer, replaced.order());
    }
    return verdict;
  }

  private static void copySettings(BaseRecurrentLayer from, Recurrent to) {
    to.setLayerName(from.getLayerName());
    to.setIDropout(from.getIDropout());
    to.setActivationFn(from.getActivationFn());
    to.setWeightInitFn(from.getWeightInitFn());
    to.setWeightInitFnRecurrent(from.getWeightInitFnRecurrent());
    to.setBiasInit(from.getBiasInit());
    to.setGainInit(from.getGainInit());
    to.setRegularization(from.getRegularization());
    to.setRegularizationBias(from.getRegularizationBias());
    to.setIUpdater(from.getIUpdater());
    to.setBiasUpdater(from.getBiasUpdater());
    to.setWeightNoise(from.getWeightNoise());
    to.setGradientNormalization(from.getGradientNormalization());
    to.setGradientNormalizationThreshold(from.getGradientNormalizationThreshold());
    to.setTimeDistributedFormat(from.getTimeDistributedFormat());
    to.setRnnDataFormat(from.getRnnDataFormat());
    if (from.getConstraints() != null) {
      to.setConstraints(from.getConstraints().stream().map(c -> forAll(c, from, to)).toList());
    }
  }

  /** A constraint names parameters, of which there are twice as many in two directions. */
  private static LayerConstraint forAll(LayerConstraint stock, Layer from, Layer to) {
    List<String> names = from.initializer().paramKeys(from);
    List<String> all = new ArrayList<>(to.initializer().paramKeys(to));
    Set<String> bound = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (stock.getParams().contains(names.get(i % names.size()))) {
        bound.add(all.get(i));
      }
    }
    LayerConstraint constraint = stock.clone();
    constraint.setParams(bound);
    return constraint;
  }

  /**
   * From W, U, b, p here to W, U, p, b in {@code GravesLSTM}, whose peepholes are the last three
   * columns of U; as often as there are directions.
   */
  static IntUnaryOperator peepholesLast(int features, int hidden) {
    int weights = (features + hidden) * LSTM_LANES * hidden;
    int biases = LSTM_LANES * hidden;
    int peepholes = PEEPHOLES * hidden;
    return index -> {
      int place = index % (weights + biases + peepholes);
      if (place < weights) {
        return index;
      }
      return place < weights + biases ? index + peepholes : index - biases;
    };
  }
}
