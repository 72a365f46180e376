package io.regent.vrrpio;

import io.regent.net.IpAddress;
import io.regent.net.MacAddress;
import io.regent.sys.ErrnoException;
import io.regent.sys.SendBatch;
import io.regent.sys.Sockaddr;
import io.regent.sys.Socket;
import java.util.List;

/**
 * Sends gratuitous ARP on any interface (packet(7)). Receives nothing, never blocks. Belongs to one
 * thread.
 */
public final class ArpSocket implements AutoCloseable {

    private static final int NO_PROTOCOL = 0;
    private static final int FRAMES_PER_SEND = 64;

    private final Socket socket;
    private final SendBatch batch = new SendBatch(FRAMES_PER_SEND, GratuitousArp.FRAME_BYTES);
    private final byte[] frame = new byte[GratuitousArp.FRAME_BYTES];

    private ArpSocket(Socket socket) {
        this.socket = socket;
    }

    public static ArpSocket open() throws ErrnoException {
        return new ArpSocket(
                Socket.open(
                        Socket.AF_PACKET,
                        Socket.SOCK_RAW | Socket.SOCK_NONBLOCK,
                        NO_PROTOCOL,
                        GratuitousArp.FRAME_BYTES));
    }

    /**
     * Tells the link that {@code address} is at {@code mac}.
     *
     * @throws ErrnoException for example ENETDOWN or ENXIO when the interface is down or gone
     */
    public void announce(int ifIndex, MacAddress mac, IpAddress address) throws ErrnoException {
        GratuitousArp.write(frame, mac, address);
        socket.send(frame, frame.length, 0, broadcast(ifIndex), "sendto(gratuitous ARP)");
    }

    /** The same for many addresses, with one call for each 64 of them. */
    public void announceAll(int ifIndex, MacAddress mac, List<IpAddress> addresses)
            throws ErrnoException {
        byte[] to = broadcast(ifIndex);
        for (int i = 0; i < addresses.size(); i++) {
            GratuitousArp.write(frame, mac, addresses.get(i));
            batch.add(frame, frame.length, to);
            if (batch.isFull()) batch.send(socket);
        }
        batch.send(socket);
    }

    @Override
    public void close() {
        batch.close();
        socket.close();
    }

    private static byte[] broadcast(int ifIndex) {
        return Sockaddr.ofLink(ifIndex, GratuitousArp.ETHERTYPE_ARP, MacAddress.BROADCAST);
    }
}
