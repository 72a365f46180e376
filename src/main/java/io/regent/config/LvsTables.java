package io.regent.config;

import java.util.List;

/** The tables of load balancing, for those who want all of them. */
final class LvsTables {

    static final List<BlockTable> TABLES =
            List.of(
                    SslKeywords.TABLE,
                    VirtualServerKeywords.TABLE,
                    RealServerKeywords.TABLE,
                    WebCheckKeywords.HTTP_GET,
                    WebCheckKeywords.SSL_GET,
                    WebCheckKeywords.TLS_URL,
                    WebCheckKeywords.PLAIN_URL,
                    ServiceCheckKeywords.SMTP_CHECK,
                    ServiceCheckKeywords.HOST_TABLE,
                    ServiceCheckKeywords.DNS_CHECK,
                    ServiceCheckKeywords.MISC_CHECK,
                    ServiceCheckKeywords.PING_CHECK,
                    ServiceCheckKeywords.TCP_CHECK,
                    ServiceCheckKeywords.UDP_CHECK,
                    ServiceCheckKeywords.FILE_CHECK,
                    ServiceCheckKeywords.BFD_CHECK);

    private LvsTables() {}
}
