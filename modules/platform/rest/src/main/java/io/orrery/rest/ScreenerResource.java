package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Gainer;
import io.orrery.market.Screener;
import io.orrery.market.Snapshot;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import io.orrery.runs.Sources;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which instruments of a dataset rose most on a day. */
@Path("/screener")
@Dependent
@Produces("application/json")
public class ScreenerResource {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 1000;

  private final Sources sources;

  @Inject
  ScreenerResource(Sources sources) {
    this.sources = sources;
  }

  /**
   * The instruments that rose most from the day before to this date, of a dataset of daily bars
   * whose bytes are compared with their hashes. One without a bar of this date is not among them.
   */
  @GET
  public Response topGainers(
      @QueryParam("dataset") @Nullable String dataset,
      @QueryParam("date") @Nullable String date,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("min_price") @Nullable String minPrice,
      @QueryParam("min_volume") @Nullable String minVolume) {
    LocalDate day = Parameters.date("date", date);
    int most =
        Parameters.whole("limit", limit, 1, MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
    Screener screener =
        new Screener(
            most,
            Parameters.floor("min_price", minPrice, 0),
            Parameters.floor("min_volume", minVolume, 0));
    VerifiedBars bars = daily(listed(Parameters.required("dataset", dataset)));
    List<Map<String, Object>> items =
        screener.topGainers(snapshots(bars, day)).stream().map(ScreenerResource::view).toList();
    return Response.ok(
            new Members()
                .put("dataset", bars.dataset().id())
                .put("data_lineage_id", bars.lineage().id())
                .put("date", day.toString())
                .put("items", items)
                .put("limit", (long) most)
                .view())
        .build();
  }

  private String listed(String id) {
    return sources
        .datasets()
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_DATASET,
                    "the dataset must be one that GET /datasets lists, was " + Check.shown(id)))
        .id();
  }

  private VerifiedBars daily(String id) {
    VerifiedBars bars = sources.datasets().open(id);
    Duration interval = bars.dataset().terms().interval();
    if (!interval.equals(Duration.ofDays(1))) {
      throw Parameters.refused(
          "dataset",
          "dataset must have daily bars to be screened, %s has bars of %s".formatted(id, interval));
    }
    return bars;
  }

  private List<Snapshot> snapshots(VerifiedBars bars, LocalDate date) {
    TradingCalendar calendar = sources.calendars().of(bars.dataset().terms().calendar());
    return bars.series().stream()
        .map(series -> snapshot(series, calendar, date))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What was known of an instrument when the date's bar had closed. */
  private static Optional<Snapshot> snapshot(
      BarSeries series, TradingCalendar calendar, LocalDate date) {
    long next = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    int end = series.indexAtOrAfter(next);
    if (end == 0 || !date.equals(date(series, end - 1, calendar))) {
      return Optional.empty();
    }
    BarCursor known = series.cursor(end - 1, 2);
    known.next();
    return Optional.of(Snapshot.of(series.symbol(), known.bars()));
  }

  private static LocalDate date(BarSeries series, int index, TradingCalendar calendar) {
    return calendar.dateAt(Instant.ofEpochMilli(series.startMillis(index)));
  }

  private static Map<String, Object> view(Gainer gainer) {
    return new Members()
        .put("symbol", gainer.symbol().value())
        .put("price", text(gainer.price()))
        .put("previous_close", text(gainer.previousClose()))
        .put("change", text(gainer.change()))
        .put("volume", text(gainer.volume()))
        .view();
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
