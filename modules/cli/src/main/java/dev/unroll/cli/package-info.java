/** One command line for every application. */
package dev.unroll.cli;
