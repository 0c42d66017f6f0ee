package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.order.Position;
import io.orrery.risk.Finding;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A broker whose counterparty does not tell what the account holds: the desk's own records do, from
 * a stated beginning on. So nothing is compared with anybody else's word, which the attestation
 * says, and real capital is refused. Safe for use by many threads.
 */
public final class KeptAccountBroker implements Broker {

  private final Broker broker;
  private final Beginning beginning;
  private volatile @Nullable OrderDesk desk;

  /**
   * How an account began.
   *
   * @param account its name
   * @param currency of all its money
   * @param cash all that it held
   */
  public record Beginning(String account, CurrencyCode currency, Amount cash) {}

  /**
   * Keeps nothing yet: {@link #keptBy}.
   *
   * @throws ForeignBrokerException if real capital is at stake
   */
  public KeptAccountBroker(Broker broker, Beginning beginning) {
    if (broker.session().universe().hasRealCapital()) {
      throw new ForeignBrokerException(
          "what an account of %s holds must be told by who holds it"
              .formatted(broker.session().universe()));
    }
    this.broker = broker;
    this.beginning = beginning;
  }

  /** The trading whose records keep the account; told before it begins. */
  public void keptBy(Trading trading) {
    desk = trading.desk();
  }

  private OrderDesk desk() {
    OrderDesk known = desk;
    if (known == null) {
      throw new BrokerException("an account must be kept by somebody, is by nobody yet");
    }
    return known;
  }

  @Override
  public Session session() {
    return broker.session();
  }

  @Override
  public Tenure tenure() {
    return broker.tenure();
  }

  @Override
  public BrokerAttestation open(BrokerListener listener) {
    BrokerAttestation said = broker.open(listener);
    List<String> evidence = new ArrayList<>(said.evidence());
    evidence.add(
        "the counterparty does not tell what the account holds: it began with %s %s, and is kept by the records here"
            .formatted(beginning.cash(), beginning.currency()));
    return new BrokerAttestation(
        said.universe(), said.broker(), said.endpoint(), said.account(), evidence);
  }

  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    return broker.submit(intent);
  }

  @Override
  public void cancel(ClientOrderId order) {
    broker.cancel(order);
  }

  @Override
  public boolean cancelAll() {
    return broker.cancelAll();
  }

  @Override
  public Optional<BrokerOrder> find(ClientOrderId order) {
    return broker.find(order);
  }

  /** None: nobody tells of orders that are not ours, and ours are looked up by their names. */
  @Override
  public List<BrokerOrder> openOrders() {
    return List.of();
  }

  @Override
  public List<Position> positions() {
    return desk().view().positions();
  }

  @Override
  public BrokerAccount account() {
    Amount cash = desk().cash().orElse(beginning.cash());
    BigDecimal worth = positions().stream().map(this::worth).reduce(cash.value(), BigDecimal::add);
    return new BrokerAccount(
        beginning.account(),
        beginning.currency(),
        new Amount(worth),
        cash,
        Optional.of(cash),
        Optional.empty());
  }

  /** At the last price, or else at what it cost. */
  private BigDecimal worth(Position position) {
    BigDecimal price =
        desk().view().lastPrice(position.symbol()) instanceof Finding.Known<?> known
                && known.value() instanceof io.orrery.risk.MarketPrice last
            ? last.price().value()
            : position.averagePrice().orElse(BigDecimal.ZERO);
    return position.qty().multiply(price);
  }

  @Override
  public void close() {
    broker.close();
  }
}
