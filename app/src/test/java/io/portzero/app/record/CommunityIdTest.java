package io.portzero.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors are the baseline data of the specification's repository.
final class CommunityIdTest {

    @ParameterizedTest
    @CsvSource({
        "6, 128.232.110.120, 66.35.250.204, 34855, 80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "6, 66.35.250.204, 128.232.110.120, 80, 34855, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "6, 2001:470:e5bf:dead:4957:2174:e82c:4887, 2607:f8b0:400c:c03::1a, 63943, 25,"
                + " 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
        "17, 192.168.1.52, 8.8.8.8, 54585, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "17, 8.8.8.8, 192.168.1.52, 53, 54585, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "132, 192.168.170.8, 192.168.170.56, 7, 7, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
    })
    void hashesPorts(
            int protocol, String from, String to, int sourcePort, int destinationPort, String id)
            throws UnknownHostException {
        assertThat(CommunityId.ofPorts(ends(protocol, from, to), sourcePort, destinationPort))
                .isEqualTo(new CommunityId(id, CommunityId.Form.PORTS));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 192.168.0.89, 192.168.0.1, 8, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "1, 192.168.0.1, 192.168.0.89, 0, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "1, 10.0.0.1, 10.0.0.2, 11, 0, 1:YHxtAirCG//0OzkcVAukqKQN9xM=",
        "58, fe80::200:86ff:fe05:80da, fe80::260:97ff:fe07:69ea, 135, 0,"
                + " 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
        "58, fe80::260:97ff:fe07:69ea, fe80::200:86ff:fe05:80da, 136, 0,"
                + " 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
        "58, 3ffe:501:1800:2345::2, 3ffe:507:0:1:200:86ff:fe05:80da, 3, 0,"
                + " 1:2ObVBgIn28oZvibYZhZMBgh7WdQ=",
        "58, 3ffe:501:410:0:2c0:dfff:fe47:33e, 3ffe:507:0:1:200:86ff:fe05:80da, 1, 4,"
                + " 1:hLZd0XGWojozrvxqE0dWB1iM6R0=",
        "58, 3ffe:501:0:1001::2, 3ffe:507:0:1:200:86ff:fe05:80da, 129, 0,"
                + " 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
        "58, fe80::200:86ff:fe05:80da, ff02::2, 133, 0, 1:hO+sN4H+MG5MY/8hIrXPqc4ZQz0=",
        "58, fe80::260:97ff:fe07:69ea, ff02::1, 134, 0, 1:pkvHqCL88/tg1k4cPigmZXUtL00=",
    })
    void hashesIcmpTypes(int protocol, String from, String to, int type, int code, String id)
            throws UnknownHostException {
        assertThat(CommunityId.ofIcmp(ends(protocol, from, to), type, code))
                .isEqualTo(new CommunityId(id, CommunityId.Form.ICMP));
    }

    @ParameterizedTest
    @CsvSource({"10.1.12.1, 10.1.12.2", "10.1.12.2, 10.1.12.1"})
    void hashesNoPortsWhereThereAreNone(String from, String to) throws UnknownHostException {
        assertThat(CommunityId.portless(ends(46, from, to)))
                .isEqualTo(
                        new CommunityId(
                                "1:KHlLkgoJW7ifUTyTSgyVfkFHzKw=", CommunityId.Form.PORTLESS));
    }

    @Test
    void comparesAddressesAndPortsAsUnsigned() throws UnknownHostException {
        CommunityId.Ends high = ends(6, "200.0.0.1", "10.0.0.1");
        assertThat(CommunityId.ofPorts(high, 1, 2))
                .isEqualTo(CommunityId.ofPorts(high.swapped(), 2, 1));
        CommunityId.Ends same = ends(6, "fe80::1", "fe80::1");
        assertThat(CommunityId.ofPorts(same, 0, 65535))
                .isEqualTo(CommunityId.ofPorts(same, 65535, 0));
    }

    private static CommunityId.Ends ends(int protocol, String from, String to)
            throws UnknownHostException {
        byte[] source = InetAddress.getByName(from).getAddress();
        byte[] destination = InetAddress.getByName(to).getAddress();
        int version = source.length == 4 ? 4 : 6;
        return new CommunityId.Ends(
                version, protocol, high(source), low(source), high(destination), low(destination));
    }

    private static long high(byte[] address) {
        return address.length == 4 ? 0 : ByteBuffer.wrap(address).getLong();
    }

    private static long low(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return address.length == 4
                ? 0xFFFF_0000_0000L | Integer.toUnsignedLong(bytes.getInt())
                : bytes.getLong(8);
    }
}
