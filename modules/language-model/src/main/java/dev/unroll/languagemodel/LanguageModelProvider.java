package dev.unroll.languagemodel;

import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.language.LanguageProvider;
import dev.unroll.training.language.SavedLanguage;
import java.util.Set;

/** Offers trained language models to the decoders of other applications. */
public final class LanguageModelProvider implements LanguageProvider {
  private static final Set<String> TEXTS =
      Set.of(LanguageModel.CONFIG, LanguageModel.TOKENISER, LanguageModel.VOCABULARY);

  /** Models that write about pictures have entries of the same names, so these do not decide. */
  @Override
  public boolean made(Checkpoint checkpoint) {
    return checkpoint.model().keySet().containsAll(TEXTS)
        && LanguageModelConfig.fits(checkpoint.text(LanguageModel.CONFIG));
  }

  @Override
  public SavedLanguage language(Checkpoint checkpoint) {
    LanguageModel model = LanguageModel.of(checkpoint);
    return new SavedLanguage(model.tokeniser(), model.sentences());
  }
}
