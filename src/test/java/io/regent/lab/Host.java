package io.regent.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One machine of the laboratory: a network namespace with the network cards eth0, eth1, … */
public final class Host {

    private final String name;
    private final String namespace;
    private final Map<String, String> macs = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    Host(String name, String namespace) {
        this.name = name;
        this.namespace = namespace;
    }

    void hasCard(String device, String mac, String address) {
        macs.put(device, mac);
        addresses.put(device, address);
    }

    public String name() {
        return name;
    }

    public String namespace() {
        return namespace;
    }

    /** The hardware address of a card that the laboratory gave it. */
    public String mac(String device) {
        return java.util.Objects.requireNonNull(macs.get(device), device);
    }

    /** The address that the laboratory gave a card. */
    public String address(String device) {
        return java.util.Objects.requireNonNull(addresses.get(device), device);
    }

    public String address() {
        return address("eth0");
    }

    /** Runs a command on the host and returns what it printed; fails if the command does. */
    public String run(String... command) {
        return Shell.run(inside(command));
    }

    /** Runs {@code ip} on the host: {@code ip("link set eth0 down")}. */
    public String ip(String arguments) {
        var command = new ArrayList<>(List.of("ip", "-n", namespace));
        command.addAll(List.of(arguments.split(" ")));
        return Shell.run(command);
    }

    /** Whether any process runs on the host. */
    public boolean isIdle() {
        return Shell.run(List.of("ip", "netns", "pids", namespace)).isBlank();
    }

    List<String> inside(String... command) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(List.of(command));
        return all;
    }

    /** The IPv4 addresses of a device in the form 192.0.2.1/24, in the kernel's order. */
    public List<String> addresses(String device) {
        return lines(device).stream().map(line -> line.split("\\s+")[3]).toList();
    }

    /** True if the host has the address on eth0 with any prefix length. */
    public boolean holds(String address) {
        return addresses("eth0").stream().anyMatch(held -> held.startsWith(address + "/"));
    }

    /** The lines of {@code ip -o -4 address show}: prefix, broadcast, scope, label. */
    public List<String> lines(String device) {
        return ip("-o -4 address show dev " + device)
                .lines()
                .filter(line -> line.contains(" inet "))
                .toList();
    }
}
