"""UDP without a source port, as RFC 768 allows: meters and tunnels that expect no answer."""

from dataclasses import replace

from case import Case, View
from ground import table


def sourceless(name, scenario, *steps, point="v:v0", claims=(), note="", plan=1, also="-", cause="NO_SOURCE_PORT", **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every") if k in rest}
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note, severity_at_most="info", **view),), plan=plan, **rest)


def udp(host, dport, payload, times, pause, source="", family="IP", own_headers=False):
    src = f"src=\"{source}\"," if source else ""
    ident = ",id=1" if own_headers else ",id=100+i" if family == "IP" else ""
    return f"a: {{py}} craft.py packets {pause} {times} '{family}({src}dst=\"{host}\"{ident})/UDP(sport=0,dport={dport})/{payload}'"


METER = "Raw(b\"METR\"+bytes([1,0,i,i*3%256])+bytes(40))"
GENEVE = "Raw(bytes.fromhex(\"0000655800002a00\"))/Ether(src=\"02:00:00:00:00:21\",dst=\"02:00:00:00:00:22\")/IP(src=\"10.9.0.1\",dst=\"10.9.0.2\")/UDP(sport=40000+i,dport=9999)/Raw(bytes(80))"
VXLAN = "Raw(bytes.fromhex(\"0800000000004200\"))/Ether(src=\"02:00:00:00:00:31\",dst=\"02:00:00:00:00:32\")/IP(src=\"10.8.0.1\",dst=\"10.8.0.2\")/TCP(sport=40000,dport=443,flags=\"PA\",seq=1000+100*i)/Raw(bytes(100))"
FROM0 = ("udp src port 0", 8)
OWN = "the sender writes its own IP header: one identification, fragments allowed"
CASES = [
    sourceless("sourceless_meter", "a meter's reports twice a second", udp("{v3}", 4739, METER, 24, 0.5), plan=1, claims=(FROM0,)),
    sourceless("sourceless_meter_slow", "a meter's reports each two seconds", udp("{v4}", 6343, METER, 9, 2), plan=2, claims=(FROM0,)),
    sourceless("sourceless_meter_fast", "a meter's reports fifty times a second", udp("{v5}", 2055, METER, 150, 0.02), plan=3, claims=(FROM0,)),
    sourceless("sourceless_meters", "three meters, one collector", udp("{v6}", 9999, METER, 10, 0.4, "{a2}") + " &", udp("{v6}", 9999, METER, 10, 0.4, "{a4}") + " &",
               udp("{v6}", 9999, METER, 12, 0.4, "{a6}"), plan=4, claims=(("udp src port 0", 28),), note="the collector's UDP socket is open and echoes: Linux cannot answer port 0"),
    sourceless("sourceless_six", "a meter's reports over IPv6", udp("{v63}", 4739, METER, 20, 0.4, family="IPv6"), plan=1, claims=(("ip6 and udp src port 0", 20),)),
    sourceless("sourceless_geneve", "a GENEVE tunnel from port 0", udp("{v7}", 6081, GENEVE, 40, 0.1), plan=2, claims=(FROM0,)),
    sourceless("sourceless_vxlan", "a VXLAN tunnel from port 0", udp("{v8}", 4789, VXLAN, 60, 0.06), plan=3, claims=(FROM0,)),
    sourceless("sourceless_vxlan_six", "a VXLAN tunnel from port 0 over IPv6", udp("{v64}", 4789, VXLAN, 45, 0.08, family="IPv6"), plan=4, claims=(("ip6 and udp src port 0", 45),)),
    sourceless("sourceless_syslog", "syslog from port 0", udp("{v9}", 514, "payloads.syslog(0)", 16, 0.5), plan=2, claims=(FROM0,)),
    sourceless("sourceless_lossy", "a meter through a router that drops a fifth", udp("{v3}", 9999, METER, 40, 0.2), loss_percent=20, plan=3, claims=(FROM0,)),
    sourceless("sourceless_sampled_vlan", "a tunnel from port 0 on a tagged link, one packet in 4", udp("{v8}", 6081, GENEVE, 80, 0.04), every=4, vlan=77, plan=1),
    sourceless("sourceless_own_headers", "a meter that writes its own headers", udp("{v4}", 4739, METER, 30, 0.1, own_headers=True), plan=2, claims=(FROM0,), note=OWN),
    sourceless("sourceless_own_headers_fast", "the same, a hundred times a second", udp("{v5}", 8125, METER, 200, 0.008, own_headers=True), plan=3, claims=(FROM0,), note=OWN),
    sourceless("sourceless_own_headers_sampled", "a tunnel of MPLS whose end writes its own headers, one packet in 5", udp("{v6}", 6635, VXLAN, 150, 0.02, own_headers=True), every=5, plan=4, note=OWN),
    sourceless("sourceless_short", "a tunnel from port 0, capture of 60 bytes", udp("{v8}", 4789, VXLAN, 30, 0.1), snap=60, plan=4, claims=(FROM0,)),
]
COLLECTOR = table("inet", "collector", "filter hook input priority 0", ["udp sport 0 drop"])  # takes reports, says nothing
CASES = [case if "UDP(sport=0,dport=9999)" in case.steps[0] else replace(case, victim_rules=COLLECTOR) for case in CASES]
CASES.append(sourceless("sourceless_unheard", "a meter's reports to a host where nothing listens", udp("{v5}", 4739, METER, 18, 0.4), plan=4, also="REPLY",
                        claims=(FROM0, ("icmp[0] == 3", 8)), note="Linux answers with ICMP port unreachable"))
