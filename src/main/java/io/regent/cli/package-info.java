/**
 * The command line of keepalived, declared as a table: parsing, {@code --help} and the daemon's
 * options come from the same rows.
 *
 * <p>Touches {@code config} and {@code net} only; starts nothing, reads no file and prints nothing.
 * Start with {@link io.regent.cli.CommandLine}. Authority: keepalived(8), the project's inventory
 * section 8.2, and what keepalived 2.2.7 answers when it is run.
 */
@NullMarked
package io.regent.cli;

import org.jspecify.annotations.NullMarked;
