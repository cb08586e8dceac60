package io.portzero.verdict;

/// Why genuine zeros were sent. A closed family: whoever switches over it handles every member.
public enum Cause {
    /// Answers of a victim to packets whose source was forged; no request was seen from here.
    BACKSCATTER("answers to forged packets", "are they answers to forged packets?"),
    /// Answers whose request is in the data; they belong to the request's cause.
    REPLY("answers to requests in the data", "are they answers to requests in the data?"),
    /// One source, or a campaign, to ten or more hosts or ports.
    SCAN("a scan", "is it a scan?"),
    /// Crafted packets to one host or a few: somebody tests.
    PROBE("a probe", "is it a probe?"),
    /// Several different crafted probes to one host: somebody wants to know its system.
    OS_FINGERPRINTING("system fingerprinting", "is it system fingerprinting?"),
    /// Many packets to one target at a high rate.
    FLOOD("a flood", "is it a flood?"),
    /// The bytes behind the ports are random.
    CORRUPT_HEADER("corrupt headers", "are the headers corrupt?"),
    /// An ordinary system sent it for a program whose port was not set.
    APPLICATION_DEFAULT(
            "a program whose port was not set", "is it a program whose port was not set?"),
    /// A handshake completes and data flows: something answers on port 0.
    ESTABLISHED_SESSION("a session on port 0", "is it a session on port 0?"),
    /// UDP without a source port, as RFC 768 permits.
    NO_SOURCE_PORT(
            "UDP senders that expect no answer", "is it a UDP sender that expects no answer?"),
    /// The payload names the protocol.
    KNOWN_PAYLOAD("a known protocol sent to port 0", "is it a known protocol sent to port 0?"),
    /// A device on the path wrote the zero.
    MIDDLEBOX_REWRITE(
            "a device on the path that rewrites ports",
            "did a device on the path rewrite the port?"),
    /// Nothing reached its threshold.
    UNEXPLAINED("not explained", "is it something else?");

    private final String words;
    private final String question;

    Cause(String words, String question) {
        this.words = words;
        this.question = question;
    }

    /// The cause in words, to follow "this is" or a colon.
    public String words() {
        return words;
    }

    /// Whether it is this cause, as a question about packets.
    public String question() {
        return question;
    }
}
