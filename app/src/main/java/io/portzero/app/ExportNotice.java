package io.portzero.app;

import io.portzero.packet.PortProtocol;
import io.portzero.summary.PortHistogram;
import io.portzero.summary.TrafficSummary;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Says that packets may carry flow records, where `--flows` was not given: without it, that no
/// packet has port 0 says nothing about the records in them.
final class ExportNotice {

    /// Where collectors listen: NetFlow at 2055, 9555, 9995 and 9996, IPFIX at 4739, sFlow at 6343.
    private static final int[] COLLECTORS = {2055, 4739, 6343, 9555, 9995, 9996};

    /// Of a hundred UDP packets, so many have to go there: scans visit every port.
    private static final int LEAST_PERCENT = 25;

    private ExportNotice() {}

    static void print(TrafficSummary traffic, PrintWriter out) {
        PortHistogram udp = traffic.ports(PortProtocol.UDP);
        long all = 0;
        for (int magnitude = 0; magnitude < PortHistogram.magnitudes(); magnitude++) {
            for (int other = 0; other < PortHistogram.magnitudes(); other++) {
                all += udp.matrix(other, magnitude);
            }
        }
        long there = Arrays.stream(COLLECTORS).mapToLong(udp::destination).sum();
        if (there == 0 || there < all * LEAST_PERCENT / 100.0) {
            return;
        }
        String ports =
                IntStream.of(COLLECTORS)
                        .filter(port -> udp.destination(port) > 0)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                "portzero: %,d %s to UDP port %s may be NetFlow, IPFIX or sFlow export"
                        + " datagrams: add --flows to read the records in them%n",
                there,
                there == 1 ? "packet" : "packets",
                ports);
    }
}
