/** Commands that control a server: kill, arm, approve, disarm, promote, transition. */
@NullMarked
package io.orrery.cli.control;

import org.jspecify.annotations.NullMarked;
