package io.regent.sys;

/** The few numbers that differ between the two processor architectures that Regent runs on. */
final class Abi {

    static final boolean X86_64 = System.getProperty("os.arch", "").equals("amd64");

    /** {@code struct epoll_event} is packed on x86-64 only (epoll_ctl(2)). */
    static final int EPOLL_EVENT_BYTES = X86_64 ? 12 : 16;

    static final int EPOLL_DATA_AT = X86_64 ? 4 : 8;

    /** {@code O_NOFOLLOW} of open(2). */
    static final int O_NOFOLLOW = X86_64 ? 0x20000 : 0x8000;

    /** {@code __NR_getpriority} of syscall(2). */
    static final int NR_GETPRIORITY = X86_64 ? 140 : 141;

    private Abi() {}
}
