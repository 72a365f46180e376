package io.regent.conformance;

/**
 * One check of one server that behaves in one way.
 *
 * @param name what the server does
 * @param kind {@code TCP_CHECK}
 * @param port of the real server in the table, by which it is known
 * @param block of the check in keepalived.conf
 * @param keepalived whether it passes for keepalived 2.2.7
 * @param regent the same for Regent; where they differ, docs/keepalived-compatibility.md says why
 */
record OddCheck(
        String name, String kind, int port, String block, boolean keepalived, boolean regent) {

    boolean isJudgedAlike() {
        return keepalived == regent;
    }

    /** keepalived says nothing of a DNS_CHECK that passes: with {@code alpha} the table does. */
    boolean isSilentSuccess() {
        return kind.equals("DNS_CHECK");
    }

    String realServer() {
        String alpha = isSilentSuccess() && keepalived && regent ? "alpha\n" : "";
        return "real_server 10.81.0.11 %d {\n%s {\n%s%s\n}\n}\n"
                .formatted(port, kind, alpha, block);
    }

    @Override
    public String toString() {
        return kind + " " + port + ": " + name;
    }
}
