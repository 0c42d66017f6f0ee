package io.orrery.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers what the container refuses before the API sees it, as a problem like any other. The
 * deployment descriptor names it as the page of every error.
 */
public class ProblemServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Problem problem = Problems.ofStatus(status instanceof Integer known ? known : 404);
    String instance = path instanceof String known ? known : request.getRequestURI();
    ServletAnswer.write(problem, instance, response);
  }
}
