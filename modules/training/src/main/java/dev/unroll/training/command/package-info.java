/**
 * What the command lines of all applications share.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.command.Shell}: exit codes, one-line errors, {@code --debug}
 *   <li>{@link dev.unroll.training.command.ConfigFile}: options from a YAML file
 *   <li>{@link dev.unroll.training.command.TrainOptions}, {@link
 *       dev.unroll.training.command.ResumeOptions}: options of every {@code train} and {@code
 *       resume}
 *   <li>{@link dev.unroll.training.command.DataOptions}, {@link
 *       dev.unroll.training.command.NamedData}: paths and names of the catalogue
 *   <li>{@link dev.unroll.training.command.SearchOptions}: how sentences are looked for
 *   <li>{@link dev.unroll.training.command.SentenceInput}: sentences typed, of a file, or of a pipe
 *   <li>{@link dev.unroll.training.command.Heading}: where the help lists options
 *   <li>{@link dev.unroll.training.command.ProgressLine}: the live line
 *   <li>{@link dev.unroll.training.command.Interruption}: Ctrl-C ends in a checkpoint
 *   <li>{@link dev.unroll.training.command.ApplicationCommand}: how an application is found
 * </ul>
 */
package dev.unroll.training.command;
