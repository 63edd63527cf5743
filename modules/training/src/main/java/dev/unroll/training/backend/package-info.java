/**
 * Whether ND4J's backend can work on this machine, asked before ND4J loads it and fails with a
 * stack trace: {@link dev.unroll.training.backend.BackendCheck}. {@link
 * dev.unroll.training.backend.Backend#start} is the first thing that a command calls.
 */
package dev.unroll.training.backend;
