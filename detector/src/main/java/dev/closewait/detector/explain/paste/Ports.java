package dev.closewait.detector.explain.paste;

import java.util.Map;
import java.util.OptionalInt;

/** Numbers of ports, and of the services that tools print by name (IANA's registry; /etc/services). */
final class Ports {
    private static final int MOST = 65_535;

    private static final Map<String, Integer> BY_NAME = Map.ofEntries(
            Map.entry("ftp", 21), Map.entry("ssh", 22), Map.entry("telnet", 23), Map.entry("smtp", 25),
            Map.entry("domain", 53), Map.entry("http", 80), Map.entry("www", 80), Map.entry("kerberos", 88),
            Map.entry("pop3", 110), Map.entry("imap", 143), Map.entry("imap2", 143), Map.entry("bgp", 179),
            Map.entry("ldap", 389), Map.entry("https", 443), Map.entry("submission", 587), Map.entry("ldaps", 636),
            Map.entry("imaps", 993), Map.entry("pop3s", 995), Map.entry("ms-sql-s", 1433), Map.entry("mqtt", 1883),
            Map.entry("nfs", 2049), Map.entry("mysql", 3306), Map.entry("ms-wbt-server", 3389),
            Map.entry("postgresql", 5432), Map.entry("postgres", 5432), Map.entry("amqps", 5671),
            Map.entry("amqp", 5672), Map.entry("redis", 6379), Map.entry("irdmi", 8000), Map.entry("http-alt", 8080),
            Map.entry("webcache", 8080), Map.entry("tproxy", 8081), Map.entry("pcsync-https", 8443),
            Map.entry("xmltec-xmlmail", 9091), Map.entry("memcache", 11_211), Map.entry("memcached", 11_211));

    private Ports() {}

    /** The number of a port given by number or by its service's name; empty for other texts. */
    static OptionalInt number(String text) {
        long number = Numbers.whole(text);
        if (number >= 0) {
            return number <= MOST ? OptionalInt.of((int) number) : OptionalInt.empty();
        }
        Integer named = BY_NAME.get(text);
        return named == null ? OptionalInt.empty() : OptionalInt.of(named);
    }
}
