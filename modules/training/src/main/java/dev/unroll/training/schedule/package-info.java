/** Learning rates as pure functions of the step: {@link dev.unroll.training.schedule.Schedule}. */
package dev.unroll.training.schedule;
