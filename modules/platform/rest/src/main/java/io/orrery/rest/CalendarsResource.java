package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.basics.Mic;
import io.orrery.market.Calendars;
import io.orrery.market.OpenHours;
import io.orrery.market.TradingCalendar;
import io.orrery.market.TradingDay;
import io.orrery.runs.Sources;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When markets trade. */
@Path("/calendars")
@Dependent
@Produces("application/json")
public class CalendarsResource {

  /** Most dates that one answer is about. */
  static final int MOST_DATES = 1000;

  private final Calendars calendars;

  @Inject
  CalendarsResource(Sources sources) {
    this.calendars = sources.calendars();
  }

  /** A page of markets in the order of their codes. */
  @GET
  public Response list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo uri) {
    return NamedPage.of("calendars", calendars.list(), Mic::value, limit, cursor)
        .answer(mic -> terms(calendars.of(mic)).view(), uri);
  }

  /** The trading days of one market, with their hours; other dates are not trading days. */
  @GET
  @Path("/{mic}")
  public Response days(
      @PathParam("mic") String mic,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    TradingCalendar calendar = calendars.of(listed(mic));
    LocalDate first = within(calendar, "from", from);
    LocalDate last = within(calendar, "to", to);
    requireSpan(first, last);
    Members view =
        terms(calendar)
            .put("from", first.toString())
            .put("to", last.toString())
            .put(
                "items", calendar.days(first, last).stream().map(CalendarsResource::view).toList());
    return Response.ok(view.view()).build();
  }

  private Mic listed(String text) {
    return calendars.list().stream()
        .filter(each -> each.value().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_CALENDAR,
                    "the calendar must be one of %s, was %s"
                        .formatted(calendars.list(), Check.shown(text))));
  }

  private static Members terms(TradingCalendar calendar) {
    return new Members()
        .put("mic", calendar.mic().value())
        .put("zone", calendar.zone().getId())
        .put("source", calendar.source())
        .put("valid_from", calendar.validFrom().toString())
        .put("valid_until", calendar.validUntil().toString());
  }

  private static LocalDate within(TradingCalendar calendar, String name, @Nullable String text) {
    LocalDate date = Parameters.date(name, text);
    if (date.isBefore(calendar.validFrom()) || date.isAfter(calendar.validUntil())) {
      throw Parameters.refused(
          name,
          "%s must be from %s to %s, for which %s answers, was %s"
              .formatted(name, calendar.validFrom(), calendar.validUntil(), calendar.mic(), date));
    }
    return date;
  }

  private static void requireSpan(LocalDate first, LocalDate last) {
    long dates = ChronoUnit.DAYS.between(first, last) + 1;
    if (dates < 1 || dates > MOST_DATES) {
      throw Parameters.refused(
          "to",
          "to must be at or after from, and at most %d dates together, was %s after %s"
              .formatted(MOST_DATES, last, first));
    }
  }

  private static Map<String, Object> view(TradingDay day) {
    return new Members()
        .put("date", day.date().toString())
        .put("hours", day.hours().stream().map(CalendarsResource::view).toList())
        .view();
  }

  private static Map<String, Object> view(OpenHours hours) {
    return new Members()
        .put("open", hours.open().toString())
        .put("close", hours.close().toString())
        .view();
  }
}
