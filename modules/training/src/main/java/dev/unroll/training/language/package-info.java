/**
 * Language models that one application trained, for the decoders of others. Applications do not
 * know each other, so they meet here: {@link dev.unroll.training.language.SavedLanguages} asks all
 * {@link dev.unroll.training.language.LanguageProvider}s on the class path for the {@link
 * dev.unroll.training.language.SavedLanguage} in a run.
 */
package dev.unroll.training.language;
