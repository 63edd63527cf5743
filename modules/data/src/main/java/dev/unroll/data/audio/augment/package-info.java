/**
 * Changes to recordings and frames that leave what is said, so that few recordings teach more.
 * Every change takes its chance from the caller, so that equal seeds give equal data.
 *
 * <ul>
 *   <li>{@link dev.unroll.data.audio.augment.SoundChange}: {@link
 *       dev.unroll.data.audio.augment.Speed} (Ko et al. 2015), {@link
 *       dev.unroll.data.audio.augment.WhiteNoise}, {@link dev.unroll.data.audio.augment.Volume}.
 *   <li>{@link dev.unroll.data.audio.augment.SpecAugment} masks frames (Park et al. 2019).
 * </ul>
 */
package dev.unroll.data.audio.augment;
