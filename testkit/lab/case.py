"""What a scenario file says: a case is one experiment, a view is one capture of it with its label."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class View:
    """A capture at `point` (place:interface) with the cause that has most of its zeros.

    `claims` are BPF filters with the least (and, given three parts, the most) packets that must match: a label
    that the packets do not bear out never reaches the catalogue."""

    point: str
    cause: str
    also: str = "-"
    suffix: str = ""
    claims: tuple = ()
    severity_at_most: str = "-"
    note: str = ""
    every: int = 1          # keep one packet in so many, drawn at random as sampling taps do
    skip: int = 0           # leave out the first packets, as a capture that starts late
    vlan: int = 0           # tag the frames
    snap: int = 0           # tcpdump -s
    only: str = ""          # tcpdump's filter
    inbound: bool = False   # tcpdump -Q in: the capture of an asymmetric path
    pcapng: bool = False    # dumpcap, interfaces joined with "+"


@dataclass(frozen=True)
class Case:
    name: str
    scenario: str
    steps: tuple                       # "place: command", run one after another ("&" at the end: meanwhile)
    views: tuple
    plan: int = 1
    spoof_into_dark: bool = False      # the router maps sources 1:1 into the dark /15 (keeps the low 17 bits)
    loss_percent: int = 0              # the router drops so many of the forwarded packets
    live: tuple = ("0/24",)            # which of the victims' addresses exist
    victim_rules: str = ""
    router_rules: str = ""
    offload: bool = False              # leave checksums to the "hardware", as real hosts do
    settle_seconds: float = 0.4        # how long the capture goes on after the last step
    needs: tuple = field(default=())
    at_most: int = 4000                # packets of one capture
