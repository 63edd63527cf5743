package dev.unroll.training.command;

/**
 * Offers an application's command to {@code unroll}. An implementation has a public constructor
 * without parameters and is registered in {@code
 * META-INF/services/dev.unroll.training.command.ApplicationCommand}.
 */
public interface ApplicationCommand {
  /** A new object of a class with picocli's {@code @Command}, which names the command. */
  Object command();
}
