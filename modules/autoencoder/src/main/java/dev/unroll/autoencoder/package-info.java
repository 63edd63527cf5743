/**
 * Vectors of sentences: a recurrent encoder reads a text into one vector, and decoders write from
 * it the text itself (Dai and Le 2015), also of a noisy copy (Hill, Cho and Korhonen 2016) or with
 * a vector that is drawn (Bowman et al. 2016), or its neighbours (Kiros et al. 2015). Or the text
 * is a document, whose sentences are read and written one after another (Li, Luong and Jurafsky
 * 2015).
 *
 * <ul>
 *   <li>configuration: {@link dev.unroll.autoencoder.AutoencoderConfig} of {@link
 *       dev.unroll.autoencoder.NetworkConfig}, {@link dev.unroll.autoencoder.NoiseConfig}, {@link
 *       dev.unroll.autoencoder.LatentConfig}, {@link dev.unroll.autoencoder.DocumentConfig}
 *   <li>data: {@code AutoencoderSource} and {@code StorySentences} read, {@code HeldOutText} holds
 *       some out, {@code AutoencoderData} makes ids
 *   <li>network: {@link dev.unroll.autoencoder.AutoencoderNetwork}, with each equation's paper,
 *       {@code HierarchicalNetwork} of documents, {@code NetworkParts} of both
 *   <li>training: {@code Feed} with one class for each form of data makes batches, {@code
 *       AutoencoderTask} learns them, {@code HeldOut} likewise measures, {@code LatentMeasure} also
 *       whether vectors have collapsed, {@code AutoencoderTraining}
 *   <li>use: {@code VectorReader} runs the encoder, {@code VectorWriter} a decoder; {@link
 *       dev.unroll.autoencoder.SentenceEncoder}, {@link dev.unroll.autoencoder.AutoencoderModel},
 *       {@link dev.unroll.autoencoder.ReconstructionScores}, {@code LengthTable}, and the commands
 *   <li>use for documents: {@code DocumentReader} and {@code DocumentWriter} run the parts of a
 *       hierarchical network; {@link dev.unroll.autoencoder.DocumentModel}, {@link
 *       dev.unroll.autoencoder.DocumentScores}, {@code DocumentEvaluation} of any kind, {@code
 *       DocumentTable}; {@code DocumentText} is how a text has sentences, {@code TextReader} what
 *       reads a text for any kind
 *   <li>what vectors are worth: {@link dev.unroll.autoencoder.probe}, which knows {@link
 *       dev.unroll.autoencoder.SentenceVectors} alone; {@link dev.unroll.autoencoder.index} finds
 *       the nearest, {@link dev.unroll.autoencoder.vocabulary} adds words that a model never met
 * </ul>
 */
package dev.unroll.autoencoder;
