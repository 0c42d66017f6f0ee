/** A result as one page of HTML that stands alone. */
@NullMarked
package io.orrery.analytics.html;

import org.jspecify.annotations.NullMarked;
