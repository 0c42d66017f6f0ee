/**
 * One universe's execution graph, put together by plain constructors in one place: opened with a
 * new identity, recorded before it is told, closed for good.
 */
@NullMarked
package io.orrery.session;

import org.jspecify.annotations.NullMarked;
