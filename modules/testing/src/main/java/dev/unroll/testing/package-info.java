/**
 * What the tests of several applications share; no application needs it to run. It knows no test
 * framework: what does not hold is an {@link java.lang.AssertionError}.
 *
 * <ul>
 *   <li>{@link dev.unroll.testing.Terminal} runs a command in this process as a user would, and
 *       holds what the user sees.
 *   <li>{@link dev.unroll.testing.ChildRun} runs one in a process of its own, which can be killed.
 *   <li>{@link dev.unroll.testing.SameRun} compares a run that was broken with one that was not.
 * </ul>
 */
package dev.unroll.testing;
