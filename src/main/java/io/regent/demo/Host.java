package io.regent.demo;

/**
 * One machine of the demo: a network namespace with an interface eth1 on the common bridge.
 *
 * @param number the last byte of its address in 192.168.200.0/24
 */
record Host(String name, Role role, int number) {

    enum Role {
        NODE,
        WEB,
        CLIENT
    }

    String address() {
        return "192.168.200." + number;
    }

    /** A locally administered hardware address, chosen so that captures can be read by eye. */
    String mac() {
        return "02:00:c0:a8:c8:%02x".formatted(number);
    }
}
