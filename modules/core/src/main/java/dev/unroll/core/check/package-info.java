/** Argument checks: {@link dev.unroll.core.check.Check} gives each failure one clear sentence. */
package dev.unroll.core.check;
