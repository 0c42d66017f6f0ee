/** Orders and their states, positions, accounts, and the port to brokers. */
@NullMarked
package io.orrery.order;

import org.jspecify.annotations.NullMarked;
