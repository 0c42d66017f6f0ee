package io.orrery.trading;

import io.orrery.order.OrderTicket;
import io.orrery.universe.Fact;
import java.util.List;
import java.util.Optional;

/** The gate before every order, whoever wants it. */
public interface PreTrade {

  /**
   * Decides about a ticket, in the light of what is held and on its way now.
   *
   * @param ticket what is wanted
   * @param book what is known when the decision is made
   */
  Passage decide(OrderTicket ticket, DeskView book);

  /**
   * A decision.
   *
   * @param ticket what may be ordered, perhaps less than was wanted; empty if nothing
   * @param reasons why nothing may; empty if something may
   * @param record the decision with its numbers, to be recorded
   */
  record Passage(Optional<OrderTicket> ticket, List<String> reasons, Fact record) {}
}
