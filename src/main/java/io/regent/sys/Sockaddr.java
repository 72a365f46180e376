package io.regent.sys;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of the {@code struct sockaddr_*} that bind(2) and sendto(2) take. */
public final class Sockaddr {

    private static final int FAMILY_BYTES = 2;
    private static final int SOCKADDR_IN_BYTES = 16;
    private static final int SOCKADDR_IN6_BYTES = 28;
    private static final int SOCKADDR_NL_BYTES = 12;
    private static final int SOCKADDR_LL_BYTES = 20;

    private Sockaddr() {}

    /** {@code sockaddr_in} of ip(7); raw sockets have no port. */
    public static byte[] ofAddress(IpAddress address) {
        assert address.family() == IpFamily.IPV4 : address;
        byte[] bytes = ofFamily(Socket.AF_INET, SOCKADDR_IN_BYTES).array();
        address.writeTo(bytes, 4);
        return bytes;
    }

    /**
     * {@code sockaddr_in} of ip(7) or {@code sockaddr_in6} of ipv6(7). A link-local address needs a
     * socket that is bound to a device.
     *
     * @param port 0 to 65535; 0 for any, or none
     */
    public static byte[] ofEndpoint(IpAddress address, int port) {
        boolean isV4 = address.family() == IpFamily.IPV4;
        byte[] bytes =
                ofFamily(
                                Socket.domain(address.family()),
                                isV4 ? SOCKADDR_IN_BYTES : SOCKADDR_IN6_BYTES)
                        .array();
        bytes[2] = (byte) (port >>> 8);
        bytes[3] = (byte) port;
        address.writeTo(bytes, isV4 ? 4 : 8);
        return bytes;
    }

    /**
     * {@code sockaddr_nl} of netlink(7): the kernel chooses the port.
     *
     * @param groups bits of multicast groups
     */
    public static byte[] ofNetlinkGroups(int groups) {
        return ofFamily(Socket.AF_NETLINK, SOCKADDR_NL_BYTES).putInt(8, groups).array();
    }

    /**
     * {@code sockaddr_ll} of packet(7).
     *
     * @param etherType protocol of if_ether.h in host order, 0 for none
     */
    public static byte[] ofLink(int ifIndex, int etherType, MacAddress destination) {
        byte[] bytes = ofFamily(Socket.AF_PACKET, SOCKADDR_LL_BYTES).putInt(4, ifIndex).array();
        bytes[2] = (byte) (etherType >>> 8);
        bytes[3] = (byte) etherType;
        bytes[11] = (byte) MacAddress.BYTES;
        destination.writeTo(bytes, 12);
        return bytes;
    }

    /** {@code sockaddr_un} of unix(7); a leading {@code @} stands for the abstract name space. */
    public static byte[] ofPath(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        boolean isAbstract = path.startsWith("@");
        int end = isAbstract ? 0 : 1;
        byte[] bytes = ofFamily(Socket.AF_UNIX, FAMILY_BYTES + name.length + end).array();
        System.arraycopy(name, 0, bytes, FAMILY_BYTES, name.length);
        if (isAbstract) bytes[FAMILY_BYTES] = 0;
        return bytes;
    }

    private static ByteBuffer ofFamily(int family, int sizeBytes) {
        return ByteBuffer.allocate(sizeBytes)
                .order(ByteOrder.nativeOrder())
                .putShort(0, (short) family);
    }
}
