/**
 * Text made by a probabilistic context-free grammar, so that the best possible loss on it is a
 * known number and a language model's distance to it can be reported.
 *
 * <p>Sources: Booth and Thompson 1973 (probabilistic languages), Grenander 1967, Soule 1974 and Chi
 * 1999 (their entropy), Lewis and Stearns 1968 (reading without a second thought), Cover and Thomas
 * 2006 (entropy as the floor of every code).
 *
 * <ul>
 *   <li>{@link dev.unroll.data.synthetic.Symbol}, {@link dev.unroll.data.synthetic.Rule}, {@link
 *       dev.unroll.data.synthetic.Grammar}, {@link dev.unroll.data.synthetic.GrammarBuilder}: any
 *       grammar, checked when made.
 *   <li>{@link dev.unroll.data.synthetic.Expectations}: exact lengths and entropies, by {@link
 *       dev.unroll.data.synthetic.LinearSystem}.
 *   <li>{@link dev.unroll.data.synthetic.DerivationSampler}: draws texts.
 *   <li>{@link dev.unroll.data.synthetic.PredictiveParser} on {@link
 *       dev.unroll.data.synthetic.FirstPieces}: proves that texts have one derivation, and gives
 *       their probability.
 *   <li>{@link dev.unroll.data.synthetic.StoryGrammar} with {@link
 *       dev.unroll.data.synthetic.StoryWords}, {@link dev.unroll.data.synthetic.StoryPhrases},
 *       {@link dev.unroll.data.synthetic.HeroRules}, {@link dev.unroll.data.synthetic.Hero} and
 *       {@link dev.unroll.data.synthetic.Pronoun}: the stories.
 *   <li>{@link dev.unroll.data.synthetic.StoryCorpus} with {@link
 *       dev.unroll.data.synthetic.StoryReader} and {@link dev.unroll.data.synthetic.Split}: what to
 *       train and measure on.
 * </ul>
 */
package dev.unroll.data.synthetic;
