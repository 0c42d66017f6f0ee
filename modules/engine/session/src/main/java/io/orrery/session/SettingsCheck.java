package io.orrery.session;

import java.util.List;
import java.util.Map;

/**
 * Port: reads a deployment's settings as its start would, and says what would be refused. Found as
 * a service, so that the command line asks the server's own reader without knowing it.
 */
public interface SettingsCheck {

  /**
   * Everything that is wrong, one sentence each; empty if a start would be let through.
   *
   * @param systemProperties of the process that is to start
   * @param environment of the process that is to start; its {@code ORRERY_HOME} says which home
   */
  List<String> problems(Map<String, String> systemProperties, Map<String, String> environment);
}
