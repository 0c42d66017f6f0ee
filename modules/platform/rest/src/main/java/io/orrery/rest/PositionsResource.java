package io.orrery.rest;

import io.orrery.order.Position;
import io.orrery.risk.Finding;
import io.orrery.risk.MarketPrice;
import io.orrery.trade.FactFields;
import io.orrery.trading.DeskView;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What is held in one universe, as our own records say. */
@Path("/universes/{universe}/positions")
@Dependent
@Produces("application/json")
@CrossUniverse("reads the one universe that the path names")
public class PositionsResource {

  private final TradingDesks desks;

  @Inject
  PositionsResource(TradingDesks desks) {
    this.desks = desks;
  }

  /** All that is held. */
  @GET
  public Response list(@PathParam("universe") String universe) {
    return desks.answer(
        Parameters.universe(universe),
        Map.of("items", List.of()),
        post -> items(post.trading().desk().view()));
  }

  private static Members items(DeskView desk) {
    return new Members()
        .put("items", desk.positions().stream().map(each -> view(each, desk)).toList());
  }

  private static Map<String, Object> view(Position position, DeskView desk) {
    Members view =
        new Members()
            .put("symbol", position.symbol().value())
            .put("qty", FactFields.value(position.qty()))
            .put("average_price", position.averagePrice().map(FactFields::value))
            .put("opened_session", desk.openedIn(position.symbol()).map(FactFields::value));
    Finding<MarketPrice> last = desk.lastPrice(position.symbol());
    return (last instanceof Finding.Known<MarketPrice> known
            ? view.put("last_price", FactFields.value(known.value().price()))
                .put("last_price_at", known.value().at().toString())
            : view.put("last_price_missing", ((Finding.Missing<MarketPrice>) last).reason()))
        .view();
  }
}
