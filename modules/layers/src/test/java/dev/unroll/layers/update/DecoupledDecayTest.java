package dev.unroll.layers.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class DecoupledDecayTest {
  @Test
  void aConfigurationKeepsItOnceThroughJson() {
    DecoupledDecay decay = new DecoupledDecay(0.25);
    MultiLayerConfiguration written =
        Nets.of(DataType.FLOAT, builder -> builder.regularization(List.of(decay)))
            .getLayerWiseConfigurations();
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(written.toJson());
    BaseLayer layer = (BaseLayer) read.getConf(0).getLayer();
    assertEquals(List.of(decay), layer.getRegularization());
    assertEquals(0.25, ((DecoupledDecay) layer.getRegularization().get(0)).decay());
  }

  @Test
  void aNegativeDecayIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DecoupledDecay(-0.1));
  }
}
