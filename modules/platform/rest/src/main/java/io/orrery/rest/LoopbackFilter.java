package io.orrery.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Answers requests from this machine alone, whatever interfaces the server listens on: there are no
 * users and no roles yet, so whoever can reach the API can write.
 */
public class LoopbackFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isLoopback(request.getRemoteAddr())) {
      chain.doFilter(request, response);
    } else {
      Problem problem =
          new Problem(
              ProblemType.NOT_LOCAL,
              "requests must come from this machine as long as no users are configured, this one"
                  + " came from another");
      ServletAnswer.write(problem, request.getRequestURI(), response);
    }
  }

  /** An address in figures is not looked up anywhere; what is no address is not local. */
  private static boolean isLoopback(String address) {
    try {
      return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
