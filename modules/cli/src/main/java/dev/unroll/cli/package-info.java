/**
 * One command line for every application: {@link dev.unroll.cli.Unroll} finds them as {@link
 * dev.unroll.training.command.ApplicationCommand}s, so that a module more on the class path is a
 * command more.
 */
package dev.unroll.cli;
