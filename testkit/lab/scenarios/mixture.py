"""Several causes in one capture: the label names the one with most zeros, `also` the others."""

from case import Case, View
from ground import table


def mix(name, scenario, cause, also, *steps, point="v:v0", claims=(), plan=1, note="", **rest):
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note),), plan=plan, **rest)


METER = "{py} craft.py packets 0.2 20 'IP(src=\"{a4}\",dst=\"{v20}\",id=i)/UDP(sport=0,dport=9999)/Raw(b\"METR\"+bytes([i])+bytes(40))'"
CASES = [
    mix("mix_scan_program", "a scan of a /26 beside a program without a port", "SCAN", "APPLICATION_DEFAULT|REPLY", "a: {masscan} {vnet}.64/26 -p0 --rate 100 &",
        "a: {py} program.py connect 3 0.4 2 {v3}", plan=1, settle_seconds=3, claims=(("dst port 0 and tcp[13] == 2", 60),)),
    mix("mix_scan_noise", "a scan of a /25 beside broken headers", "SCAN", "CORRUPT_HEADER|REPLY", "a: {zmap} -p 0 -r 100 {vnet}.128/25 &",
        "a: {py} craft.py corrupt 45 0.03 {v5} 31 {a2}", plan=2, settle_seconds=3, claims=(("src port 0 and dst port 0", 45), ("dst port 0 and tcp[13] == 2", 128))),
    mix("mix_noise_probe", "broken headers beside a probe", "CORRUPT_HEADER", "PROBE|REPLY", "a: hping3 -q -n -I a0 -a {a6} -S -p 0 -c 4 -i u200000 {v9} &",
        "a: {py} craft.py corrupt 110 0.01 {v5} 32 {a2}", plan=3),
    mix("mix_flood_session", "a flood of port 0 while a session with it runs", "FLOOD", "ESTABLISHED_SESSION|REPLY",
        "a: hping3 -q -n -S -p 0 -i u5000 -c 260 -a {a7} {v9} &", "a: {py} program.py talk 2 200 {v3} 0 0.2", plan=4,
        victim_rules=table("ip", "zero", "nat hook prerouting priority -100", ["ip daddr 192.168.44.12 tcp dport 0 redirect to :8080"]),
        claims=(("src port 0 and tcp[13] == 18", 2),)),
    mix("mix_backscatter_scan", "answers to a forged flood, and a scan of the telescope", "BACKSCATTER", "SCAN", "a: hping3 -q -n -S -s 0 -k -p 80 -i u5000 -c 220 --rand-source {v3} &",
        "a: {nmap} -sS -p0 --max-retries 0 {dark}.99.1-24", point="t:t0", plan=1, claims=(("tcp[13] == 18 and dst port 0", 100), ("tcp[13] == 2", 24)),
        spoof_into_dark=True, settle_seconds=1.2),
    mix("mix_meter_dht", "a meter without a source port beside a DHT peer", "NO_SOURCE_PORT", "KNOWN_PAYLOAD|REPLY", f"a: {METER} &",
        "a: {py} program.py udp dht_ping 4 0.6 {v8}", plan=2, settle_seconds=3.5, claims=(("udp src port 0", 20), ("udp dst port 0", 3))),
    mix("mix_program_fragments", "a program without a port among fragments and pings", "APPLICATION_DEFAULT", "REPLY", "a: {py} program.py big 5000 8 {v3} 53",
        "a: {py} program.py connect 4 0.3 2 {v7}", "a: {py} program.py big 3000 4 {v9} 123", plan=3, claims=(("ip[6:2] & 0x1fff != 0", 20), ("dst port 0", 4, 4))),
    mix("mix_session_probe", "sessions with port 0 beside an hping3 probe", "ESTABLISHED_SESSION", "PROBE|REPLY", "a: {py} program.py talk 3 400 {v3} 0",
        "a: hping3 -q -n -c 4 -i u100000 {v11}", plan=1,
        victim_rules=table("ip", "zero", "nat hook prerouting priority -100", ["ip daddr 10.71.2.12 tcp dport 0 redirect to :8080"]),
        claims=(("src port 0 and tcp[13] == 18", 3), ("dst port 0 and tcp[13] == 0", 4))),
    mix("mix_three", "a scan, a meter and a program at once", "SCAN", "NO_SOURCE_PORT|APPLICATION_DEFAULT|REPLY", "a: {masscan} {vnet}.128/26 -p0 --rate 60 &", f"a: {METER} &",
        "a: {py} program.py connect 3 0.5 2 {v6}", plan=4, settle_seconds=3.5, claims=(("udp src port 0", 20), ("dst port 0 and tcp[13] == 2", 64))),
    mix("mix_flood_detection", "nmap's system detection with port 0, then a flood of the same host by the same source", "FLOOD", "OS_FINGERPRINTING|REPLY",
        "a: {nmap} -O --max-os-tries 1 -p0,22 {v6}", "a: hping3 -q -n -S -p 0 -i u2000 -c 300 {v6}", plan=2, claims=(("dst port 0 and tcp[13] == 2", 300),)),
    mix("mix_scan_dark_backscatter", "a dark scan larger than the backscatter beside it", "SCAN", "BACKSCATTER",
        "a: {py} craft.py packets 0.04 30 'IP(src=\"{dark}.%d.9\" % i,dst=\"{v4}\")/TCP(sport=0,dport=22,flags=\"S\",seq=i)' &", "a: {zmap} -p 0 -r 100 {dark}.64.0/24",
        point="t:t0", plan=3, claims=(("tcp[13] == 18 and dst port 0", 30), ("tcp[13] == 2", 256))),
]
