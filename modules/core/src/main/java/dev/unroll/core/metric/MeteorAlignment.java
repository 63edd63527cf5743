package dev.unroll.core.metric;

import java.util.List;

/** The words of a caption and a reference that match, and in how many chunks they lie. */
record MeteorAlignment(List<WordMatch> matches, int chunks) {}
