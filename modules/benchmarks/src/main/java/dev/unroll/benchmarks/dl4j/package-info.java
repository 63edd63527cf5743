/**
 * The contenders that compute with ND4J: {@link dev.unroll.benchmarks.dl4j.OursContender} with the
 * layers of this project, {@link dev.unroll.benchmarks.dl4j.OursTranslation} with its sequence to
 * sequence, {@link dev.unroll.benchmarks.dl4j.OursSpeech} with its CTC, {@link
 * dev.unroll.benchmarks.dl4j.OursCaption} with its decoders of captions, {@link
 * dev.unroll.benchmarks.dl4j.OursCaptioner} with its captioning from pictures on, {@link
 * dev.unroll.benchmarks.dl4j.StockContender} with Deeplearning4j's own, {@link
 * dev.unroll.benchmarks.dl4j.PeakContender} with matrix products alone.
 */
package dev.unroll.benchmarks.dl4j;
