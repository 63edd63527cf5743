/**
 * Which networks read sequences well: what is fed back ({@link
 * dev.unroll.lectures.networks.ElmanAndJordan}), what memory is for ({@link
 * dev.unroll.lectures.networks.Taipei}, {@link dev.unroll.lectures.networks.FrameTagging}), words
 * that are new ({@link dev.unroll.lectures.networks.UnknownWords}), the future ({@link
 * dev.unroll.lectures.networks.BothDirections}), depth ({@link dev.unroll.lectures.networks.Depth},
 * {@link dev.unroll.lectures.networks.HighwayDepth}), cells with other memory ({@link
 * dev.unroll.lectures.networks.LstmVariants}, {@link dev.unroll.lectures.networks.ClockworkMemory},
 * {@link dev.unroll.lectures.networks.ContextUnits}, {@link
 * dev.unroll.lectures.networks.IdentityRelu}), films ({@link
 * dev.unroll.lectures.networks.SpacetimeMemory}), and predictions that become inputs ({@link
 * dev.unroll.lectures.networks.Autoregression}). Sentences are tagged by a {@link
 * dev.unroll.lectures.networks.SlotTagger}.
 */
package dev.unroll.lectures.networks;
