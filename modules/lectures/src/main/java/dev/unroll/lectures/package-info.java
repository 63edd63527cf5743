/**
 * The claims of recurrent-network lectures as experiments that anyone can run: {@link
 * dev.unroll.lectures.LectureCommand} lists, runs and reports them, {@link
 * dev.unroll.lectures.Lectures} finds them for Java programs and notebooks. Each lies in the
 * package of its topic and is registered by an annotation.
 */
package dev.unroll.lectures;
