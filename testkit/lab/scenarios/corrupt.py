"""Headers whose bytes after the ports are noise, from real raw sockets."""

from case import Case, View

NOISE = ("src port 0 and dst port 0", 40)


def corrupt(name, scenario, *steps, point="v:v0", claims=(NOISE,), note="", plan=1, also="-", cause="CORRUPT_HEADER", **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every") if k in rest}
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note, **view),), plan=plan, **rest)


MANY = " ".join(f"{{anet}}.{i}" for i in range(60, 250))
CASES = [
    corrupt("corrupt_one_source", "four zero bytes, then noise, from one host", "a: {py} craft.py corrupt 120 0.01 {v3} 11", plan=1),
    corrupt("corrupt_many_sources", "four zero bytes, then noise, from 190 addresses", f"a: {{py}} craft.py corrupt 400 0.005 {{v4}} 12 {MANY}", plan=2,
            claims=(("src port 0 and dst port 0", 400),)),
    corrupt("corrupt_forty", "forty such packets from one host", "a: {py} craft.py corrupt 40 0.05 {v5} 13", plan=3),
    corrupt("corrupt_dark", "such packets at a telescope", "a: {py} craft.py corrupt 150 0.01 {dark}.44.9 14", point="t:t0", plan=4),
    corrupt("corrupt_six", "such packets over IPv6", "a: {py} craft.py corrupt 90 0.02 {v63} 15", plan=1, claims=(("ip6 and ip6[6] == 6", 90),)),
    corrupt("corrupt_destination_only", "random source port, port 0, then noise", "a: {py} craft.py corrupt_destination 160 0.01 {v6} 16", plan=2,
            claims=(("dst port 0", 160),)),
    corrupt("corrupt_summed", "four zero bytes, then noise with a right checksum", "a: {py} craft.py corrupt_summed 180 0.008 {v12} 22 {a1} {a5}", plan=2,
            also="REPLY", note="the kernel answers those whose data offset it can read"),
    corrupt("corrupt_udp", "UDP: four zero bytes, then noise", "a: {py} craft.py corrupt_udp 60 0.02 {v3} 23", plan=1),
    corrupt("corrupt_udp_many_sources", "UDP: four zero bytes, then noise, from 190 addresses",
            f"a: {{py}} craft.py corrupt_udp 300 0.006 {{v4}} 24 {MANY}", plan=2),
    corrupt("corrupt_sampled", "four zero bytes, then noise, one packet in 4", "a: {py} craft.py corrupt 360 0.004 {v7} 17", plan=3, every=4),
    corrupt("corrupt_lossy", "such packets through a router that drops a third", "a: {py} craft.py corrupt 200 0.006 {v8} 18", plan=4, loss_percent=33),
    corrupt("corrupt_vlan", "such packets on a tagged link", "a: {py} craft.py corrupt 100 0.01 {v9} 19", plan=1, vlan=9, claims=()),
    corrupt("corrupt_eight_sources", "such packets from eight addresses to two hosts", "a: {py} craft.py corrupt 80 0.01 {v3} 20 {a1} {a2} {a3} {a4} {a5} {a6} {a7} {a8}",
            "a: {py} craft.py corrupt 80 0.01 {v15} 21 {a1} {a2} {a3} {a4} {a5} {a6} {a7} {a8}", plan=4),
]
