"""Traffic that only looks as if it had port 0: fragments, portless protocols, cut captures, inner headers."""

from case import Case, View


def benign(name, scenario, *steps, point="v:v0", claims=(), plan=1, note="", **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every", "skip", "only") if k in rest}
    return Case(name, scenario, steps, (View(point, "NONE", claims=claims, severity_at_most="info", note=note, **view),), plan=plan, **rest)


def packets(times, *expressions, pause=0.05):
    return f"a: {{py}} craft.py packets {pause} {times} " + " ".join(f"'{e}'" for e in expressions)


LATER = "ip[6:2] & 0x1fff != 0"
CASES = [
    benign("benign_fragments", "large UDP answers in fragments", "a: {py} program.py big 5000 6 {v3} 53", plan=1, claims=((LATER, 12),)),
    benign("benign_fragments_six", "large UDP answers in fragments over IPv6", "a: {py} program.py big 4200 5 {v63} 53", plan=2, claims=(("ip6[6] == 44", 10),)),
    benign("benign_fragments_sampled", "large UDP answers in fragments, one packet in 3", "a: {py} program.py big 6000 30 {v4} 123", plan=3, every=3, claims=((LATER, 10),),
           note="later fragments without their first"),
    benign("benign_fragments_later_only", "later fragments alone", packets(10, "fragment(IP(dst=\"{v3}\",id=900+i)/UDP(sport=4000,dport=9999)/Raw(bytes(3000)),fragsize=1000)[1:]"),
           plan=4, claims=((LATER, 20),), note="their first bytes are zeros, where ports would be"),
    benign("benign_ping", "pings, small and fragmented", "a: hping3 -q -n -1 -c 4 -i u200000 {v3}", "a: hping3 -q -n -1 -d 4000 -f -m 1400 -c 3 -i u200000 {v4}",
           packets(3, "IPv6(dst=\"{v63}\")/ICMPv6EchoRequest(id=7,seq=i,data=bytes(40))"), plan=1,
           claims=(("icmp[0] == 8", 4), (LATER, 6))),
    benign("benign_gre", "GRE whose first four bytes are zeros", packets(12, "IP(dst=\"{v3}\",proto=47)/GRE(proto=0)/Raw(bytes(30))"), plan=2, claims=(("ip proto 47", 12),)),
    benign("benign_esp", "ESP, AH-like and OSPF packets with zeros in front", packets(4, "IP(dst=\"{v3}\",proto=50)/Raw(bytes(60))", "IP(dst=\"{v3}\",proto=89)/Raw(bytes(44))",
                                                                                     "IP(dst=\"{v3}\",proto=112)/Raw(bytes(20))"), plan=3),
    benign("benign_icmp_errors", "ICMP port unreachable and time exceeded that quote ordinary ports", "a: {py} program.py udp text 4 0.1 {v3}:33434",
           "a: hping3 -q -n -S -p 443 -t 1 -c 3 -i u100000 {v3}", point="a:a0", plan=4, claims=(("icmp[0] == 3", 3), ("icmp[0] == 11", 3))),
    benign("benign_sessions", "ordinary sessions and queries", "a: {py} program.py talk 4 700 {v3} 80", "a: {py} program.py exchange dns_query 5 0.1 {v3} 53",
           "a: {py} program.py talk 2 300 {v64} 443", "a: curl -s http://{v3}/", plan=1, claims=(("tcp", 40),)),
    benign("benign_sessions_offload", "ordinary sessions, sums left to the card", "a: {py} program.py talk 4 4000 {v3} 80", point="a:a0", offload=True, plan=2),
    benign("benign_cut_before_ports", "ordinary sessions, capture of 34 bytes", "a: {py} program.py talk 2 300 {v3} 80", plan=3, snap=34, note="no port was captured"),
    benign("benign_cut_inside_ports", "ordinary sessions, capture of 37 bytes", "a: {py} program.py talk 2 300 {v3} 80", plan=4, snap=37, note="three of four port bytes"),
    benign("benign_scan_without_zero", "nmap of ports 1-120", "a: {nmap} -sS -p1-120 {v5}", plan=1, claims=(("tcp[13] == 2", 120),)),
    benign("benign_flood_without_zero", "hping3 SYN flood to port 80", "a: hping3 -q -n -S -p 80 --rand-source -i u5000 -c 150 {v3}", plan=2, spoof_into_dark=True,
           claims=(("dst port 80", 150),), note="no forged source port was 0"),
    benign("benign_osfp_without_zero", "nmap -O with closed port 25", "a: {nmap} -O --max-os-tries 1 -p25,80 {v5}", plan=3),
    benign("benign_refused", "connect() to closed ports 1, 2 and 3", "a: {py} program.py connect 3 0.2 1 {v3}:1 {v3}:2 {v3}:3", plan=4, claims=(("tcp[13] == 20", 9),)),
    benign("benign_six_extensions", "IPv6 destination options and fragments before UDP", packets(5, "IPv6(dst=\"{v63}\")/IPv6ExtHdrDestOpt()/UDP(sport=4000,dport=9999)/Raw(bytes(20))",
           "IPv6(dst=\"{v63}\")/IPv6ExtHdrFragment(id=i,offset=2,m=0)/Raw(bytes(40))"), plan=1),
    benign("benign_no_transport", "unfinished TCP and UDP: fewer than four bytes of header", packets(4, "IP(dst=\"{v3}\",proto=6)/Raw(b\"\\x1f\\x90\")", "IP(dst=\"{v3}\",proto=17)"), plan=2,
           note="the IP length ends before the second port"),
    benign("benign_inner_zero", "SYN to port 0 inside GRE", packets(6, "IP(dst=\"{v3}\")/GRE()/IP(src=\"10.1.1.1\",dst=\"10.1.1.2\")/TCP(sport=4000+i,dport=0)"), plan=3,
           note="the zero is tunnelled: the outer packet has no ports"),
    benign("benign_inner_zero_vxlan", "UDP to port 0 inside VXLAN", packets(6, "IP(dst=\"{v3}\")/UDP(sport=49152+i,dport=4789)/Raw(bytes.fromhex(\"0800000000000700\"))"
           "/Ether(src=\"02:00:00:00:00:41\",dst=\"02:00:00:00:00:42\")/IP(src=\"10.1.1.1\",dst=\"10.1.1.2\")/UDP(sport=4000,dport=0)/Raw(bytes(9))"), plan=4,
           note="the zero is tunnelled"),
    benign("benign_zero_data", "UDP and TCP payloads of zeros", packets(8, "IP(dst=\"{v3}\",id=i)/UDP(sport=6000,dport=9999)/Raw(bytes(200))"), plan=1),
]
