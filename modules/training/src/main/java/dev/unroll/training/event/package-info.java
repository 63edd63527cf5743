/**
 * What happens in a run, as records: {@link dev.unroll.training.event.Event}. Each is plain data,
 * so that a watcher can print it, write it to a file or send it elsewhere.
 */
package dev.unroll.training.event;
