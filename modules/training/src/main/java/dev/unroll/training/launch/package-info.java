/**
 * Training from the command line, the same for every application.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.launch.Trainable}: what an application tells of itself
 *   <li>{@link dev.unroll.training.launch.Source}: where its data comes from, with hashes
 *   <li>{@link dev.unroll.training.launch.Prepared}: what it makes of configuration and data
 *   <li>{@link dev.unroll.training.launch.Launch}: starts and resumes its runs
 *   <li>{@link dev.unroll.training.launch.Plan}: all that a run was told, in its checkpoints
 *   <li>{@code PreparedRun}: task, loop, checkpoints and all that watches, in a run folder
 * </ul>
 *
 * <p>An application's {@code train} is then two lines and its options, and so is {@code resume}:
 *
 * <pre>{@code
 * return Launch.typed(spec, new LanguageModelTraining())
 *     .start(options.model(), train.train(), options.data(train.data()), train.run());
 *
 * return Launch.typed(spec, new LanguageModelTraining()).resume(resume);
 * }</pre>
 */
package dev.unroll.training.launch;
