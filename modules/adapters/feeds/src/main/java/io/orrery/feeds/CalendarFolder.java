package io.orrery.feeds;

import io.orrery.basics.Mic;
import io.orrery.market.Calendars;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The calendars of a folder, {@code config/calendars} of a home: one file {@code {MIC}.json} a
 * market. A file is read once, when it is first asked for. Safe for use by many threads.
 */
public final class CalendarFolder implements Calendars {

  private static final String SUFFIX = ".json";

  private final Path folder;
  private final ConcurrentHashMap<Mic, TradingCalendar> read = new ConcurrentHashMap<>();

  /** The calendars of that folder, which need not be there yet. */
  public CalendarFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<Mic> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("[A-Z0-9]{4}\\.json"))
          .sorted()
          .map(name -> new Mic(name.substring(0, name.length() - SUFFIX.length())))
          .toList();
    } catch (IOException e) {
      throw new MarketDataException("calendars in %s cannot be listed: %s".formatted(folder, e), e);
    }
  }

  @Override
  public TradingCalendar of(Mic mic) {
    return read.computeIfAbsent(mic, this::read);
  }

  private TradingCalendar read(Mic mic) {
    Path file = folder.resolve(mic.value() + SUFFIX);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new MarketDataException(
          "market %s must have a calendar, config/calendars/%s.json is missing; there are %s"
              .formatted(mic, mic, list()));
    }
    try {
      TradingCalendar calendar = CalendarFile.read(mic + SUFFIX, Files.readAllBytes(file));
      if (!calendar.mic().equals(mic)) {
        throw new MarketDataException(
            "%s.json, $.mic: must be %s as the file's name, was %s"
                .formatted(mic, mic, calendar.mic()));
      }
      return calendar;
    } catch (IOException e) {
      throw new MarketDataException("calendar %s cannot be read: %s".formatted(mic, e), e);
    }
  }
}
