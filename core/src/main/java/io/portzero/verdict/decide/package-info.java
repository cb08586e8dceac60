/// Decides why zeros were sent: reads conversations, forms groups, puts every group before every
/// cause, and writes down the reasoning.
///
/// Data flows one way: [io.portzero.verdict.decide.Observations] to dialogues, to groups, to
/// weights, to verdicts and events. Everything here is a pure function of the observations, which
/// do not depend on the order in which packets were read.
@NullMarked
package io.portzero.verdict.decide;

import org.jspecify.annotations.NullMarked;
