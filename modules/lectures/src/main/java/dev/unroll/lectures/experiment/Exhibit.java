package dev.unroll.lectures.experiment;

/** What an experiment shows beside its verdict. */
public sealed interface Exhibit permits Table, Picture, Passage {}
