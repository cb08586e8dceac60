"""Many packets to one target, at the victim and (what its answers show) at the telescope."""

from case import Case, View
from ground import NO_ANSWER, REJECT_ADMIN, table

LISTENER0 = table("ip", "zero", "nat hook prerouting priority -100", ["tcp dport 0 redirect to :8080"])
FROM_DARK = "src net 198.18.0.0/15"
TO_DARK = "dst net 198.18.0.0/15"


def flood(name, scenario, *steps, v=(), t=None, sent=True, also="REPLY", plan=1, note="", dark_note="", **rest):
    """A flood with sources in the dark prefix: FLOOD at the victim, BACKSCATTER at the telescope."""
    views = [View("v:v0", rest.pop("cause", "FLOOD"), also, suffix="victim", claims=v, note=note, every=rest.pop("every", 1), inbound=rest.pop("inbound", False),
                  vlan=rest.pop("vlan", 0), snap=rest.pop("snap", 0))] if sent else []
    dark_every = rest.pop("dark_every", 1)
    if t is not None:
        views.append(View("t:t0", "BACKSCATTER", "-", suffix="telescope", claims=t, note=dark_note, every=dark_every))
    return Case(name, scenario, steps, tuple(views), plan=plan, spoof_into_dark=rest.pop("spoof", True), **rest)


HPING = "a: hping3 -q -n --rand-source "
CARPET = ("a: {py} craft.py packets 0.0004 700 'IP(src=\"{dark}.%d.%d\"%(i*37%256,1+i*101%254),dst=\"{vnet}.%d\"%(1+i*29%120),"
          "id=i*7919%65536,ttl=60+i%100)/")
CASES = [
    flood("flood_syn_to_zero", "hping3 SYN flood to port 0: RST,ACK from port 0", HPING + "-S -p 0 -i u4000 -c 300 {v3}", plan=1,
          v=(("dst port 0 and tcp[13] == 2", 300),), t=(("src port 0 and tcp[13] == 20", 300),)),
    flood("flood_syn_from_zero_open", "hping3 SYN flood from port 0 to an open port: SYN,ACK to port 0", HPING + "-S -s 0 -k -p 443 -i u5000 -c 250 {v4}", plan=2,
          v=(("src port 0 and tcp[13] == 2", 250),), t=(("dst port 0 and tcp[13] == 18", 250),)),
    flood("flood_syn_from_zero_closed", "hping3 SYN flood from port 0 to a closed port: RST,ACK to port 0", HPING + "-S -s 0 -k -p 25 -i u3000 -c 220 {v5}", plan=3,
          v=(("src port 0 and tcp[13] == 2", 220),), t=(("dst port 0 and tcp[13] == 20", 220),)),
    flood("flood_ack_to_zero", "hping3 ACK flood to port 0: RST from port 0", HPING + "-A -p 0 -i u2000 -c 260 {v7}", plan=4,
          v=(("dst port 0 and tcp[13] == 16", 260),), t=(("src port 0 and tcp[13] == 4", 260),)),
    flood("flood_null", "hping3's default as a flood", HPING + "-i u2500 -c 240 {v9}", plan=1, t=(("src port 0", 240),)),
    flood("flood_udp_to_zero", "hping3 UDP flood to port 0: ICMP quoting port 0", HPING + "--udp -p 0 -d 64 -i u4000 -c 200 {v2}", plan=2,
          v=(("udp dst port 0", 200),), t=(("icmp[0] == 3", 150),), dark_note="zeros only inside the ICMP errors"),
    flood("flood_udp_from_zero", "hping3 UDP flood from port 0 to a closed port: ICMP quoting port 0", HPING + "--udp -s 0 -k -p 7777 -i u4000 -c 180 {v8}", plan=3,
          v=(("udp src port 0", 180),), t=(("icmp[0] == 3", 130),), dark_note="zeros only inside the ICMP errors"),
    flood("flood_zero_zero", "hping3 SYN flood from port 0 to port 0", HPING + "-S -s 0 -k -p 0 -i u3000 -c 200 {v6}", plan=4,
          v=(("src port 0 and dst port 0", 200),), t=(("src port 0 and dst port 0 and tcp[13] == 20", 200),)),
    flood("flood_listener", "hping3 SYN flood to a port 0 that something answers: SYN,ACK from port 0", HPING + "-S -p 0 -i u5000 -c 200 {v3}", plan=1,
          victim_rules=LISTENER0, t=(("src port 0 and tcp[13] == 18", 150),), v=(("src port 0 and tcp[13] == 18", 150),),
          note="the victim redirects port 0 to a listener", dark_note="the victim redirects port 0 to a listener"),
    flood("flood_rejected", "hping3 SYN flood to port 0, refused by the victim's router: ICMP quoting port 0", HPING + "-S -p 0 -i u5000 -c 160 {v3}", plan=2,
          sent=False, router_rules=REJECT_ADMIN, t=(("icmp[0] == 3 and icmp[1] == 13", 100),), dark_note="zeros only inside the ICMP errors"),
    flood("flood_ttl", "hping3 SYN flood to port 0 whose TTL ends at the router", HPING + "-S -p 0 -t 1 -i u5000 -c 150 {v3}", plan=3, sent=False,
          t=(("icmp[0] == 11", 100),), dark_note="zeros only inside the ICMP errors"),
    flood("flood_two_seconds", "hping3 SYN flood of two seconds", HPING + "-S -p 0 -i u8000 -c 250 {v19}", plan=3, v=(("dst port 0", 250),)),
    flood("flood_any_source", "hping3 SYN flood with sources of the whole Internet", HPING + "-S -p 0 -i u3000 -c 280 {v3}", plan=4, spoof=False,
          v=(("dst port 0", 200),), note="the kernel discards martian sources"),
    flood("flood_silent", "hping3 SYN flood to port 0 behind a firewall", HPING + "-S -p 0 -i u2000 -c 300 {v3}", plan=2, victim_rules=NO_ANSWER,
          also="-", v=(("src port 0", 0, 0),)),
    flood("flood_carpet", "forged SYNs to port 0 of a whole /24, a few to each host", CARPET + "TCP(sport=1024+i*7919%60000,dport=0,flags=\"S\",seq=i*2654435761%2**32,window=512)'",
          plan=1, spoof=False, v=(("dst port 0 and tcp[13] == 2", 600),), note="no host gets more than a few"),
    flood("flood_carpet_udp", "forged datagrams to port 0 of a whole /24, a few to each host", CARPET + "UDP(sport=1024+i*7919%60000,dport=0)/Raw(bytes(200))'",
          plan=3, spoof=False, v=(("udp dst port 0", 600),), note="no host gets more than a few"),
    flood("flood_udp_listener", "hping3 UDP flood to a port 0 that something answers", HPING + "--udp -p 0 -d 60 -i u3000 -c 250 {v9}", plan=2,
          victim_rules=table("ip", "zero", "nat hook prerouting priority -100", ["udp dport 0 redirect to :9999"]), v=(("udp dst port 0", 250), ("udp src port 0", 150)),
          note="the victim redirects port 0 to a program that echoes"),
    flood("flood_few_sources", "three hosts flood port 0 of one", "a: hping3 -q -n -S -p 0 -a {a2} -i u6000 -c 150 {v3} &", "a: hping3 -q -n -S -p 0 -a {a5} -i u6000 -c 150 {v3} &",
          "a: hping3 -q -n -S -p 0 -a {a7} -i u6000 -c 150 {v3}", plan=1, spoof=False, v=(("dst port 0", 430),)),
    flood("flood_one_source", "one host floods port 0 of one with UDP", "a: hping3 -q -n --udp -p 0 -d 200 -i u2000 -c 400 {v13}", plan=3, spoof=False, snap=80,
          v=(("udp dst port 0", 400),)),
    flood("flood_one_source_fast", "hping3 --flood for a second to port 0", "a: timeout 1 hping3 -q -n -S -p 0 --flood {v13}; true", plan=4, spoof=False, at_most=900,
          v=(("dst port 0", 400),), note="capture ends after 900 packets"),
    flood("flood_sampled", "hping3 SYN flood to port 0, one packet in 10", HPING + "-S -p 0 -i u1000 -c 2000 {v3}", plan=1, every=10, dark_every=10,
          t=(("src port 0", 150),), v=(("dst port 0", 150),), at_most=5000,
          cause="FLOOD|BACKSCATTER", note="the sample separates answers from their requests"),
    flood("flood_lossy", "hping3 NULL flood through a router that drops a quarter", HPING + "-i u3000 -c 300 {v10}", plan=2, loss_percent=25, t=(("src port 0", 120),)),
    flood("flood_inbound", "hping3 ACK flood to port 0, an asymmetric path", HPING + "-A -p 0 -i u3000 -c 250 {v10}", plan=3, inbound=True, also="-",
          v=(("src port 0", 0, 2),)),
    flood("flood_vlan", "hping3 UDP flood from port 0 to port 53 on a tagged link", HPING + "--udp -s 0 -k -p 53 -d 40 -i u4000 -c 180 {v10}", plan=4, vlan=300,
          also="-", v=(("vlan and udp src port 0", 180),), note="the server cannot answer port 0"),
    flood("flood6_syn", "forged IPv6 SYN flood to port 0", "a: {py} craft.py flood6 S 220 0.004 {v63} fd99:d:1:2: -1 0", plan=1, spoof=False,
          v=(("ip6 and tcp dst port 0", 220),), t=(("ip6 and tcp src port 0", 220),)),
    flood("flood6_syn_from_zero", "forged IPv6 SYN flood from port 0 to an open port: SYN,ACK to port 0", "a: {py} craft.py flood6 S 160 0.005 {v64} fd99:d:5:6: 0 80", plan=2,
          spoof=False, v=(("ip6 and tcp src port 0", 160),), t=(("ip6 and tcp dst port 0", 160),)),
    flood("flood6_udp", "forged IPv6 UDP flood to port 0: ICMPv6 quoting port 0", "a: {py} craft.py flood6 udp 150 0.012 {v65} fd99:d:7:8: -1 0", plan=3, spoof=False,
          v=(("ip6 and udp dst port 0", 150),), t=(("icmp6 and ip6[40] == 1", 60),), dark_note="zeros only inside the ICMPv6 errors"),
    Case("backscatter_two_victims", "two victims of SYN floods from port 0", (HPING + "-S -s 0 -k -p 80 -i u6000 -c 120 {v3} &", HPING + "-S -s 0 -k -p 4444 -i u6000 -c 120 {v20}"),
         (View("t:t0", "BACKSCATTER", claims=(("dst port 0 and tcp[13] == 18", 100), ("dst port 0 and tcp[13] == 20", 100))),), spoof_into_dark=True, plan=3),
    Case("backscatter_slow", "a slow flood to port 0: four answers a second for half a minute", (HPING + "-S -p 0 -i u250000 -c 110 {v3}",),
         (View("t:t0", "BACKSCATTER", claims=(("src port 0", 110),)),), spoof_into_dark=True, plan=4),
    Case("backscatter_part", "one source in sixteen lies in the telescope", (HPING + "-S -p 0 -i u1000 -c 2400 {v3}",),
         (View("t:t0", "BACKSCATTER", only="dst net 198.18.0.0/19", claims=(("src port 0", 80),)),), spoof_into_dark=True, plan=1),
    Case("backscatter_decoys", "decoy scan of port 0 elsewhere: three answers in the dark", ("a: {nmap} -sS -p0 -D {dark}.1.9,{dark}.77.3,ME,{dark}.200.8 {v4}",),
         (View("t:t0", "BACKSCATTER|UNEXPLAINED", claims=(("src port 0", 3, 6),), note="no attack: a few packets"),), plan=2),
    Case("backscatter_vlan", "RST,ACK from port 0 on a tagged link", (HPING + "-i u5000 -c 140 {v3}",),
         (View("t:t0", "BACKSCATTER", vlan=11),), spoof_into_dark=True, plan=2),
    Case("backscatter_short", "SYN,ACK to port 0, capture of 60 bytes", (HPING + "-S -s 0 -k -p 22 -i u5000 -c 140 {v3}",),
         (View("t:t0", "BACKSCATTER", snap=60),), spoof_into_dark=True, plan=4),
    Case("backscatter_lossy", "ICMP quoting port 0 through a lossy router", (HPING + "--udp -p 0 -i u6000 -c 200 {v3}",),
         (View("t:t0", "BACKSCATTER", claims=(("icmp[0] == 3", 60),), note="zeros only inside the ICMP errors"),), spoof_into_dark=True, loss_percent=20, plan=1),
    flood("flood_from_zero_any_port", "forged datagrams from port 0 to ports of one host that are drawn too",
          "a: {py} craft.py packets 0.002 400 'IP(src=\"{dark}.%d.%d\"%(i*37%256,1+i*101%254),dst=\"{v6}\",id=i*7919%65536)/UDP(sport=0,dport=1024+i*7919%60000)/Raw(b\"A\"*300)'",
          plan=4, spoof=False, v=(("udp src port 0", 400),), note="the kernel answers a few with ICMP errors"),
    Case("flood_null_cut", "hping3's default as a flood, seen by a telescope that keeps 42 bytes", (HPING + "-i u3000 -c 200 {v11}",),
         (View("t:t0", "BACKSCATTER", "-", suffix="telescope", snap=42, claims=(("src port 0", 200),), note="ports and sequence number remain, flags do not"),),
         plan=3, spoof_into_dark=True),
]
