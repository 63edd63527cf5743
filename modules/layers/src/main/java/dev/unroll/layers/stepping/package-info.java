/**
 * Trained networks one step at a time, for generating and for beams: {@link
 * dev.unroll.layers.stepping.Stepper}. Deeplearning4j's {@code rnnTimeStep} makes many arrays a
 * step, which costs more than the step.
 */
package dev.unroll.layers.stepping;
