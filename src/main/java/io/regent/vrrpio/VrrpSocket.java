package io.regent.vrrpio;

import io.regent.net.IpAddress;
import io.regent.net.Link;
import io.regent.sys.ErrnoException;
import io.regent.sys.Sockaddr;
import io.regent.sys.Socket;
import io.regent.sys.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * VRRP over IPv4 multicast on one interface: one raw socket that receives, one that sends
 * (inventory 6.18, raw(7)). Packets are whole IPv4 packets with their header. Belongs to one
 * thread, never blocks.
 *
 * <p>The membership in the group belongs to the interface by its number: when the interface was
 * deleted and made again, the pair must be closed and opened anew.
 */
public final class VrrpSocket implements AutoCloseable {

    /** IP protocol of VRRP (RFC 9568 section 5.1.1.4). */
    public static final int IPPROTO_VRRP = 112;

    /** An advert with 255 addresses and every trailer is shorter. */
    private static final int LONGEST_ADVERT_BYTES = 2048;

    /** TC_PRIO_CONTROL of tc-prio(8): adverts leave before the traffic that they protect. */
    private static final int PRIORITY_CONTROL = 7;

    /** {@code BPF_RET | BPF_K} with k = 0: not one byte of any packet is wanted. */
    private static final byte[] DROP_ALL =
            ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putShort((short) 0x06).array();

    private final Socket receiver;
    private final Socket sender;
    private final byte[] groupAddress;
    private final String destination;

    private VrrpSocket(Socket receiver, Socket sender, IpAddress group, Link link) {
        this.receiver = receiver;
        this.sender = sender;
        this.groupAddress = Sockaddr.ofAddress(group);
        this.destination = "sendto(" + group + " on " + link.name() + ")";
    }

    /**
     * @param group where adverts go, 224.0.0.18 unless configured
     * @param receiveBufferBytes SO_RCVBUF of the receiving socket; 0 for the kernel's default
     */
    public static VrrpSocket open(Link link, IpAddress group, int receiveBufferBytes)
            throws ErrnoException {
        Socket receiver = raw(Math.max(link.mtuBytes(), LONGEST_ADVERT_BYTES));
        try {
            Socket sender = raw(LONGEST_ADVERT_BYTES);
            try {
                prepareReceiver(receiver, link, group, receiveBufferBytes);
                prepareSender(sender, link);
                return new VrrpSocket(receiver, sender, group, link);
            } catch (ErrnoException e) {
                sender.close();
                throw e;
            }
        } catch (ErrnoException e) {
            receiver.close();
            throw e;
        }
    }

    /** The receiving socket, for {@link io.regent.sys.Poller#add} with EPOLLIN. */
    public int fd() {
        return receiver.fd();
    }

    /**
     * The next packet, or {@link Socket#NOTHING}.
     *
     * @return the packet's true length; one that is longer than {@code into} or than the
     *     interface's MTU is cut off, and its length says so
     */
    public int receive(byte[] into) throws ErrnoException {
        return receiver.receive(into);
    }

    /**
     * Sends one IPv4 packet to the group. The kernel fills in its length, and its identification if
     * that is 0, and its checksum.
     *
     * @throws ErrnoException for example ENETUNREACH while the interface is down
     */
    public void send(byte[] packet, int length) throws ErrnoException {
        sender.send(packet, length, Socket.MSG_DONTROUTE, groupAddress, destination);
    }

    @Override
    public void close() {
        receiver.close();
        sender.close();
    }

    private static Socket raw(int bufferBytes) throws ErrnoException {
        return Socket.open(
                Socket.AF_INET, Socket.SOCK_RAW | Socket.SOCK_NONBLOCK, IPPROTO_VRRP, bufferBytes);
    }

    /** The order matters: nothing may come in before it can come from this interface only. */
    private static void prepareReceiver(
            Socket socket, Link link, IpAddress group, int receiveBufferBytes)
            throws ErrnoException {
        socket.setOption(SocketOption.SO_BINDTODEVICE, deviceName(link));
        if (receiveBufferBytes > 0) socket.setOption(SocketOption.SO_RCVBUF, receiveBufferBytes);
        socket.bind(Sockaddr.ofAddress(group), group.toString());
        socket.setOption(SocketOption.IP_MULTICAST_ALL, 0);
        socket.setOption(SocketOption.IP_ADD_MEMBERSHIP, ipMreqn(group, link));
    }

    /** Every raw socket gets a copy of every packet of its protocol; this one wants none. */
    private static void prepareSender(Socket socket, Link link) throws ErrnoException {
        socket.attachFilter(DROP_ALL);
        socket.setOption(SocketOption.SO_RCVBUF, 0);
        socket.setOption(SocketOption.IP_HDRINCL, 1);
        socket.setOption(SocketOption.IP_MULTICAST_IF, ipMreqn(IpAddress.v4(0), link));
        socket.setOption(SocketOption.IP_MULTICAST_LOOP, 0);
        socket.setOption(SocketOption.SO_PRIORITY, PRIORITY_CONTROL);
    }

    /** {@code struct ip_mreqn} of ip(7): group, own address (any), number of the interface. */
    private static byte[] ipMreqn(IpAddress group, Link link) {
        byte[] bytes =
                ByteBuffer.allocate(12)
                        .order(ByteOrder.nativeOrder())
                        .putInt(8, link.ifIndex())
                        .array();
        group.writeTo(bytes, 0);
        return bytes;
    }

    private static byte[] deviceName(Link link) {
        return link.name().getBytes(StandardCharsets.UTF_8);
    }
}
