package io.orrery.analytics.html;

import io.orrery.analytics.RoundTrip;
import java.time.ZoneId;
import java.util.List;

/** What each round trip gained when it ended: a circle for a gain, a triangle for a loss. */
final class TripsPicture {

  private static final int HEIGHT = 260;
  private static final int TOP = 14;
  private static final int BOTTOM = 230;

  private TripsPicture() {}

  static void draw(Markup page, List<RoundTrip> trips, ZoneId zone, String subject) {
    Axis x =
        Axis.of(
            (double) trips.stream().mapToLong(TripsPicture::end).min().orElseThrow(),
            (double) trips.stream().mapToLong(TripsPicture::end).max().orElseThrow(),
            Picture.LEFT + 6,
            Picture.RIGHT - 6);
    double low = trips.stream().mapToDouble(RoundTrip::gainFraction).min().orElseThrow();
    double high = trips.stream().mapToDouble(RoundTrip::gainFraction).max().orElseThrow();
    Axis y = Axis.of(Math.min(0, low), Math.max(0, high), BOTTOM - 6, TOP + 6);
    Picture picture =
        new Picture(
            page,
            "trips",
            HEIGHT,
            "Round trips of " + subject,
            "What each round trip gained, as a percentage of its cost, at its end: circles gained,"
                + " triangles lost; the table of round trips has the numbers.");
    picture.values(y, Words::percent);
    for (RoundTrip trip : trips) {
      mark(picture, x.at((double) end(trip)), y.at(trip.gainFraction()), trip.gain());
    }
    picture.times(x, BOTTOM, zone);
    picture.close();
  }

  private static void mark(Picture picture, double x, double y, double gain) {
    String at = "M" + Picture.pixels(x) + " " + Picture.pixels(y);
    if (gain > 0) {
      picture.path("gain", at + "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z");
    } else {
      picture.path("loss", at + "m0 4l-4 -7h8Z");
    }
  }

  private static long end(RoundTrip trip) {
    return trip.exitedAt().toEpochMilli();
  }
}
