package dev.unroll.training.language;

import dev.unroll.core.check.Check;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the application that a language model belongs to. */
public final class SavedLanguages {
  private final List<LanguageProvider> providers;

  SavedLanguages(List<LanguageProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /** Those of all applications on the class path. */
  public static SavedLanguages onClassPath() {
    return new SavedLanguages(
        ServiceLoader.load(LanguageProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /**
   * Reads a language model, and starts the backend for it.
   *
   * @param run a run folder, of which the best checkpoint is taken, or a checkpoint file
   * @throws IOException when there is none or it is damaged
   * @throws IllegalArgumentException when it is of no application that trains language models, or
   *     no such application is on the class path
   */
  public SavedLanguage read(Path run) throws IOException {
    Checkpoint checkpoint = RunFiles.checkpoint(run);
    Check.require(
        !providers.isEmpty(),
        run
            + " is a run, but no application on the class path reads language models; add"
            + " unroll-language-model to it, or take an ARPA file");
    for (LanguageProvider provider : providers) {
      if (provider.made(checkpoint)) {
        Backend.start();
        return provider.language(checkpoint);
      }
    }
    throw new IllegalArgumentException(
        run + " is a run, but none of a language model; choose one that lm train made");
  }
}
