package io.orrery.wiring;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rows of the table of settings that say what agents look at outside. */
final class ChoreKeys {

  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final String INTERVAL = "an ISO 8601 duration such as PT30M, at least PT5M";

  static final SettingKey<URI> PAGE =
      new SettingKey<>(
          SettingKey.OF_UNIVERSE + "page-check",
          "the http or https address of a page, without a user and without a fragment",
          "no page is looked at",
          "a page at which the agent ui_check looks every so often; what it finds is an event of the"
              + " universe. Refused where nobody trades",
          ChoreKeys::page);

  static final SettingKey<List<String>> TEXTS =
      new SettingKey<>(
          SettingKey.OF_UNIVERSE + "page-check.texts",
          "texts of 1 to 200 characters with commas between",
          "it need only answer with 200",
          "what must stand in that page",
          ChoreKeys::texts);

  static final SettingKey<Duration> PAGE_EVERY =
      new SettingKey<>(
          SettingKey.OF_UNIVERSE + "page-check.every",
          INTERVAL,
          "PT30M",
          "how long that page is left alone between two looks",
          ChoreKeys::interval);

  static final SettingKey<Path> COMMAND =
      new SettingKey<>(
          SettingKey.OF_REHEARSED + "test-command",
          "the absolute path of a file that may be executed",
          "no command is run",
          "a command that the agent test_agent runs every so often, without arguments and without"
              + " this server's settings in its environment; what it answers is an event of the"
              + " universe. Never in live, and refused where nobody trades",
          ChoreKeys::executable);

  static final SettingKey<Duration> COMMAND_EVERY =
      new SettingKey<>(
          SettingKey.OF_REHEARSED + "test-command.every",
          INTERVAL,
          "PT3H",
          "how long that command rests between two runs, and after which one is ended",
          ChoreKeys::interval);

  static final List<SettingKey<?>> TABLE = List.of(PAGE, TEXTS, PAGE_EVERY, COMMAND, COMMAND_EVERY);

  private ChoreKeys() {}

  private static URI page(String text) {
    URI page = URI.create(text);
    String scheme = String.valueOf(page.getScheme()).toLowerCase(Locale.ROOT);
    boolean isWeb = scheme.equals("http") || scheme.equals("https");
    if (!isWeb
        || page.getHost() == null
        || page.getUserInfo() != null
        || page.getFragment() != null) {
      throw new IllegalArgumentException("not such an address");
    }
    return page;
  }

  private static List<String> texts(String text) {
    List<String> texts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (texts.stream().anyMatch(each -> each.isEmpty() || each.length() > 200)) {
      throw new IllegalArgumentException("an empty or a long text");
    }
    return texts;
  }

  private static Path executable(String text) {
    Path file = SettingValues.absolute(text);
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new IllegalArgumentException("no such program");
    }
    return file;
  }

  private static Duration interval(String text) {
    Duration interval = SettingValues.interval(text);
    if (interval.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("too short");
    }
    return interval;
  }
}
