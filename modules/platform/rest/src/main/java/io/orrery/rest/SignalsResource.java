package io.orrery.rest;

import io.orrery.trade.Direction;
import io.orrery.trade.EventHistory;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the strategies of one universe wanted last. */
@Path("/universes/{universe}/signals")
@Dependent
@Produces("application/json")
@CrossUniverse("reads the one universe that the path names")
public class SignalsResource {

  private final TradingDesks desks;

  @Inject
  SignalsResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** How many events are looked at: signals that lie further back are among the events. */
  private static final int PAGES = 20;

  /** The newest signals, the newest first. */
  @GET
  public Response list(
      @PathParam("universe") String universe, @QueryParam("limit") @Nullable String limit) {
    Universe of = Parameters.universe(universe);
    int most = Parameters.whole("limit", limit, 1, History.MAX_LIMIT).orElse(100L).intValue();
    Standing standing = desks.gateway().standings().of(of);
    List<Recorded<Fact>> newest = newest(desks.gateway().universes().archive(of).events(), most);
    return Answers.about(standing, 200, PageView.of(standing, newest, Optional.empty())).build();
  }

  private static List<Recorded<Fact>> newest(EventHistory events, int most) {
    List<Recorded<Fact>> found = new ArrayList<>();
    long before = 0;
    for (int page = 0; page < PAGES && before != 1 && found.size() < most; page++) {
      List<Recorded<Fact>> looked =
          events.select(Selection.all(), Direction.NEWEST_FIRST, before, History.MAX_LIMIT);
      if (looked.isEmpty()) {
        break;
      }
      looked.stream()
          .filter(each -> each.fact().type().equals("signal_generated"))
          .forEach(found::add);
      before = looked.get(looked.size() - 1).seq();
    }
    return found.subList(0, Math.min(most, found.size()));
  }
}
