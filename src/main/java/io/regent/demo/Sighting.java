package io.regent.demo;

import java.util.Optional;

/**
 * Something the client saw. Written by the client's process as one line of words and read back by
 * the demo. Times are {@link System#nanoTime}, which all processes of one Linux machine share.
 */
sealed interface Sighting {

    /** A page that arrived, or not, and why not. */
    record Page(String service, boolean arrived, long askedNanos, long endedNanos, String what)
            implements Sighting {

        @Override
        public String line() {
            return "page %s %b %d %d %s".formatted(service, arrived, askedNanos, endedNanos, what);
        }
    }

    /** An answer to "who has this address?". */
    record ArpAnswer(String address, String mac, long askedNanos, long answeredNanos)
            implements Sighting {

        @Override
        public String line() {
            return "arp %s %s %d %d".formatted(address, mac, askedNanos, answeredNanos);
        }
    }

    String line();

    /** Empty for a line that is no sighting, such as a message of the virtual machine. */
    static Optional<Sighting> parse(String line) {
        String[] words = line.split(" ", 6);
        try {
            if (words[0].equals("page") && words.length == 6)
                return Optional.of(
                        new Page(
                                words[1],
                                Boolean.parseBoolean(words[2]),
                                Long.parseLong(words[3]),
                                Long.parseLong(words[4]),
                                words[5]));
            if (words[0].equals("arp") && words.length == 5)
                return Optional.of(
                        new ArpAnswer(
                                words[1],
                                words[2],
                                Long.parseLong(words[3]),
                                Long.parseLong(words[4])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
