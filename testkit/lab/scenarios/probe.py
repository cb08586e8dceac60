"""Few crafted packets to one or few hosts: a person or a tool tries something."""

from case import Case, View
from ground import NO_ANSWER, REJECT_RESET

RST = "tcp[tcpflags] & tcp-rst != 0"


def probe(name, scenario, *steps, point="v:v0", also="REPLY", claims=(), note="", plan=1, **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every", "suffix", "cause") if k in rest}
    cause = view.pop("cause", "PROBE")
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note, **view),), plan=plan, **rest)


CASES = [
    probe("probe_nmap_udp_text", "nmap -sU of port 0 with a text, to a firewall that drops it", "a: {nmap} -sU -p0 --data-string probing {v4}", also="-",
          victim_rules=NO_ANSWER, plan=1, claims=(("udp dst port 0", 2),)),
    probe("probe_hping_udp_filled", "hping3's datagrams from port 53 to port 0", "a: hping3 -q -n --udp -s 53 -k -p 0 -d 60 -c 4 -i u250000 {v5}", plan=4,
          claims=(("udp src port 53 and dst port 0", 4, 4),)),
    probe("probe_nmap_resets", "nmap --scanflags RST to port 0", "a: {nmap} -sS --scanflags RST -p0 {v6}", also="-", plan=2, cause="PROBE|UNEXPLAINED",
          claims=((f"dst port 0 and {RST}", 1),)),
    probe("probe_hping_default", "hping3's default: no flags, port 0, answered", "a: hping3 -q -n -c 7 -i u90000 {v3}",
          claims=(("dst port 0 and tcp[13] == 0", 7, 7), (f"src port 0 and {RST}", 7, 7)), plan=2),
    probe("probe_hping_default_silent", "hping3's default to a firewall that drops it", "a: hping3 -q -n -c 5 -i u200000 {v8}",
          also="-", victim_rules=NO_ANSWER, claims=(("dst port 0", 5, 5), ("src port 0", 0, 0)), plan=3),
    probe("probe_hping_syn", "hping3 -S to port 0, at the prober", "a: hping3 -q -n -S -p 0 -c 4 -i u150000 {v5}", point="a:a0",
          claims=(("dst port 0 and tcp[13] == 2", 4, 4),), plan=4),
    probe("probe_hping_zero_to_zero", "hping3 SYN 0 to 0", "a: hping3 -q -n -S -s 0 -k -p 0 -c 5 -i u60000 {v2}", plan=2,
          claims=(("src port 0 and dst port 0 and tcp[13] == 2", 5, 5),)),
    probe("probe_hping_udp", "hping3's UDP default with 32 bytes", "a: hping3 -q -n --udp -d 32 -c 6 -i u80000 {v6}", plan=3,
          claims=(("udp dst port 0", 6, 6), ("icmp[0] == 3", 5))),
    probe("probe_hping_data", "hping3 SYN with 120 bytes of data", "a: hping3 -q -n -S -p 0 -d 120 -c 3 -i u200000 {v9}", plan=1),
    probe("probe_hping_fragments", "hping3 -f: a fragmented SYN", "a: hping3 -q -n -S -p 0 -f -m 64 -d 200 -c 3 -i u200000 {v4}", plan=4,
          claims=(("ip[6:2] & 0x1fff != 0", 6), ("tcp dst port 0", 3, 3))),
    probe("probe_hping_ttl", "hping3 with growing TTL, a traceroute to port 0", "a: hping3 -q -n -S -p 0 -t 1 -c 2 -i u200000 {v7}",
          "a: hping3 -q -n -S -p 0 -t 2 -c 2 -i u200000 {v7}", point="a:a0", plan=2, claims=(("icmp[0] == 11", 2, 2),)),
    probe("probe_hping_two_hosts", "hping3 SYN to port 0 of three hosts", "a: hping3 -q -n -S -p 0 -c 2 -i u90000 {v3}",
          "a: hping3 -q -n -S -p 0 -c 2 -i u90000 {v11}", "a: hping3 -q -n -S -p 0 -c 2 -i u90000 {v20}", plan=3),
    probe("probe_hping_from_zero", "hping3 from port 0 to one open port", "a: hping3 -q -n -S -s 0 -k -p 443 -c 4 -i u90000 {v3}", plan=1,
          claims=(("tcp[13] == 18 and dst port 0", 4),)),
    probe("probe_nmap_syn", "nmap -sS of port 0 of one host", "a: {nmap} -sS -p0 {v12}", plan=2, claims=((RST, 1),)),
    probe("probe_nmap_syn_filtered", "nmap -sS of port 0 behind a firewall: two tries", "a: {nmap} -sS -p0 {v12}", plan=1, also="-",
          victim_rules=NO_ANSWER, claims=(("dst port 0", 2, 2),)),
    probe("probe_nmap_fin", "nmap -sF of port 0", "a: {nmap} -sF -p0 {v4}", plan=3),
    probe("probe_nmap_null", "nmap -sN of port 0", "a: {nmap} -sN -p0 {v14}", plan=4),
    probe("probe_nmap_xmas", "nmap -sX of port 0", "a: {nmap} -sX -p0 {v15}", plan=2),
    probe("probe_nmap_ack", "nmap -sA of port 0", "a: {nmap} -sA -p0 {v16}", plan=3),
    probe("probe_nmap_window", "nmap -sW of ports 0 and 80", "a: {nmap} -sW -p0,80 {v3}", plan=1),
    probe("probe_nmap_maimon", "nmap -sM of port 0", "a: {nmap} -sM -p0 {v6}", plan=4),
    probe("probe_nmap_udp", "nmap -sU of port 0", "a: {nmap} -sU -p0 {v17}", plan=2, claims=(("icmp[0] == 3", 1),)),
    probe("probe_nmap_sctp", "nmap -sZ (SCTP COOKIE-ECHO) of port 0", "a: {nmap} -sZ -p0 {v3}", plan=4, also="-", victim_rules=NO_ANSWER),
    probe("probe_nmap_connect", "nmap -sT of port 0: the kernel's own SYN", "a: {nmap} -sT -p0 {v3}", plan=3,
          cause="PROBE|APPLICATION_DEFAULT", note="nmap only calls connect(): a passive observer sees an ordinary program"),
    probe("probe_nmap_decoys", "nmap -D: three decoys in the dark, at the victim", "a: {nmap} -sS -p0 -D {dark}.7.1,{dark}.9.2,ME,198.19.3.3 {v4}", plan=1),
    probe("probe_nmap_fragments", "nmap -f: the ports in a fragment of 8 bytes", "a: {nmap} -sS -f -p0 {v4}", plan=2,
          claims=(("ip[6:2] & 0x1fff != 0", 2),)),
    probe("probe_nmap_badsum", "nmap --badsum, never answered", "a: {nmap} -sS --badsum -p0 --max-retries 1 {v3}", plan=4, also="-",
          claims=(("src port 0", 0, 0),)),
    probe("probe_nmap6_syn", "nmap -6 -sS of port 0", "a: {nmap} -6 -sS -p0 {v65}", plan=3),
    probe("probe_nmap6_udp", "nmap -6 -sU of port 0", "a: {nmap} -6 -sU -p0 {v66}", plan=1, claims=(("icmp6 and ip6[40] == 1", 1),)),
    probe("probe_nping_tcp", "nping --tcp to port 0", "a: nping -q --tcp -p 0 -c 5 --rate 10 {v13}", plan=2),
    probe("probe_nping_udp", "nping --udp to port 0 with 40 bytes", "a: nping -q --udp -p 0 --data-length 40 -c 4 --rate 10 {v13}", plan=3),
    probe("probe_nping6", "nping -6 --tcp to port 0, flags FIN,ACK", "a: nping -q -6 -e a0 -S {a64} --tcp --flags fin,ack --source-mac 02:00:00:00:00:0a --dest-mac 02:00:00:00:00:01 -p 0 -c 4 --rate 10 {v67}", plan=4),
    probe("probe_scapy_default", "scapy TCP(dport=0) with its defaults", "a: {py} craft.py packets 0.2 3 'IP(dst=\"{v3}\")/TCP(sport=20,dport=0)'", plan=1),
    probe("probe_scapy_udp_zero", "scapy UDP 0 to 0, empty", "a: {py} craft.py packets 0.3 3 'IP(dst=\"{v3}\")/UDP(sport=0,dport=0)'", plan=3,
          cause="PROBE|UNEXPLAINED"),
    probe("probe_vlan", "nmap -sS of port 0 on a tagged link", "a: {nmap} -sS -p0,443 {v18}", vlan=208, plan=2),
    probe("probe_short", "hping3 SYN, capture of 64 bytes", "a: hping3 -q -n -S -p 0 -d 300 -c 6 -i u60000 {v18}", snap=64, plan=4),
    probe("probe_lossy", "hping3 default through a router that drops a third", "a: hping3 -q -n -c 9 -i u50000 {v18}", loss_percent=30, plan=3),
    probe("probe_reset_by_firewall", "hping3 SYN to port 0, reset by a firewall on the way", "a: hping3 -q -n -S -p 0 -c 4 -i u90000 {v2}", plan=1,
          point="a:a0", router_rules=REJECT_RESET, claims=((RST, 4),)),
    Case("probe_both_interfaces", "hping3 default, both sides of a router in one pcapng", ("a: hping3 -q -n -c 4 -i u90000 {v21}",),
         (View("r:ra+rv", "PROBE", "REPLY", pcapng=True, note="every packet twice, with TTL - 1", claims=(("dst port 0", 8, 8),)),), plan=2),
    Case("probe_any", "nmap -sS of port 0, Linux 'any' interface of the router", ("a: {nmap} -sS -p0 {v22}",),
         (View("r:any", "PROBE", "REPLY", note="every packet twice"),), plan=3),
]
