package io.portzero.verdict;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Scope;

/// Where the zeros of a verdict are.
///
/// @param scope which header holds them
/// @param protocol the protocol of that header
/// @param side which port is 0, seen from whoever starts
public record ZeroPlace(Scope scope, PortProtocol protocol, ZeroSide side) {}
