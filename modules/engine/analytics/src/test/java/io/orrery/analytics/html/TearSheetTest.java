package io.orrery.analytics.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.analytics.Activity;
import io.orrery.analytics.Basis;
import io.orrery.analytics.Conventions;
import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.Evidence;
import io.orrery.analytics.Measure;
import io.orrery.analytics.Metric;
import io.orrery.analytics.OpenPosition;
import io.orrery.analytics.Performance;
import io.orrery.analytics.RoundTrip;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Symbol;
import io.orrery.testkit.Samples;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class TearSheetTest {

  private static final long DAY = 86_400_000;
  private static final Instant START = Instant.parse("2022-01-03T21:00:00Z");
  private static final Conventions CONVENTIONS =
      Conventions.stated(ZoneId.of("America/New_York"), 0.02, 252);
  private static final String ATTACK = "\"><script>alert('x')</script>&\u202e\u0007";

  private final Session session = Samples.session(Universe.SIMULATION).session();

  private Performance performance(int days, int trips) {
    Random random = new Random(7);
    long[] millis = new long[days];
    double[] equity = new double[days];
    double value = 100_000;
    for (int i = 0; i < days; i++) {
      millis[i] = START.toEpochMilli() + i / 5 * 7L * DAY + i % 5 * DAY;
      equity[i] = value;
      value *= 1 + 0.0005 + 0.012 * random.nextGaussian();
    }
    return performance(EquityCurve.of(millis, equity), trips(random, trips));
  }

  private Performance performance(EquityCurve curve, List<RoundTrip> trips) {
    OpenPosition open =
        new OpenPosition(
            new Symbol("BRK.B"), 12.5, START.plusMillis(900 * DAY), 350.25, OptionalDouble.of(361));
    Evidence evidence =
        new Evidence(
            Basis.of(session),
            new CurrencyCode("USD"),
            curve,
            Optional.of(Activity.of(trips, List.of(open))));
    return Performance.of(evidence, CONVENTIONS);
  }

  private static List<RoundTrip> trips(Random random, int count) {
    List<RoundTrip> trips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant in = START.plusMillis(i * 2L * DAY);
      double price = 50 + random.nextInt(100);
      double out = price * (1 + 0.04 * random.nextGaussian());
      trips.add(
          new RoundTrip(
              new Symbol(i % 3 == 0 ? "AAPL" : "MSFT"),
              1 + random.nextInt(200),
              in,
              price,
              in.plusMillis(DAY),
              out,
              1.25,
              ATTACK));
    }
    return trips;
  }

  private String page(Performance performance) {
    return new TearSheet("Momentum " + ATTACK, Map.of("Split " + ATTACK, ATTACK), performance)
        .html();
  }

  /** The page is written so strictly that an XML parser reads it. */
  private static Document parsed(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
  }

  @Tag("U3")
  @Test
  void saysWhichUniverseSessionAndLineageItIsOf() throws Exception {
    Document page = parsed(page(performance(300, 5)));
    for (String part : List.of("header", "footer")) {
      assertThat(page.getElementsByTagName(part).item(0).getTextContent())
          .contains("SIMULATION", session.id().value(), "SIM_INVALID_FOR_TRAINING");
    }
    assertThat(page.getElementsByTagName("header").item(0).getTextContent())
        .containsPattern("Market data\\s*" + session.lineage().id());
  }

  @Tag("U9")
  @Test
  void warnsOfWhatIsNotValidForTrainingWithEveryReason() throws Exception {
    String text = parsed(page(performance(300, 5))).getDocumentElement().getTextContent();
    assertThat(text).contains("Warning: not valid for training");
    session
        .validity()
        .reasons()
        .forEach(reason -> assertThat(text).contains(Words.sentence(reason)));
    Session paper = Samples.session(Universe.PAPER).session();
    Evidence evidence =
        new Evidence(
            Basis.of(paper),
            new CurrencyCode("USD"),
            EquityCurve.of(new long[] {1, 2}, new double[] {1, 2}),
            Optional.empty());
    assertThat(page(Performance.of(evidence, CONVENTIONS)))
        .contains("A paper account")
        .doesNotContain("Warning");
  }

  @Test
  void escapesEverything() throws Exception {
    String html = page(performance(300, 5));
    assertThat(html).doesNotContain("<script", "\u202e", "\u0007");
    assertThat(parsed(html).getElementsByTagName("script").getLength()).isZero();
    assertThat(parsed(html).getElementsByTagName("h1").item(0).getTextContent())
        .contains("<script>alert('x')</script>&");
  }

  @Test
  void loadsNothingAndRunsNothing() throws Exception {
    String html = page(performance(300, 5));
    assertThat(html).doesNotContain("http:", "https:", "url(", "@import", "src=", "href=");
    assertThat(html).doesNotContainPattern("\\s(on[a-z]+|style)=");
    Document page = parsed(html);
    NodeList metas = page.getElementsByTagName("meta");
    assertThat(((Element) metas.item(1)).getAttribute("content"))
        .isEqualTo(TearSheet.contentSecurityPolicy())
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(page.getElementsByTagName("style").item(0).getTextContent()).isEqualTo(Style.CSS);
  }

  @Test
  void everyChartHasATitleADescriptionAndATableOfItsNumbers() throws Exception {
    Document page = parsed(page(performance(300, 5)));
    NodeList charts = page.getElementsByTagName("svg");
    assertThat(charts.getLength()).isEqualTo(4);
    for (int i = 0; i < charts.getLength(); i++) {
      Element chart = (Element) charts.item(i);
      assertThat(chart.getAttribute("role")).isEqualTo("img");
      assertThat(chart.getElementsByTagName("title").item(0).getTextContent())
          .contains("SIMULATION session");
      assertThat(chart.getElementsByTagName("desc").getLength()).isEqualTo(1);
      Element section = (Element) chart.getParentNode();
      assertThat(section.getElementsByTagName("table").getLength()).isPositive();
    }
  }

  @Test
  void namesNoElementTwiceAndPointsToNone() throws Exception {
    String html = page(performance(300, 5));
    List<String> ids = new ArrayList<>();
    Matcher matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    assertThat(ids).doesNotHaveDuplicates().hasSize(8);
    assertThat(html).doesNotContain("NaN", "Infinity");
  }

  @Test
  void saysWhyAFigureIsUndefined() throws Exception {
    Performance performance = performance(300, 5);
    Metric.Undefined alpha = (Metric.Undefined) performance.metric(Measure.ALPHA);
    assertThat(parsed(page(performance)).getDocumentElement().getTextContent())
        .contains("undefined", alpha.reason());
  }

  @Test
  void saysHowManyRoundTripsItLeavesOut() {
    assertThat(page(performance(300, 501)))
        .contains("The latest 500 of 501 round trips; the export as JSON has all");
    assertThat(page(performance(300, 5))).contains("All round trips: 5");
  }

  @Test
  void standsWithAnyCurve() throws Exception {
    for (double[] equity :
        List.of(
            new double[] {},
            new double[] {100},
            new double[] {100, 100},
            new double[] {100, 0, -50},
            new double[] {-100, 5})) {
      long[] millis = new long[equity.length];
      for (int i = 0; i < millis.length; i++) {
        millis[i] = START.toEpochMilli() + i * DAY;
      }
      String html = page(performance(EquityCurve.of(millis, equity), List.of()));
      assertThat(html).doesNotContain("NaN", "Infinity");
      parsed(html);
    }
  }

  @Test
  void staysSmallHoweverLongTheCurve() {
    int points = 1_000_000;
    long[] millis = new long[points];
    double[] equity = new double[points];
    for (int i = 0; i < points; i++) {
      millis[i] = START.toEpochMilli() + i * 60_000L;
      equity[i] = 100 + Math.sin(i / 1000.0);
    }
    assertThat(page(performance(EquityCurve.of(millis, equity), List.of())).length())
        .isLessThan(300_000);
  }

  /** Writes a page to look at. */
  @Test
  void writesASample() throws IOException {
    Path file = Path.of("target", "tear-sheet.html");
    Files.writeString(file, page(performance(1000, 120)).replace("&#39;x&#39;", "x"));
    assertThat(file).isNotEmptyFile();
  }
}
