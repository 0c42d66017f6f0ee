package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.broker.fix.ExecutionReports.Heard;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.Message;
import quickfix.field.ExecType;
import quickfix.field.OrdStatus;

/** What each ExecType and each OrdStatus of FIX 4.4 means. */
class ExecutionReportsTest {

  private static final ClientOrderId ID = new ClientOrderId("P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-1");
  private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");

  private static final Map<Character, Class<? extends OrderReport>> REPORTS =
      Map.of(
          '0', OrderReport.Accepted.class,
          '1', OrderReport.Executed.class,
          '2', OrderReport.Executed.class,
          '4', OrderReport.Canceled.class,
          '5', OrderReport.Replaced.class,
          '6', OrderReport.CancelRequested.class,
          '8', OrderReport.Rejected.class,
          'C', OrderReport.Expired.class,
          'F', OrderReport.Executed.class);

  private static final String DOUBTS = "3579BDEGH";
  private static final String NOTHING = "AI";

  private static Message message() {
    Message message = new Message();
    message.setString(37, "V1");
    message.setString(11, ID.value());
    message.setString(17, "E1");
    message.setString(55, "AAPL");
    message.setString(54, "1");
    message.setString(38, "10");
    message.setString(14, "4");
    message.setString(151, "6");
    message.setString(32, "4");
    message.setString(31, "190.5");
    return message;
  }

  private static Heard read(char type) {
    Message message = message();
    message.setChar(150, type);
    return ExecutionReports.read(ID, new FixFields(message), NOW);
  }

  @Test
  void everyExecTypeOfTheLibraryHasAMeaning() {
    for (char type : codes(ExecType.class)) {
      Heard heard = read(type);
      assertThat(heard.report().map(Object::getClass))
          .as("report of " + type)
          .isEqualTo(Optional.ofNullable(REPORTS.get(type)));
      assertThat(heard.doubt().isPresent())
          .as("doubt of " + type)
          .isEqualTo(DOUBTS.indexOf(type) >= 0 || !isOf44(type));
    }
  }

  private static boolean isOf44(char type) {
    return REPORTS.containsKey(type) || (DOUBTS + NOTHING).indexOf(type) >= 0;
  }

  @Test
  void whatFixDoesNotKnowIsLookedUp() {
    assertThat(read('z').doubt().orElseThrow()).contains("ExecType z");
  }

  @Test
  void everyStatusOfTheLibraryIsAStatusOfOurs() {
    for (char code : codes(OrdStatus.class)) {
      Message message = message();
      message.setChar(39, code);
      assertThat(ExecutionReports.status(new FixFields(message), new BigDecimal("4"))).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,NEW",
    "1,PARTIALLY_FILLED",
    "2,FILLED",
    "3,NEW",
    "4,CANCELED",
    "5,REPLACED",
    "6,PENDING_CANCEL",
    "7,NEW",
    "8,REJECTED",
    "9,NEW",
    "A,PENDING_NEW",
    "B,NEW",
    "C,EXPIRED",
    "D,NEW",
    "E,NEW"
  })
  void whatMayStillBeFilledCountsAsWorking(char code, OrderStatus status) {
    Message message = message();
    message.setChar(39, code);
    BigDecimal filled = status == OrderStatus.PARTIALLY_FILLED ? BigDecimal.ONE : BigDecimal.ZERO;
    assertThat(ExecutionReports.status(new FixFields(message), filled)).isEqualTo(status);
  }

  @Test
  void aStatusThatFixDoesNotKnowIsRefused() {
    Message message = message();
    message.setChar(39, 'z');
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExecutionReports.status(new FixFields(message), BigDecimal.ZERO));
  }

  @Test
  void onlyAnAmountOfMoneyIsACommission() {
    Message message = message();
    message.setChar(150, 'F');
    message.setString(12, "1.25");
    message.setChar(13, '1');
    assertThat(execution(message).commission()).as("per unit").isEmpty();
    message.setChar(13, '3');
    assertThat(execution(message).commission().orElseThrow()).hasToString("1.25");
  }

  private static io.orrery.order.Execution execution(Message message) {
    OrderReport report =
        ExecutionReports.read(ID, new FixFields(message), NOW).report().orElseThrow();
    return ((OrderReport.Executed) report).execution();
  }

  @Test
  void timesAreReadToTheNanosecond() {
    Message message = message();
    message.setChar(150, 'F');
    message.setString(60, "20260302-14:30:01.123456789");
    assertThat(execution(message).executedAt())
        .isEqualTo(Instant.parse("2026-03-02T14:30:01.123456789Z"));
  }

  @ParameterizedTest
  @CsvSource({"1e3", "NaN", "-4", "0", "''", "4x"})
  void quantitiesThatAreNoneAreRefused(String qty) {
    Message message = message();
    message.setChar(150, 'F');
    message.setString(32, qty);
    assertThatIllegalArgumentException().isThrownBy(() -> execution(message));
  }

  private static List<Character> codes(Class<?> field) {
    return Arrays.stream(field.getFields())
        .filter(each -> each.getType() == char.class)
        .map(ExecutionReportsTest::value)
        .collect(Collectors.toList());
  }

  private static char value(Field field) {
    try {
      return field.getChar(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
