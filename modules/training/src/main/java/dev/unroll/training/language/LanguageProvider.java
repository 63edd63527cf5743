package dev.unroll.training.language;

import dev.unroll.training.checkpoint.Checkpoint;

/**
 * Offers an application's language models to others. An implementation has a public constructor
 * without parameters and is registered in {@code
 * META-INF/services/dev.unroll.training.language.LanguageProvider}.
 */
public interface LanguageProvider {
  /** Whether a checkpoint is one of this application. */
  boolean made(Checkpoint checkpoint);

  /**
   * The model of a checkpoint that this application {@link #made}.
   *
   * @throws IllegalArgumentException saying what is wrong with the checkpoint
   */
  SavedLanguage language(Checkpoint checkpoint);
}
