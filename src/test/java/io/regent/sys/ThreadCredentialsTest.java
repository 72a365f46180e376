package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JUnit's own thread changes its identity here, and takes it back. */
class ThreadCredentialsTest {

    private static final Credentials OTHER = new Credentials(65534, 65533, List.of(7, 8));

    @Test
    void onlyTheCallingThreadBecomesSomebodyElseAndReturns() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var thread = new ThreadCredentials(arena);
            Credentials before = thread.current();
            assumeTrue(before.isRoot(), "needs root to become somebody else");
            String capabilities = status("self", "CapEff:");
            try {
                thread.assume(OTHER);
                assertEquals("65534 65534 0 65534", status("thread-self", "Uid:"));
                assertEquals("65533 65533 0 65533", status("thread-self", "Gid:"));
                assertEquals(OTHER, thread.current());
                assertTrue(status("self", "Uid:").startsWith("0 0 "), "the process stays root");
                // CAP_IPC_LOCK: without it a process with locked memory gets no more of it.
                assertEquals("0000000000004000", status("thread-self", "CapEff:"));
            } finally {
                thread.restore(before);
            }
            assertEquals(before, thread.current());
            assertEquals("0 0 0 0", status("thread-self", "Uid:"));
            assertEquals(capabilities, status("thread-self", "CapEff:"));
        }
    }

    @Test
    void whoIsNotRootIsRefused() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var thread = new ThreadCredentials(arena);
            Credentials before = thread.current();
            assumeTrue(before.isRoot(), "needs root to become nobody first");
            try {
                thread.assume(OTHER);
                var refused = assertThrows(ErrnoException.class, () -> thread.assume(before));
                assertEquals(Errno.EPERM.number(), refused.errno());
            } finally {
                thread.restore(before);
            }
        }
    }

    @Test
    void usersAndGroupsAreFoundByName() throws ErrnoException {
        assertEquals(0, Accounts.user("root").orElseThrow().uid());
        assertTrue(Accounts.user("root").orElseThrow().groups().contains(0));
        assertTrue(Accounts.user("no such user").isEmpty());
        assertEquals(0, Accounts.group("root").orElseThrow());
        assertTrue(Accounts.group("no such group").isEmpty());
    }

    private static String status(String who, String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", who, "status"))) {
            if (line.startsWith(field))
                return line.substring(field.length()).trim().replace('\t', ' ');
        }
        throw new AssertionError("no " + field);
    }
}
