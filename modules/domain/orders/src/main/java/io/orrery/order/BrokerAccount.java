package io.orrery.order;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import java.util.Optional;

/**
 * What a broker says of the account.
 *
 * @param account its name at the broker
 * @param currency of the amounts
 * @param equity cash and positions
 * @param cash what is held in money; negative when it is owed
 * @param buyingPower what may be bought for, if the broker says
 * @param blocked why the account may not trade, as a sentence; empty if it may
 */
public record BrokerAccount(
    String account,
    CurrencyCode currency,
    Amount equity,
    Amount cash,
    Optional<Amount> buyingPower,
    Optional<String> blocked) {}
