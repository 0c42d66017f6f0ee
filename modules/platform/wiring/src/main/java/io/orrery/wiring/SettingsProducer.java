package io.orrery.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings, once a deployment. */
@Dependent
class SettingsProducer {

  @Produces
  @Singleton
  Settings settings() {
    return SettingsReader.read(
        ConfigProvider.getConfig().getConfigSources(),
        HomeConfigSources.systemProperties(),
        System.getenv());
  }
}
