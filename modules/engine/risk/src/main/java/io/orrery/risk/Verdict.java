package io.orrery.risk;

import io.orrery.order.OrderTicket;
import java.time.Instant;
import java.util.List;

/** What both kinds of decision consist of. */
record Verdict(
    OrderTicket asked,
    boolean reducing,
    List<CheckResult> checks,
    List<LimitName> overridden,
    Instant decidedAt) {}
