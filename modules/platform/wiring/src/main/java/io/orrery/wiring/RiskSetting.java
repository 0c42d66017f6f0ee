package io.orrery.wiring;

import io.orrery.risk.LimitName;
import java.util.Arrays;
import java.util.List;

/**
 * A limit on orders as a setting: one row of the table for each that there is.
 *
 * @param limit which
 * @param key its row
 */
record RiskSetting(LimitName limit, SettingKey<String> key) {

  static final List<RiskSetting> TABLE =
      Arrays.stream(LimitName.values()).map(RiskSetting::of).toList();

  private static RiskSetting of(LimitName limit) {
    return new RiskSetting(
        limit,
        new SettingKey<>(
            SettingKey.OF_UNIVERSE + "risk." + limit.wireName().replace('_', '-'),
            limit.rule() + "; or unlimited by NAME: REASON",
            "undecided: nothing is limited, and LIVE cannot trade",
            limit.meaning(),
            text -> text));
  }
}
