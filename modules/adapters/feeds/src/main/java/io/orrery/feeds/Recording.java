package io.orrery.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.Calendars;
import io.orrery.market.DataFormat;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetTerms;
import io.orrery.market.MarketDataException;
import io.orrery.universe.Lineage;
import io.orrery.universe.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a session recorded of the market: {@code data/{universe}/replay/{session}}, with one file an
 * instrument and {@code origin.json}. Bars are facts of the market and no records of the session;
 * when they become shared data, they say which universe, session and feed they come from.
 *
 * @param session whose recording it is
 * @param origin the {@link Lineage#id()} of what the session read
 * @param grid where the bars may start
 */
public record Recording(SessionId session, String origin, BarGrid grid) {

  private static final String ORIGIN = "origin.json";
  private static final String SUFFIX = ".csv";

  /** Where a session's recording lies below {@code data} of a home. */
  public static Path folder(Path data, SessionId session) {
    return data.resolve(session.universe().wireName()).resolve("replay").resolve(session.value());
  }

  /**
   * The recording of a session, finished or left by a crash.
   *
   * @throws MarketDataException if there is none, or its origin is not readable
   */
  public static Recording of(Path data, SessionId session, Calendars calendars) {
    Path file = folder(data, session).resolve(ORIGIN);
    try {
      JsonValue root =
          JsonValue.read(ORIGIN, Files.readAllBytes(file))
              .only("universe", "session_id", "lineage", "calendar", "interval");
      SessionId found = root.get("session_id").as(SessionId::new);
      if (!found.equals(session)
          || !root.get("universe").text().equals(session.universe().wireName())) {
        throw root.refused("must be of session " + session + ", is of " + found);
      }
      Mic mic = root.get("calendar").as(Mic::new);
      Duration interval = root.get("interval").as(Duration::parse);
      return new Recording(
          session, root.get("lineage").text(), new BarGrid(calendars.of(mic), interval));
    } catch (IOException e) {
      throw new MarketDataException("session %s has no recording: %s".formatted(session, e), e);
    }
  }

  /**
   * Makes a dataset of the recording: shared, hashed, and with its origin as parents. What a crash
   * left of an unfinished line is cut off and kept beside its file.
   *
   * @param data {@code data} of the home in which it was recorded
   * @param id the dataset's name
   * @param licence under what the bars may be used
   * @throws MarketDataException as {@link DatasetFolder#add} does
   */
  public Dataset addTo(DatasetFolder datasets, Path data, String id, String licence) {
    try {
      return datasets.add(terms(id, licence), files(folder(data, session)));
    } catch (IOException e) {
      throw new MarketDataException(
          "recording of session %s cannot be read: %s".formatted(session, e), e);
    }
  }

  /** The parents of a dataset made of it: universe, session, and what the session read. */
  List<String> parents() {
    return List.of("universe:" + session.universe(), "session:" + session, origin);
  }

  /** The name of an instrument's file. */
  static String fileName(Symbol symbol) {
    return symbol.value().replace('/', '_') + SUFFIX;
  }

  /** Writes where the bars come from, before any bar. */
  void writeOrigin(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("universe", session.universe().wireName());
      json.writeStringField("session_id", session.value());
      json.writeStringField("lineage", origin);
      json.writeStringField("calendar", grid.calendar().mic().value());
      json.writeStringField("interval", grid.interval().toString());
      json.writeEndObject();
      json.writeRaw('\n');
    }
    DataFiles.replace(folder.resolve(ORIGIN), bytes.toByteArray());
  }

  private DatasetTerms terms(String id, String licence) {
    return new DatasetTerms(
        id,
        "recorded by session %s from %s".formatted(session, origin),
        licence,
        grid.calendar().mic(),
        grid.calendar().zone(),
        grid.interval(),
        DataFormat.CSV,
        parents(),
        List.of());
  }

  private static Map<Symbol, Path> files(Path folder) throws IOException {
    Map<Symbol, Path> files = new TreeMap<>(java.util.Comparator.comparing(Symbol::value));
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(SUFFIX)) {
          RecordedFile.repair(file);
          String symbol = name.substring(0, name.length() - SUFFIX.length()).replace('_', '/');
          files.put(new Symbol(symbol), file);
        }
      }
    }
    return files;
  }
}
