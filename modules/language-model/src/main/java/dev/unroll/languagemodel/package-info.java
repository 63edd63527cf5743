/**
 * Language models: the probability of a text, token by token, and text drawn from it.
 *
 * <p>Recurrent (Mikolov et al. 2010), fixed window (Bengio et al. 2003) and n-gram (Kneser and Ney
 * 1995) models on the same data, with the same commands:
 *
 * <ul>
 *   <li>{@link dev.unroll.languagemodel.LanguageModelConfig}: what a model is made of
 *   <li>{@link dev.unroll.languagemodel.LanguageModelData}: text to token ids and batches
 *   <li>{@link dev.unroll.languagemodel.LanguageModelNetwork}: the graph
 *   <li>{@link dev.unroll.languagemodel.LanguageModelTask}: what the loop trains
 *   <li>{@code LanguageModelTraining}: how runs of it are launched
 *   <li>{@link dev.unroll.languagemodel.LanguageModel}: a trained model, to use from any program
 *   <li>{@link dev.unroll.languagemodel.LanguageModelProvider}: offers it to the decoders of other
 *       applications; {@code BranchScorer} lets a network go on from many places at once
 *   <li>{@link dev.unroll.languagemodel.LanguageModelCommand}: the command line
 * </ul>
 */
package dev.unroll.languagemodel;
