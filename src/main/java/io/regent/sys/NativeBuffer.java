package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Memory outside of the heap that a system call reads or writes. Seen as a {@link ByteBuffer} in
 * the byte order of the machine: its accessors cost nothing at start-up, those of a memory segment
 * are linked one by one.
 */
final class NativeBuffer {

    final ByteBuffer bytes;
    final long address;

    /** Zeroed; lives as long as {@code arena}. */
    NativeBuffer(Arena arena, int sizeBytes) {
        MemorySegment segment = arena.allocate(sizeBytes, 16);
        this.bytes = segment.asByteBuffer().order(ByteOrder.nativeOrder());
        this.address = segment.address();
    }

    /** A text with the zero byte that ends it in C. */
    static NativeBuffer text(Arena arena, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        var buffer = new NativeBuffer(arena, utf8.length + 1);
        buffer.bytes.put(0, utf8);
        return buffer;
    }

    int sizeBytes() {
        return bytes.capacity();
    }
}
