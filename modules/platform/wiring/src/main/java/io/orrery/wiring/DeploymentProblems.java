package io.orrery.wiring;

/** Placeholder. */
final class DeploymentProblems {}
