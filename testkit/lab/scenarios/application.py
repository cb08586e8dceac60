"""Ordinary programs on an ordinary kernel that were given no port."""

from case import Case, View
from ground import NO_ANSWER


def application(name, scenario, *steps, point="v:v0", claims=(), note="", plan=1, also="REPLY", cause="APPLICATION_DEFAULT", severity="info", **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every") if k in rest}
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note, severity_at_most=severity, **view),), plan=plan, **rest)


SYN = "dst port 0 and tcp[13] == 2"
DOUBLING = "a: sysctl -q -w net.ipv4.tcp_syn_linear_timeouts=0"  # as before Linux 6.5: repeat after 1, 2, 4 s
CASES = [
    application("app_connect_answered", "connect() to port 0, refused", "a: {py} program.py connect 3 0.4 2 {v3}", plan=1, claims=((SYN, 3, 3), ("src port 0", 3, 3))),
    application("app_connect_silent", "connect() to port 0, no answer: SYN again after 1, 2 and 4 s", DOUBLING, "a: {py} program.py connect 1 0 8 {v4}", plan=2, also="-",
                victim_rules=NO_ANSWER, claims=((SYN, 4, 4),)),
    application("app_connect_silent_each_second", "connect() to port 0, no answer: SYN again each second", "a: {py} program.py connect 1 0 6 {v12}", plan=1, also="-",
                victim_rules=NO_ANSWER, claims=((SYN, 5, 6),), note="Linux 6.5 and newer repeat four times at 1 s before they double"),
    application("app_connect_dark", "connect() to port 0 of a dark address, at the telescope", DOUBLING, "a: {py} program.py connect 2 0.2 8 {dark}.71.33", point="t:t0", plan=3, also="-",
                claims=((SYN, 8, 8),)),
    application("app_connect_six", "connect() to port 0 over IPv6, refused", "a: {py} program.py connect 4 0.3 2 {v65}", plan=4, claims=(("ip6 and tcp dst port 0", 4),)),
    application("app_connect_six_silent", "connect() to port 0 over IPv6, no answer", DOUBLING, "a: {py} program.py connect 1 0 8 {v66}", plan=1, also="-", victim_rules=NO_ANSWER,
                claims=(("ip6 and tcp dst port 0", 4),)),
    application("app_peers", "a peer list with five entries :0, refused", "a: {py} program.py connect 1 0.2 2 {v2} {v7} {v11} {v18} {v26}", plan=2, claims=((SYN, 5, 5),)),
    application("app_peers_silent", "a peer list with five entries :0, no answers", "a: {py} program.py connect 1 0.1 3.5 {v2}:0 {v7}:0 {v11}:0 {v18}:0 {v26}:0", plan=3, also="-",
                victim_rules=NO_ANSWER, claims=((SYN, 10),)),
    application("app_peers_mixed", "a peer list, some entries with a port and some without", "a: {py} program.py connect 2 0.1 2 {v2}:443 {v7} {v11}:80 {v18}:22 {v26}", plan=4,
                claims=((SYN, 4, 4), ("tcp dst port 443", 3))),
    application("app_curl", "curl with port 0 in the address", "a: curl -s -m 3 http://{v3}:0/", "a: curl -s -m 3 http://{v9}:0/status", plan=1, claims=((SYN, 2, 2),),
                note="curl 7.88 takes port 0 and connects"),
    application("app_curl_six_retry", "curl --retry to port 0 over IPv6", "a: curl -s -m 5 --retry 3 --retry-connrefused --retry-delay 1 'http://[{v63}]:0/'", plan=2,
                claims=(("ip6 and tcp dst port 0", 3),)),
    application("app_java", "a Java program whose port is unset", "a: java Connect0.java {v5} 4", plan=3, claims=((SYN, 4, 4),)),
    application("app_bash", "bash: /dev/tcp/…/0", "a: for i in 1 2 3; do (echo > /dev/tcp/{v6}/0) 2> /dev/null; sleep 0.5; done", plan=4, claims=((SYN, 3, 3),)),
    application("app_retry_steadily", "a client that tries again each second", "a: {py} program.py connect 12 1 2 {v8}", plan=2, claims=((SYN, 12, 12),)),
    application("app_beside_ordinary", "a host with one unset port among ordinary sessions", "a: {py} program.py talk 3 300 {v3} 80", "a: {py} program.py connect 2 0.2 2 {v3}",
                "a: {py} program.py talk 3 500 {v3} 443", "a: {py} program.py exchange dns_query 3 0.1 {v3} 53", plan=3, claims=((SYN, 2, 2), ("tcp port 80", 20))),
    application("app_two_clients", "two hosts with the same wrong configuration", "v: {py} program.py connect 3 0.2 2 {a4}", "a: {py} program.py connect 3 0.3 2 {v4}", plan=1,
                claims=((SYN, 6, 6),)),
    application("app_own_host", "connect() to port 0 of the own host, over lo", "v: {py} program.py connect 3 0.2 2 {v3}", point="v:lo", plan=4, claims=((SYN, 3, 3),)),
    application("app_offload", "connect() to port 0, at its source, sums left to the card", "a: {py} program.py connect 3 0.4 2 {v3}", point="a:a0", offload=True, plan=2),
    application("app_lossy", "connect() to port 0 through a router that drops a third", "a: {py} program.py connect 5 0.2 4 {v3}", loss_percent=33, plan=3),
    application("app_vlan_short", "connect() to port 0 on a tagged link, capture of 78 bytes", "a: {py} program.py connect 4 0.2 4 {v13}", vlan=88, snap=78, plan=1),
    application("app_udp", "UDP: connect() and send() to port 0", "a: {py} program.py udp text 4 0.5 {v4}", plan=1, cause="APPLICATION_DEFAULT|PROBE|UNEXPLAINED",
                claims=(("udp dst port 0", 4, 4), ("icmp[0] == 3", 4)), note="nothing in a UDP header tells a program from a tool", severity="-"),
    application("app_udp_syslog", "syslog messages to a collector whose port is unset", "a: {py} program.py udp syslog 6 0.8 {v5}", plan=4,
                cause="APPLICATION_DEFAULT|PROBE|UNEXPLAINED|KNOWN_PAYLOAD", severity="-"),
    application("app_udp_six", "UDP: connect() and send() to port 0 over IPv6", "a: {py} program.py udp text 4 0.5 {v64}", plan=3, cause="APPLICATION_DEFAULT|PROBE|UNEXPLAINED",
                severity="-"),
    application("app_broadcast", "a device's discovery broadcast, 0 to 4989", "a: {py} craft.py packets 1 6 'IP(src=\"{a4}\",dst=\"255.255.255.255\",id=i,ttl=64)/UDP(sport=0,dport=4989)/Raw(b\"\\1\\0DISCOVER\"+bytes(30))'",
                point="r:ra", plan=2, also="-", cause="APPLICATION_DEFAULT|NO_SOURCE_PORT", claims=(("udp src port 0 and dst host 255.255.255.255", 6),)),
    application("app_broadcast_to_zero", "a device's subnet broadcast to port 0", "a: {py} craft.py packets 2 4 'IP(src=\"{a6}\",dst=\"{anet}.255\",id=i,ttl=64,flags=\"DF\")/UDP(sport=48999,dport=0)/Raw(b\"WHO-IS-THERE v2\")'",
                point="r:ra", plan=4, also="-", cause="APPLICATION_DEFAULT|PROBE|UNEXPLAINED", claims=(("udp dst port 0", 4),), severity="-"),
    application("app_many_hosts", "connect() to port 0 of 14 hosts, refused", "a: {py} program.py connect 1 0.1 2 " + " ".join(f"{{v{i}}}" for i in range(3, 17)), plan=1,
                cause="SCAN|APPLICATION_DEFAULT", severity="-", note="a peer list, or a connect() scan: nobody can tell"),
]
