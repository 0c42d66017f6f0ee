/** What all commands have in common: exit codes, the home, tables, progress, reports. */
@NullMarked
package io.orrery.cli.terminal;

import org.jspecify.annotations.NullMarked;
