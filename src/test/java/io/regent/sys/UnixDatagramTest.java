package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixDatagramTest {

    private static final byte[] HELLO = "<30>hello".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path directory;

    @Test
    void aDatagramReachesTheSocketFile() throws ErrnoException {
        String path = directory.resolve("log").toString();
        try (var receiver = receiver(path);
                var sender = UnixDatagram.to(path, 100)) {
            assertEquals(0, sender.send(HELLO, HELLO.length));
            assertEquals("<30>hello", next(receiver));
        }
    }

    @Test
    void aDatagramReachesAnAbstractName() throws ErrnoException {
        String name = "@edge-" + ProcessHandle.current().pid();
        try (var receiver = receiver(name);
                var sender = UnixDatagram.to(name, 100)) {
            assertEquals(0, sender.send(HELLO, 4));
            assertEquals("<30>", next(receiver));
        }
    }

    @Test
    void aReceiverThatComesBackIsFoundAgain() throws Exception {
        Path path = directory.resolve("log");
        try (var sender = UnixDatagram.to(path.toString(), 100)) {
            assertEquals(Errno.ENOENT.number(), sender.send(HELLO, HELLO.length));
            receiver(path.toString()).close();
            assertEquals(Errno.ECONNREFUSED.number(), sender.send(HELLO, HELLO.length));
            Files.delete(path);
            try (var receiver = receiver(path.toString())) {
                assertEquals(0, sender.send(HELLO, HELLO.length));
                assertEquals("<30>hello", next(receiver));
            }
        }
    }

    @Test
    void aFullReceiverIsToldAndNotWaitedFor() throws ErrnoException {
        String path = directory.resolve("log").toString();
        try (var receiver = receiver(path);
                var sender = UnixDatagram.to(path, 100)) {
            int refused = 0;
            for (int i = 0; i < 10_000 && refused == 0; i++)
                refused = sender.send(HELLO, HELLO.length);
            assertEquals(Errno.EAGAIN.number(), refused);
            assertEquals("<30>hello", next(receiver));
        }
    }

    @Test
    void aDatagramLongerThanAnnouncedIsRefused() throws ErrnoException {
        String path = directory.resolve("log").toString();
        try (var receiver = receiver(path);
                var sender = UnixDatagram.to(path, 3)) {
            assertEquals(Errno.EMSGSIZE.number(), sender.send(HELLO, 4));
            assertEquals(Socket.NOTHING, receiver.receive(new byte[100]));
        }
    }

    private static Socket receiver(String path) throws ErrnoException {
        var socket = Socket.open(Socket.AF_UNIX, Socket.SOCK_DGRAM | Socket.SOCK_NONBLOCK, 0, 100);
        socket.bind(Sockaddr.ofPath(path), path);
        return socket;
    }

    private static String next(Socket socket) throws ErrnoException {
        var into = new byte[100];
        return new String(into, 0, socket.receive(into), StandardCharsets.UTF_8);
    }
}
