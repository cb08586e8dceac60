"""Several different crafted probes to one host within seconds."""

from case import Case, View


def fingerprinting(name, scenario, *steps, point="v:v0", claims=(), note="", plan=1, also="REPLY", cause="OS_FINGERPRINTING", **rest):
    view = {k: rest.pop(k) for k in ("snap", "vlan", "every") if k in rest}
    return Case(name, scenario, steps, (View(point, cause, also, claims=claims, note=note, **view),), plan=plan, **rest)


def flags(host, *sets, family="IP", sport="51000", pause="0.3"):
    expressions = " ".join(f"'{family}(dst=\"{host}\")/TCP(sport={sport}+i,dport=0,flags=\"{s}\",window=4096,seq=77)'" for s in sets)
    return f"a: {{py}} craft.py packets {pause} 1 {expressions}"


NMAP_T7 = ("dst port 0 and tcp[13] == 41", 1)
CASES = [
    fingerprinting("osfp_nmap", "nmap -O with port 0 as the closed port", "a: {nmap} -O -p0,80 {v3}", plan=1, claims=(NMAP_T7,)),
    fingerprinting("osfp_nmap_guess", "nmap -O --osscan-guess, closed port 0, open 22 and 443", "a: {nmap} -O --osscan-guess -p0,22,443 {v14}", plan=2, claims=(NMAP_T7,)),
    fingerprinting("osfp_nmap_once", "nmap -O --max-os-tries 1, closed port 0", "a: {nmap} -O --max-os-tries 1 -p0,8080 {v9}", plan=3, claims=(NMAP_T7,)),
    fingerprinting("osfp_nmap6", "nmap -6 -O with port 0 as the closed port", "a: {nmap} -6 -O -p0,80 {v69}", plan=4,
                   claims=(("ip6 and tcp dst port 0", 3),)),
    fingerprinting("osfp_nmap_two_hosts", "nmap -O of two hosts", "a: {nmap} -O --max-os-tries 1 -p0,22 {v3} {v8}", plan=1, claims=(("dst port 0 and tcp[13] == 41", 2),)),
    fingerprinting("osfp_nmap_lossy", "nmap -O through a router that drops a tenth", "a: {nmap} -O -p0,80 {v6}", loss_percent=10, plan=2),
    fingerprinting("osfp_nmap_vlan", "nmap -O on a tagged link", "a: {nmap} -O --max-os-tries 2 -p0,80 {v6}", vlan=7, plan=4),
    fingerprinting("osfp_nmap_prober", "nmap -O at the prober", "a: {nmap} -O --max-os-tries 2 -p0,443 {v11}", point="a:a0", plan=3),
    fingerprinting("osfp_flags_scapy", "SYN,FIN, NULL, XMAS and ACK to port 0 within two seconds", flags("{v4}", "SF", "", "FPU", "A"), plan=2),
    fingerprinting("osfp_flags_hping", "hping3: NULL, SYN,FIN, FIN,PSH,URG and ACK to port 0 within seconds", "a: hping3 -q -n -p 0 -c 1 {v5}",
                   "a: hping3 -q -n -SF -p 0 -c 1 {v5}", "a: hping3 -q -n -FPU -p 0 -c 1 {v5}", "a: hping3 -q -n -A -p 0 -c 1 {v5}", plan=3),
    fingerprinting("osfp_flags6", "odd flag sets to port 0 over IPv6", flags("{v64}", "S", "SFPU", "", "FPU", "A", family="IPv6"), plan=1),
    fingerprinting("osfp_flags_twice", "odd flag sets, twice", flags("{v17}", "SF", "", "FPU", "A", "SEC"), flags("{v17}", "SF", "", "FPU", "A", "SEC", sport="52000"), plan=4),
    fingerprinting("osfp_pair", "TCP SYN and UDP to port 0 within a second: Linux answers both",
                   "a: {py} craft.py packets 0.2 1 'IP(dst=\"{v4}\")/TCP(sport=40001,dport=0)' 'IP(dst=\"{v4}\")/UDP(sport=40001,dport=0)'", plan=3,
                   claims=(("udp dst port 0", 1, 1), ("tcp dst port 0", 1, 1), ("icmp[0] == 3", 1))),
    fingerprinting("osfp_pair_thrice", "TCP and UDP pair to port 0 of three hosts",
                   "a: {py} craft.py packets 0.1 3 'IP(dst=\"{vnet}.%d\" % (60+i))/TCP(sport=3000+i,dport=0,flags=\"\")' 'IP(dst=\"{vnet}.%d\" % (60+i))/UDP(sport=3000+i,dport=0)/Raw(bytes(8))'", plan=1),
    fingerprinting("osfp_pair6", "TCP and UDP pair to port 0 over IPv6",
                   "a: {py} craft.py packets 0.2 1 'IPv6(dst=\"{v62}\")/TCP(sport=4444,dport=0,flags=\"S\")' 'IPv6(dst=\"{v62}\")/UDP(sport=4444,dport=0)/Raw(b\"ab\")'", plan=2),
]
