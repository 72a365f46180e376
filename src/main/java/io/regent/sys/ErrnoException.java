package io.regent.sys;

import java.io.IOException;

/** The kernel said no: what was asked, and errno by name. */
public final class ErrnoException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * @param what the call and what it was asked for, for example {@code bind(eth0, 224.0.0.18)}
     * @param errno positive
     */
    public ErrnoException(String what, int errno) {
        super(what + ": " + Errno.describe(errno));
        this.errno = errno;
    }

    public int errno() {
        return errno;
    }
}
