/// Captures in which everything is known: who sent which zero, and why.
///
/// A [io.portzero.testkit.simulation.Simulation] is drawn from a seed: one scenario family or a
/// mixture of several, with parameters as tools, kernels and networks choose them, seen by a
/// [io.portzero.testkit.simulation.Sensor] that loses, samples, cuts and doubles packets. What was
/// sent is the truth; [io.portzero.testkit.simulation.Label] writes it down, with alternatives only
/// where what the sensor kept cannot tell them apart in principle.
@NullMarked
package io.portzero.testkit.simulation;

import org.jspecify.annotations.NullMarked;
