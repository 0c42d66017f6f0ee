package io.orrery.session;

import io.orrery.universe.Fact;
import java.time.Instant;

/**
 * Terminal audit record: a session ended, and minted nothing after it.
 *
 * @param openedAt when it began, UTC
 * @param closedAt when it ended, UTC
 * @param reason who or what ended it, as a sentence
 * @param lastTradeSeq the number of the newest fill in the universe's ledger, 0 if there is none
 * @param lastEquitySeq the number of the newest equity point, 0 if there is none
 * @param lastOrderSeq the number of the newest record of an order, 0 if there is none
 * @param lastEventSeq the number of the newest event
 */
public record SessionClosed(
    Instant openedAt,
    Instant closedAt,
    String reason,
    long lastTradeSeq,
    long lastEquitySeq,
    long lastOrderSeq,
    long lastEventSeq)
    implements Fact {}
