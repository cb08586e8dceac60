"""Datagrams to port 0 whose contents name their protocol, sent by ordinary sockets."""

from case import Case, View
from ground import NO_ANSWER


def known(name, kinds, scenario, *steps, plan=1, also="REPLY", claims=(), **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every", "point") if k in rest}
    return Case(name, scenario, steps, (View(view.pop("point", "v:v0"), "KNOWN_PAYLOAD", also, claims=claims or (("udp dst port 0", 2),),
                                             severity_at_most="info", note=kinds, **view),), plan=plan, **rest)


def udp(kind, times, pause, *hosts):
    return f"a: {{py}} program.py udp {kind} {times} {pause} " + " ".join(hosts)


PEERS = "{a1} {a2} {a3} {a4} {a5} {a6} {a7} {a8}"
CASES = [
    known("payload_dht_ping", "BitTorrent DHT", "DHT ping to a peer that announced port 0", udp("dht_ping", 4, 0.6, "{v3}"), plan=1),
    known("payload_dht_find_node", "BitTorrent DHT", "DHT find_node to a peer that announced port 0, silent", udp("dht_find_node", 5, 0.5, "{v4}"), plan=2, also="-",
          victim_rules=NO_ANSWER),
    known("payload_dht_get_peers", "BitTorrent DHT", "DHT get_peers to three peers with port 0", udp("dht_get_peers", 3, 0.3, "{v5}", "{v9}", "{v15}"), plan=3),
    known("payload_dht_many_peers", "BitTorrent DHT", "eight peers ask one address with port 0", "a: {py} program.py peers dht_find_node 3 0.1 {v6} 0 " + PEERS, plan=4),
    known("payload_dht_dark", "BitTorrent DHT", "eight peers ask one dark address with port 0", "a: {py} program.py peers dht_get_peers 4 0.1 {dark}.90.7 0 " + PEERS, plan=1,
          point="t:t0", also="-"),
    known("payload_dht_six", "BitTorrent DHT", "DHT ping over IPv6", udp("dht_ping", 5, 0.4, "{v63}"), plan=2, claims=(("ip6 and udp dst port 0", 5),)),
    known("payload_utp_syn", "uTP", "uTP SYN to a peer with port 0", udp("utp_syn", 5, 0.5, "{v7}"), plan=3),
    known("payload_utp_many", "uTP", "uTP SYN from several peers", "a: {py} program.py peers utp_syn 2 0.1 {v8} 0 " + PEERS, plan=1),
    known("payload_dns", "DNS", "DNS queries to a resolver whose port is unset", udp("dns_query", 4, 0.7, "{v3}"), plan=4),
    known("payload_dns_edns_six", "DNS", "DNS AAAA queries with EDNS over IPv6", udp("dns_aaaa_edns", 5, 0.4, "{v64}"), plan=3, claims=(("ip6 and udp dst port 0", 5),)),
    known("payload_sip_options", "SIP", "SIP OPTIONS to port 0", udp("sip_options", 4, 0.5, "{v5}"), plan=1),
    known("payload_sip_register", "SIP", "SIP REGISTER to port 0, silent", udp("sip_register", 6, 0.5, "{v6}"), plan=2, also="-", victim_rules=NO_ANSWER),
    known("payload_ntp", "NTP", "NTP client to port 0", udp("ntp_client", 5, 0.8, "{v7}"), plan=3),
    known("payload_ssdp", "SSDP", "SSDP M-SEARCH to port 0", udp("ssdp_search", 4, 0.5, "{v8}"), plan=4),
    known("payload_lossy", "BitTorrent DHT", "DHT find_node through a router that drops a quarter", udp("dht_find_node", 12, 0.15, "{v9}"), loss_percent=25, plan=2),
    known("payload_vlan", "SIP", "SIP OPTIONS on a tagged link", udp("sip_options", 5, 0.3, "{v10}"), vlan=5, plan=3, claims=(("vlan and udp dst port 0", 5),)),
]
