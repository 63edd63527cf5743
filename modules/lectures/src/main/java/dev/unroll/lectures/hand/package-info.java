/** What the lectures compute by hand, computed by the layers. */
package dev.unroll.lectures.hand;
