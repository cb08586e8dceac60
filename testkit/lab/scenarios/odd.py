"""Single packets that no group explains."""

from case import Case, View


def odd(name, scenario, expression, cause="UNEXPLAINED|PROBE", point="v:v0", also="REPLY", plan=1, times=1, severity="info", note="", claims=()):
    step = f"a: {{py}} craft.py packets 0.2 {times} '{expression}'"
    return Case(name, scenario, (step,), (View(point, cause, also, severity_at_most=severity, note=note, claims=claims),), plan=plan)


CASES = [
    Case("odd_refusals_only", "what a host answers to a scan of 70 ports from port 0", ("a: {nmap} -sS -g 0 -p20-90 {v4}",),
         (View("v:v0", "UNEXPLAINED|BACKSCATTER", only="tcp dst port 0", claims=(("dst port 0", 60),)),), plan=3),
    odd("odd_rst", "one RST,ACK to port 0 from nowhere", "IP(src=\"{a3}\",dst=\"{dark}.5.6\",ttl=57)/TCP(sport=443,dport=0,flags=\"RA\",seq=0,ack=7)",
        "UNEXPLAINED|BACKSCATTER|PROBE", "t:t0", "-", 1),
    odd("odd_syn_ack", "one SYN,ACK to port 0 from nowhere", "IP(src=\"{a2}\",dst=\"{dark}.99.6\",ttl=51)/TCP(sport=80,dport=0,flags=\"SA\",seq=99,ack=7,options=[(\"MSS\",1460)])",
        "UNEXPLAINED|BACKSCATTER|PROBE", "t:t0", "-", 2),
    odd("odd_ack", "one ACK from port 0 to 443", "IP(dst=\"{v3}\",ttl=60)/TCP(sport=0,dport=443,flags=\"A\",seq=5,ack=7)", "UNEXPLAINED|PROBE|BACKSCATTER|SCAN", plan=3),
    odd("odd_udp_byte", "one UDP datagram of one byte to port 0 of a dark address", "IP(dst=\"{dark}.7.8\",ttl=44)/UDP(sport=5123,dport=0)/Raw(b\"x\")",
        "UNEXPLAINED|PROBE|APPLICATION_DEFAULT", "t:t0", "-", 4),
    odd("odd_udp_from_zero", "one UDP datagram from port 0 to a high port of a dark address", "IP(dst=\"{dark}.8.8\",ttl=110)/UDP(sport=0,dport=54321)/Raw(bytes(17))",
        "UNEXPLAINED|PROBE|NO_SOURCE_PORT|SCAN", "t:t0", "-", 1),
    odd("odd_fin", "one FIN,ACK with data to port 0", "IP(dst=\"{v5}\",ttl=60)/TCP(sport=50123,dport=0,flags=\"FPA\",seq=5,ack=7)/Raw(b\"late\")", "UNEXPLAINED|PROBE", plan=2),
    odd("odd_two_resets", "two RST to port 0, from two addresses", "IP(src=\"{anet}.%d\" % (30+9*i),dst=\"{dark}.5.%d\" % (60+70*i),ttl=57+i)/TCP(sport=25+i*85,dport=0,flags=\"R\",seq=1+i*1000)",
        "UNEXPLAINED|BACKSCATTER|PROBE", "t:t0", "-", 3, times=2),
    odd("odd_six", "one RST from port 0 over IPv6 in the dark", "IPv6(src=\"{a63}\",dst=\"fd99:d::99\",hlim=55)/TCP(sport=0,dport=3389,flags=\"RA\",seq=0,ack=9)",
        "UNEXPLAINED|BACKSCATTER|PROBE", "t:t0", "-", 4),
    odd("odd_dccp", "one DCCP request to port 0", "IP(dst=\"{dark}.3.3\",proto=33)/Raw(bytes.fromhex(\"c0de000004000000010000000000000100000000\"))",
        "UNEXPLAINED|PROBE", "t:t0", "-", 2, note="DCCP is not counted in zeroPackets", claims=(("not icmp and ip proto 33", 1, 1),)),
    odd("odd_quoted", "one ICMP time exceeded that quotes a SYN to port 0", "IP(src=\"{a5}\",dst=\"{dark}.3.9\")/ICMP(type=11,code=0)/IP(src=\"{dark}.3.9\",dst=\"203.0.113.200\",ttl=1)/TCP(sport=40000,dport=0,flags=\"S\")",
        "UNEXPLAINED|BACKSCATTER", "t:t0", "-", 1, claims=(("icmp[0] == 11", 1, 1),), note="the zero is only inside the ICMP error"),
]
