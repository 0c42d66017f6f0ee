package io.orrery.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Configurations with which no deployment may start: U12. */
final class SettingsAttempts {

  private SettingsAttempts() {}

  static List<Attempt> all() {
    return List.of(
        attempt("unknown_setting", "orrery.univers=paper", "orrery.univers"),
        attempt("legacy_mode_flag", "SIMULATION_MODE=true", "SIMULATION_MODE"),
        attempt("loose_boolean", "orrery.simulation.record=yes", "orrery.simulation.record"),
        attempt("unknown_universe", "orrery.universes=paper,demo", "demo"),
        attempt("live_without_confirmation", "orrery.universes=live", "orrery.live.confirmation"));
  }

  private static Attempt attempt(String name, String line, String named) {
    return Attempt.onFiles(Invariant.U12, name, scene -> refused(scene, line, named));
  }

  private static Finding refused(Scene scene, String line, String named) throws IOException {
    ScratchFolder home = scene.twin().folder();
    home.write("config/orrery.properties", (line + "\n").getBytes(StandardCharsets.UTF_8));
    List<String> problems =
        scene
            .deployment()
            .settings()
            .problems(Map.of("orrery.home", home.path().toString()), Map.of());
    return Finding.of(
        problems.stream().anyMatch(problem -> problem.contains(named)),
        "of %s the server's reader says: %s".formatted(line, problems));
  }
}
