/**
 * Tagging: what the words of a text are, and what the whole is. Slots of requests and their intent
 * (Mesnil et al. 2013; Liu and Lane 2016), parts of speech, sentiment and key terms, by recurrent
 * networks of any cell, in one direction or both, by networks without memory to compare with, and
 * with tags chosen one by one, with the last one fed back (Jordan 1986), or all together (Lafferty,
 * McCallum and Pereira 2001).
 *
 * <ul>
 *   <li>configuration: {@link dev.unroll.tagging.TagConfig} of {@link
 *       dev.unroll.tagging.WordConfig}, {@link dev.unroll.tagging.LetterConfig}, {@link
 *       dev.unroll.tagging.NetworkConfig}
 *   <li>data: {@code TagFiles} finds files, {@code TagSource} reads them, {@code Folds} divides
 *       them, {@code Corpus} holds {@code Example}s; {@code Lexicon} and {@code Answers} know what
 *       is read and said, {@code TagData} has it in numbers, {@code TagFeed} in batches, {@code
 *       TagArrays} as arrays
 *   <li>network: {@code TagNetwork} and {@code TagOutputs} of {@code TagSizes}, with each
 *       equation's paper
 *   <li>training: {@code TagTask}, {@code HeldOut}, {@code TagTraining}
 *   <li>use: {@link dev.unroll.tagging.TagModel} of a {@code SavedModel}, {@link
 *       dev.unroll.tagging.Tagged}, {@link dev.unroll.tagging.TagStream}; {@code Tagger} runs whole
 *       texts, {@code StepTagger} goes word by word, {@code TagBeam} looks for better tags
 *   <li>measures: {@code Scores}, {@code Evaluation}, {@code TermRankings}
 *   <li>commands: {@code TagCommand} with {@code TrainCommand} and its {@code ModelOptions}, {@code
 *       ResumeCommand}, {@code EvaluateCommand}, {@code ApplyCommand}, and the {@code
 *       Demonstration}; {@code TagText} in a {@code TagFormat} and {@code Colours}
 * </ul>
 */
package dev.unroll.tagging;
