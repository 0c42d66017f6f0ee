/** What an equity curve and its trades amount to. */
@NullMarked
package io.orrery.analytics;

import org.jspecify.annotations.NullMarked;
