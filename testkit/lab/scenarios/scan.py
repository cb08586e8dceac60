"""Port 0 of many hosts, many ports of a host with 0 among them, and probes from port 0."""

from case import Case, View
from ground import NO_ANSWER

SYN0 = "dst port 0 and tcp[13] == 2"


def scan(name, scenario, *steps, point="v:v0", also="REPLY", claims=(), note="", plan=1, cause="SCAN", **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every", "skip", "only", "inbound") if k in rest}
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note, **view),), plan=plan, **rest)


def dark(name, scenario, *steps, **rest):
    return scan(name, scenario, *steps, point="t:t0", also="-", **rest)


def from_sources(sources, hosts):
    """nmap by several addresses of the attackers' network, each with its own share of the hosts."""
    share = len(hosts) // len(sources)
    return tuple(f"a: {{nmap}} -sS -p0 --max-retries 0 -S {{{source}}} -e a0 " + " ".join(hosts[i * share:(i + 1) * share])
                 for i, source in enumerate(sources))


V6_HOSTS = " ".join(f"{{six}}:2::{i:x}" for i in range(0x40, 0x50))
FOUR_NETS = [f"{{vnet}}.{i}" for i in range(32, 64)]
SIX_NETS = [f"{{dark}}.77.{i}" for i in range(0, 72)]

CASES = [
    scan("scan_connect_ports", "nmap -sT of ports 0 to 80 of a host", "a: {nmap} -sT -p0-80 {v4}", plan=3, claims=((SYN0, 1),)),
    scan("scan_connect_ports_six", "nmap -sT of ports 0 to 60 of a host over IPv6", "a: {nmap} -6 -sT -p0-60 {v64}", plan=2, claims=(("ip6 and dst port 0", 1),)),
    scan("scan_nmap_27_live", "nmap -sS of port 0 over a /27 of live hosts", "a: {nmap} -sS -p0 {vnet}.32/27", plan=1, claims=((SYN0, 32),)),
    scan("scan_nmap_27_absent", "nmap -sS of port 0 over a /27, 6 hosts of it live, the rest silent", "a: {nmap} -sS -p0 {vnet}.64/27", plan=2,
         live=("64/30", "90/31"), claims=((SYN0, 50),)),
    scan("scan_nmap_outgoing", "nmap -sS of port 0 over a /28, at the scanner", "a: {nmap} -sS -p0 {vnet}.128/28", plan=3, point="a:a0"),
    dark("scan_nmap_dark", "nmap -sS of port 0 over 24 dark addresses", "a: {nmap} -sS -p0 --max-retries 1 {dark}.3.40-63", plan=4, claims=((SYN0, 24),)),
    scan("scan_nmap_fin", "nmap -sF of port 0 over a /28", "a: {nmap} -sF -p0 {vnet}.16/28", plan=2),
    dark("scan_nmap_null_dark", "nmap -sN of port 0 over 20 dark addresses", "a: {nmap} -sN -p0 --max-retries 0 {dark}.9.1-20", plan=1),
    scan("scan_nmap_xmas", "nmap -sX of port 0 over 14 hosts", "a: {nmap} -sX -p0 {vnet}.100-113", plan=4),
    scan("scan_nmap_ack", "nmap -sA of port 0 over a /27", "a: {nmap} -sA -p0 {vnet}.160/27", plan=3),
    scan("scan_nmap_udp", "nmap -sU of port 0 over a /28", "a: {nmap} -sU -p0 --max-retries 1 {vnet}.48/28", plan=1, claims=(("udp dst port 0", 16),)),
    dark("scan_nmap_sctp_dark", "nmap -sY of port 0 over 20 dark addresses", "a: {nmap} -sY -p0 --max-retries 0 {dark}.40.1-20", plan=2,
         claims=(("sctp dst port 0", 20),)),
    scan("scan_nmap_sctp", "nmap -sY of port 0 over a /28", "a: {nmap} -sY -p0 {vnet}.224/28", plan=4, claims=(("sctp dst port 0", 16), ("icmp[0] == 3", 5))),
    scan("scan_nmap_slow", "nmap with a second between probes over 14 hosts", "a: {nmap} -sS -p0 --scan-delay 1s --max-retries 0 {vnet}.201-214", plan=2),
    scan("scan_nmap_ports", "nmap of ports 0,22,80,443 over 12 hosts", "a: {nmap} -sS -p0,22,80,443 {vnet}.140-151", plan=3),
    scan("scan_nmap_vertical", "nmap -p0-200 of one host", "a: {nmap} -sS -p0-200 {v5}", plan=1, claims=((SYN0, 1, 3), ("tcp[13] == 2", 200)),
         note="the zeros are one probe and its answer: only the other ports tell"),
    scan("scan_nmap_vertical_udp", "nmap -sU -p0-40 of one host", "a: {nmap} -sU -p0-40 --max-retries 0 --max-rtt-timeout 100ms {v5}", plan=4,
         note="the zeros are one probe and its answer: only the other ports tell"),
    scan("scan_nmap6_vertical", "nmap -6 -p0-60 of one host", "a: {nmap} -6 -sS -p0-60 {v63}", plan=2),
    scan("scan_nmap6_hosts", "nmap -6 -sS of port 0 over 16 hosts", f"a: {{nmap}} -6 -sS -p0 {V6_HOSTS}", plan=1, claims=(("ip6 and tcp dst port 0", 16),)),
    scan("scan_nmap6_udp", "nmap -6 -sU of port 0 over 16 hosts", f"a: {{nmap}} -6 -sU -p0 --max-retries 0 {V6_HOSTS}", plan=3),
    scan("scan_nmap_from_zero_ports", "nmap -g 0 over 14 ports of one host", "a: {nmap} -sS -g 0 -p21-23,25,53,80,110,135,139,143,443,445,3306,8080 {v7}", plan=2,
         claims=(("src port 0 and tcp[13] == 2", 14), ("tcp[13] == 18 and dst port 0", 4)),
         note="nmap's kernel resets the four open ports from port 0"),
    scan("scan_nmap_from_zero_hosts", "nmap -g 0 of port 22 over a /28", "a: {nmap} -sS -g 0 -p22 {vnet}.176/28", plan=3, claims=(("tcp[13] == 18 and dst port 0", 16),)),
    dark("scan_nmap_from_zero_dark", "nmap -g 0 of ports 80 and 443 over 16 dark addresses", "a: {nmap} -sS -g 0 -p80,443 --max-retries 0 {dark}.60.16/28", plan=1),
    scan("scan_nmap_from_zero_udp", "nmap -sU -g 0 over 12 ports of one host", "a: {nmap} -sU -g 0 -p7,19,53,69,111,123,137,161,500,514,1900,5353 --max-retries 0 --max-rtt-timeout 200ms {v9}",
         plan=4, claims=(("udp src port 0", 12),)),
    scan("scan_masscan_26", "masscan of port 0 over a /26", "a: {masscan} {vnet}.64/26 -p0 --rate 200", plan=1,
         note="masscan answers each RST,ACK with an own RST to port 0", claims=((SYN0, 64),)),
    dark("scan_masscan_dark", "masscan of port 0 over a dark /25", "a: {masscan} {dark}.128.0/25 -p0 --rate 300", plan=2, claims=((SYN0, 128, 128),)),
    dark("scan_masscan_udp_dark", "masscan of UDP port 0 over a dark /26", "a: {masscan} {dark}.33.64/26 -pU:0 --rate 200", plan=3),
    dark("scan_masscan_sctp_dark", "masscan of SCTP port 0 over a dark /27", "a: {masscan} {dark}.35.64/27 -pS:0 --rate 100", plan=4, claims=(("sctp dst port 0", 32),)),
    scan("scan_masscan_from_zero", "masscan --source-port 0 of port 443 over a /27", "a: {masscan} {vnet}.96/27 -p443 --source-port 0 --rate 100", plan=4,
         claims=(("src port 0 and tcp[13] == 2", 32),)),
    dark("scan_masscan_zero_zero", "masscan from port 0 to port 0 over a dark /27", "a: {masscan} {dark}.99.32/27 -p0 --source-port 0 --rate 100", plan=1,
         claims=(("src port 0 and dst port 0", 32),)),
    scan("scan_masscan_vertical", "masscan of ports 0-255 of one host", "a: {masscan} {v4} -p0-255 --rate 400", plan=2, claims=((SYN0, 1, 1), ("tcp[13] == 2", 256)),
         note="the zeros are one probe, its answer and masscan's RST: only the other ports tell"),
    scan("scan_masscan_sweep", "masscan of all 65,536 ports of one host; capture of the ports below 600", "a: {masscan} {v4} -p0-65535 --rate 12000", plan=3,
         only="tcp portrange 0-599 or icmp", claims=((SYN0, 1, 2), ("tcp[13] == 2", 590)),
         note="one zero in 65,536 ports: a sweep, not an interest in port 0"),
    dark("scan_masscan_sweep_dark", "masscan of all 65,536 ports of a dark address; capture of the destination ports below 400", "a: {masscan} {dark}.17.4 -p0-65535 --rate 15000",
         plan=4, only="tcp dst portrange 0-399", claims=((SYN0, 1, 1), ("tcp[13] == 2", 400, 400))),
    scan("scan_masscan6", "masscan of port 0 over 16 IPv6 hosts", "a: {masscan} --router-mac-ipv6 02-00-00-00-00-01 --adapter-ip {six}:1::8 --range {six}:2::80/124 -p0 --rate 50", plan=4,
         claims=(("ip6 and tcp dst port 0", 16),), note="masscan 1.3.2 takes an IPv6 range only after --range"),
    dark("scan_masscan6_dark", "masscan of port 0 over 64 dark IPv6 addresses", "a: {masscan} --router-mac-ipv6 02-00-00-00-00-01 --adapter-ip {six}:1::9 --range fd99:d:0:7::100/122 -p0 --rate 80", plan=2,
         claims=(("ip6 and tcp dst port 0", 64, 64),)),
    dark("scan_zmap_dark", "zmap of port 0 over a dark /25", "a: {zmap} -p 0 -r 200 {dark}.200.0/25", plan=1, claims=((SYN0, 128, 128),)),
    scan("scan_zmap_live", "zmap of port 0 over a /27", "a: {zmap} -p 0 -r 100 {vnet}.32/27", plan=4, claims=((SYN0, 32),)),
    scan("scan_zmap_from_zero", "zmap --source-port 0 of port 80 over a /27", "a: {zmap} -p 80 -s 0 -r 100 {vnet}.192/27", plan=2,
         claims=(("src port 0 and tcp[13] == 2", 32),)),
    dark("scan_zmap_udp_dark", "zmap -M udp with a payload to port 0 of a dark /26", "a: {zmap} -M udp --probe-args=text:status -p 0 -r 100 {dark}.210.64/26", plan=3),
    dark("scan_hping_random", "hping3 --rand-dest: SYN to port 0 of random dark addresses", "a: hping3 -q -n -S -p 0 --rand-dest {dark}.180.x -I a0 -i u20000 -c 60",
         plan=2, claims=((SYN0, 60, 60),)),
    dark("scan_hping_random_null", "hping3 --rand-dest: its default to random dark addresses", "a: hping3 -q -n --rand-dest {dark}.181.x -I a0 -i u15000 -c 45", plan=4),
    dark("scan_mirai_like", "a scanner whose sequence number is the address", "a: {py} craft.py mirai 70 0.02 {dark}.5", plan=1, note="written after Mirai's published scanner"),
    scan("scan_distributed_four", "four sources, eight hosts each", *from_sources(["a1", "a3", "a5", "a6"], FOUR_NETS), plan=2,
         note="each source alone stays below ten hosts: together they cover 32", claims=((SYN0, 32),)),
    dark("scan_distributed_six_dark", "six sources, twelve dark addresses each", *from_sources(["a1", "a2", "a4", "a5", "a7", "a9"], SIX_NETS), plan=3),
    scan("scan_lossy", "masscan of port 0 over a /26 through a router that drops a fifth", "a: {masscan} {vnet}.0/26 -p0 --rate 200", loss_percent=20, plan=3),
    scan("scan_sampled", "masscan of port 0 over a /25, one packet in 4", "a: {masscan} {vnet}.0/25 -p0 --rate 300", every=4, plan=2),
    scan("scan_vlan", "nmap -sS of port 0 over a /28 on a tagged link", "a: {nmap} -sS -p0 {vnet}.240/28", vlan=42, plan=1),
    scan("scan_short", "zmap of port 0 over a /27, capture of 42 bytes", "a: {zmap} -p 0 -r 100 {vnet}.128/27", snap=42, plan=2, cause="SCAN",
         note="ports and sequence number remain, flags do not"),
    scan("scan_silent", "nmap -sS of port 0 over a /28 behind a firewall", "a: {nmap} -sS -p0 --max-retries 1 {vnet}.80/28", victim_rules=NO_ANSWER, plan=4, also="-"),
    scan("scan_inbound_only", "nmap -sS of port 0 over a /28, an asymmetric path", "a: {nmap} -sS -p0 {vnet}.112/28", inbound=True, plan=3, also="-",
         claims=(("src port 0", 0, 0),)),
    scan("scan_late", "zmap of port 0 over a /26, capture starts late", "a: {zmap} -p 0 -r 150 {vnet}.64/26", skip=41, plan=1,
         note="the first answers may lack their request"),
    scan("scan_offload", "nmap -sT of port 0 over a /28", "a: {nmap} -sT -p0 {vnet}.16/28", offload=True, plan=1,
         point="a:a0", note="connect() scan at its source: the kernel's own SYN, sums still to be filled in by the card"),
    dark("scan_udp_payload_dark", "DNS queries from one host to port 0 of 30 dark addresses",
         "a: {py} craft.py packets 0.03 30 'IP(dst=\"{dark}.66.%d\" % (i + 3))/UDP(sport=41234,dport=0)/payloads.dns_query(\"x\")'", plan=2,
         cause="SCAN|KNOWN_PAYLOAD"),
    Case("scan_answers_only", "nmap -sS of port 0 over a /24, of which only the answers were captured", ("a: {nmap} -T5 -sS -p0 {vnet}.0/24",),
         (View("v:v0", "BACKSCATTER|UNEXPLAINED|SCAN", "-", only="src port 0", claims=(("tcp src port 0 and tcp[13] == 20", 200),),
               note="each host of one network refuses once: no flood of whoever asked"),), plan=2),
]
