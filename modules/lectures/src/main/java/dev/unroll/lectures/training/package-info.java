/**
 * What makes recurrent networks trainable all the same: clipping (Pascanu, Mikolov and Bengio
 * 2013), optimisers, the memory of the LSTM, and back-propagation through pieces of a sequence.
 */
package dev.unroll.lectures.training;
