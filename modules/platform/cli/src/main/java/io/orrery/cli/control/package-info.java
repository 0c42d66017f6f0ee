/** Commands that control a server: kill, arm, approve, disarm, transition. */
@NullMarked
package io.orrery.cli.control;

import org.jspecify.annotations.NullMarked;
