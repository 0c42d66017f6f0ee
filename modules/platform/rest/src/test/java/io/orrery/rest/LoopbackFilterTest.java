package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackFilterTest {

  private final List<Object> passed = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "0:0:0:0:0:0:0:1", "::1"})
  void letsThisMachineThrough(String address) throws Exception {
    filter(address);
    assertThat(passed).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "192.168.1.2", "2001:db8::1", "0.0.0.0", ""})
  void refusesEveryOtherMachineWithASentence(String address) throws Exception {
    filter(address);
    assertThat(passed).isEmpty();
    assertThat(status).isEqualTo(403);
    assertThat(body.toString(StandardCharsets.UTF_8))
        .contains("urn:orrery:problem:not-local", "requests must come from this machine")
        .contains("/api/v1/universes");
  }

  private void filter(String address) throws Exception {
    FilterChain chain = (request, response) -> passed.add(request);
    new LoopbackFilter().doFilter(request(address), response(), chain);
  }

  private static HttpServletRequest request(String address) {
    return fake(
        HttpServletRequest.class,
        (name, value) -> name.equals("getRemoteAddr") ? address : "/api/v1/universes");
  }

  private HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (name, value) -> {
          if (name.equals("setStatus")) {
            status = (Integer) value;
          }
          return name.equals("getOutputStream") ? output() : "";
        });
  }

  private ServletOutputStream output() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void write(int b) {
        body.write(b);
      }
    };
  }

  private interface Answers {
    Object to(String method, Object argument);
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.to(method.getName(), arguments == null ? "" : arguments[0]);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }
}
