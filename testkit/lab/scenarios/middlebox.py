"""A router that writes port 0 into flows which had another port: stateless nftables rules, there and back."""

from case import Case, View
from ground import table


def rewrite(there, back, family="ip"):
    return (table(family, "there", "filter hook postrouting priority 300", ["oif rv " + rule for rule in there])
            + table(family, "back", "filter hook prerouting priority -300", ["iif rv " + rule for rule in back]))


def source(protocol, port, service, family="ip"):
    """Source port `port` of what goes to `service` becomes 0, and back."""
    return rewrite([f"{protocol} sport {port} {protocol} dport {service} {protocol} sport set 0"],
                   [f"{protocol} sport {service} {protocol} dport 0 {protocol} dport set {port}"], family)


def destination(protocol, service, family="ip"):
    return rewrite([f"{protocol} dport {service} {protocol} dport set 0"], [f"{protocol} sport 0 {protocol} sport set {service}"], family)


def box(name, scenario, rules, *steps, outer="MIDDLEBOX_REWRITE", both="MIDDLEBOX_REWRITE", claims=(), plan=1, note="", also="-", **rest):
    """Seen on both sides of the router in one file, and outside alone."""
    views = (View("r:ra+rv", both, also, suffix="both", pcapng=True, claims=claims, note=note or "each packet is there twice, with two ports"),
             View("v:v0", outer, also, suffix="outer", claims=claims, note=note))
    return Case(name, scenario, steps, views, plan=plan, router_rules=rules, **rest)


MAPPED = (table("ip", "addresses", "nat hook postrouting priority 100", ["oif rv tcp dport 80 snat to 10.255.20.1"])
          + source("tcp", 43001, 80))
LISTENER = table("ip", "zero", "nat hook prerouting priority -100", ["tcp dport 0 redirect to :8080"])
TO0, FROM0 = ("tcp dst port 0", 3), ("tcp src port 0", 3)
ANSWERS = table("ip", "back", "filter hook forward priority 0", ["iif rv tcp sport 80 tcp sport set 0"])
SESSION = "MIDDLEBOX_REWRITE|ESTABLISHED_SESSION"
SILENT = "MIDDLEBOX_REWRITE|NO_SOURCE_PORT|KNOWN_PAYLOAD"
CASES = [
    box("rewrite_tcp_source", "a router sets the source port of a session to 0", source("tcp", 41001, 80), "a: {py} program.py talk 1 300 {v3} 80 0.1 41001 {a1}",
        outer=SESSION, claims=(TO0, FROM0), plan=1),
    box("rewrite_tcp_source_one_of_many", "the same for one of several sessions of a host", source("tcp", 42007, 443), "a: {py} program.py talk 1 300 {v4} 443 0 42001 {a2}; {py} program.py talk 1 400 {v4} 443 0 42007 {a1}; {py} program.py talk 2 200 {v4} 80",
        outer=SESSION, claims=(TO0, FROM0), plan=2, note="the host's other flows are ordinary"),
    box("rewrite_tcp_source_nat", "a translator changes the address and sets the source port to 0", MAPPED, "a: {py} program.py talk 1 500 {v5} 80 0.1 43001 {a3}",
        outer=SESSION, both=SESSION, claims=(TO0, FROM0), plan=3),
    box("rewrite_tcp_six", "a router sets the source port of an IPv6 session to 0", source("tcp", 44001, 8080, "ip6"), "a: {py} program.py talk 1 350 {v65} 8080 0.1 44001 {a61}",
        outer=SESSION, claims=(("ip6 and tcp src port 0", 3),), plan=4),
    box("rewrite_tcp_aborted", "a router sets the source port to 0, and the server's kernel aborts the session", source("tcp", 41555, 22), "a: {py} program.py talk 1 120 {v16} 22 0.1 41555 {a5}",
        outer=SESSION, claims=(TO0, FROM0), plan=3, note="accept() asks for the peer's address: ECONNABORTED, then RST,ACK to port 0"),
    box("rewrite_tcp_refused", "a router sets the source port to 0, the port is closed", source("tcp", 45001, 81), "a: {py} program.py talk 1 10 {v6} 81 0 45001 {a4}",
        outer="MIDDLEBOX_REWRITE|APPLICATION_DEFAULT|PROBE|SCAN", claims=(("tcp src port 0", 1),), plan=1, also="REPLY"),
    box("rewrite_udp_source", "a router sets the source port of DNS queries to 0", rewrite(["udp dport 53 udp sport set 0"], []), "a: {py} program.py exchange dns_query 4 0.1 {v7} 53",
        outer=SILENT, claims=(("udp src port 0", 4),), plan=2, note="the server cannot answer port 0"),
    box("rewrite_udp_source_six", "a router sets the source port of NTP queries to 0, IPv6", rewrite(["udp dport 123 udp sport set 0"], [], "ip6"), "a: {py} program.py exchange ntp_client 4 0.1 {v66} 123",
        outer=SILENT, claims=(("ip6 and udp src port 0", 4),), plan=3, note="the server cannot answer port 0"),
    box("rewrite_destination", "a router sets the destination port to 0, where something listens", destination("tcp", 8081), "a: {py} program.py talk 1 250 {v8} 8081 0.1",
        outer=SESSION, claims=(TO0, FROM0), plan=4, victim_rules=LISTENER),
    box("rewrite_destination_refused", "a router sets the destination port to 0, where nothing listens", destination("tcp", 8082), "a: {py} program.py connect 3 0.3 1 {v9}:8082",
        outer="MIDDLEBOX_REWRITE|APPLICATION_DEFAULT", claims=(("tcp dst port 0", 3),), plan=1, also="REPLY"),
    Case("rewrite_answers", "a router sets the source port of answers alone to 0", ("a: {py} program.py connect 5 0.2 1 {v7}:80",), (
        View("r:ra+rv", "MIDDLEBOX_REWRITE", "-", suffix="both", pcapng=True, claims=(FROM0,), note="each answer is there twice, with two ports"),
        View("a:a0", "MIDDLEBOX_REWRITE", "-", suffix="inner", claims=(FROM0,), note="the requests go to port 80, and what comes back is from 0")),
        plan=3, router_rules=ANSWERS),
    box("rewrite_udp_destination", "a router sets the destination port of SIP requests to 0", destination("udp", 5060), "a: {py} program.py udp sip_options 4 0.2 {v3}:5060",
        outer="MIDDLEBOX_REWRITE|KNOWN_PAYLOAD", claims=(("udp dst port 0", 3),), plan=2, also="REPLY", note="the ICMP errors quote port 0 to a client that never used it"),
    box("rewrite_snat_zero", "connection tracking translates a client's source port to 0", table("ip", "zero", "nat hook postrouting priority 100", ["oif rv tcp dport 443 snat to 10.255.20.1:0"]),
        "a: {py} program.py talk 1 300 {v8} 443; {py} program.py talk 1 300 {v8} 443", outer=SESSION, claims=(TO0, FROM0), plan=2, note="snat to :0 is taken literally by Linux"),
    box("rewrite_dnat_zero", "connection tracking sends what is for port 8081 to port 0", table("ip", "zero", "nat hook prerouting priority -100", ["iif ra tcp dport 8081 dnat to 10.71.2.16:0"]),
        "a: {py} program.py connect 4 0.3 1 {v7}:8081", outer="MIDDLEBOX_REWRITE|APPLICATION_DEFAULT|PROBE", claims=(TO0,), plan=1, also="REPLY", note="dnat to :0 is taken literally by Linux"),
]
