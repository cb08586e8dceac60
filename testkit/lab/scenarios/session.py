"""Something listens on port 0: the kernel cannot, but a redirection can."""

from case import Case, View
from ground import table


def redirect(rule, family="ip"):
    return table(family, "zero", "nat hook prerouting priority -100", [rule])


TCP = redirect("tcp dport 0 redirect to :8080")
TCP6 = redirect("tcp dport 0 redirect to :8080", "ip6")
UDP = redirect("udp dport 0 redirect to :9999")
UDP6 = redirect("udp dport 0 redirect to :9999", "ip6")
ANSWER0 = ("src port 0 and tcp[13] == 18", 1)


def session(name, scenario, *steps, point="v:v0", claims=(ANSWER0,), note="", plan=1, also="-", cause="ESTABLISHED_SESSION", rules=TCP, **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every", "skip", "only", "inbound") if k in rest}
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note, **view),), plan=plan, victim_rules=rules, **rest)


CASES = [
    session("session_http", "curl fetches a page from port 0", "a: curl -s -m 5 http://{v3}:0/", plan=1),
    session("session_echo", "a session of three messages with port 0", "a: {py} program.py talk 1 200 {v4} 0 0.2", plan=2),
    session("session_several", "five sessions with port 0 of two hosts", "a: {py} program.py talk 3 900 {v5} 0", "a: {py} program.py talk 2 100 {v6} 0", plan=3,
            claims=(("src port 0 and tcp[13] == 18", 5),)),
    session("session_large", "a session of 60 KB", "a: {py} program.py talk 1 20000 {v7} 0", plan=4),
    session("session_six", "two sessions with port 0 over IPv6", "a: {py} program.py talk 2 400 {v63} 0", rules=TCP6, plan=1, claims=(("ip6 and tcp src port 0", 8),)),
    session("session_six_http", "curl fetches a page from port 0 over IPv6", "a: curl -s -m 5 'http://[{v64}]:0/'", rules=TCP6, plan=2, claims=(("ip6 and tcp src port 0", 4),)),
    session("session_long", "a session of ten seconds", "a: {py} program.py talk 1 150 {v8} 0 3", plan=3),
    session("session_lossy", "sessions with port 0 through a router that drops a twentieth", "a: {py} program.py talk 4 1500 {v9} 0", loss_percent=5, plan=4),
    session("session_vlan", "a session with port 0 on a tagged link", "a: {py} program.py talk 2 250 {v3} 0", vlan=1001, plan=2, claims=()),
    session("session_short", "a session with port 0, capture of 70 bytes", "a: {py} program.py talk 2 1200 {v3} 0 0.1", snap=70, plan=1),
    session("session_offload", "a session at the server, sums left to the card", "a: {py} program.py talk 2 2500 {v3} 0", offload=True, plan=3),
    session("session_client_side", "a session with port 0 at the client", "a: {py} program.py talk 2 600 {v3} 0", point="a:a0", plan=4),
    session("session_late", "a session whose beginning was not captured", "a: {py} program.py talk 1 300 {v3} 0 0.2", skip=8, plan=1, claims=(),
            cause="ESTABLISHED_SESSION|UNEXPLAINED"),
    session("session_server_only", "what the server of two sessions sends", "a: {py} program.py talk 2 900 {v4} 0", only="src port 0", plan=2,
            claims=(("src port 0 and tcp[13] == 18", 2), ("dst port 0", 0, 0))),
    session("session_client_only", "what the client of a session sends", "a: {py} program.py talk 1 700 {v5} 0", only="dst port 0", plan=3,
            claims=(("dst port 0 and tcp[13] == 2", 1), ("src port 0", 0, 0))),
    session("session_server_only_six", "what the server of a session over IPv6 sends", "a: {py} program.py talk 1 1200 {v65} 0", rules=TCP6, only="tcp src port 0",
            plan=4, claims=(("ip6 and tcp src port 0", 4),)),
    session("session_server_middle", "what a server sends in the middle of a session of 60 KB", "a: {py} program.py talk 1 20000 {v6} 0", only="src port 0", skip=6,
            plan=1, claims=(("src port 0", 8), ("src port 0 and tcp[13] == 18", 0, 0))),
    session("session_udp_echo", "UDP echo answered from port 0", "a: {py} program.py exchange text 5 0.2 {v4} 0", rules=UDP, plan=2,
            claims=(("udp dst port 0", 5), ("udp src port 0", 5)), cause="ESTABLISHED_SESSION|APPLICATION_DEFAULT", note="UDP has no handshake: five questions, five answers"),
    session("session_udp_echo_six", "UDP echo answered from port 0 over IPv6", "a: {py} program.py exchange text 6 0.2 {v65} 0", rules=UDP6, plan=3,
            claims=(("ip6 and udp src port 0", 6),), cause="ESTABLISHED_SESSION|APPLICATION_DEFAULT", note="UDP has no handshake: six questions, six answers"),
    Case("session_cut_sampled", "long sessions with port 0, one packet in ten kept, cut to 60 bytes", ("a: {py} program.py talk 2 150000 {v2} 0",),
         (View("v:v0", "ESTABLISHED_SESSION", "-", snap=60, every=10, claims=(("tcp port 0", 30),), note="no payload was captured, IP's length tells of it"),),
         plan=3, victim_rules=TCP),
]
