package io.regent.probe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What HTTP_GET makes of the bytes of an answer (inventory 4.6, and as seen with genhash of
 * keepalived 2.2.7): everything before the first empty line is the header, everything behind it the
 * page. The page is taken as it came, without looking at encodings: of a chunked one the lengths of
 * the chunks belong to the digest, and after "100 Continue" the true answer is the page. A {@code
 * Content-Length} only cuts off what is beyond it.
 */
final class HttpReply {

    /** Of status line and header fields; one that is longer counts as no answer. */
    static final int MAX_HEADER_BYTES = 4096;

    /** How much of a page a regular expression gets to see. */
    static final int MAX_PAGE_BYTES = 1 << 20;

    private static final byte[] HEADER_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH_FIELD = "\r\nContent-Length:";
    private static final int NO_STATUS = 0;

    private final byte[] header = new byte[MAX_HEADER_BYTES];
    private final boolean keepsPage;
    private final @Nullable MessageDigest digest;
    private int headerBytes;
    private boolean inPage;
    private boolean headerTooLong;
    private long pageBytes;
    private long contentLength = Long.MAX_VALUE;
    private byte[] page = new byte[0];
    private int pageKept;

    /**
     * @param digests whether {@link #digest} will be asked for
     * @param keepsPage whether {@link #page} will
     */
    HttpReply(boolean digests, boolean keepsPage) {
        this.digest = digests ? md5() : null;
        this.keepsPage = keepsPage;
    }

    /** The next bytes of the answer. */
    void add(byte[] bytes, int offset, int length) {
        if (inPage) {
            addToPage(bytes, offset, length);
            return;
        }
        int room = Math.min(length, MAX_HEADER_BYTES - headerBytes);
        int searchedTo = Math.max(0, headerBytes - HEADER_END.length + 1);
        System.arraycopy(bytes, offset, header, headerBytes, room);
        headerBytes += room;
        int end = endOfHeader(searchedTo);
        if (end < 0) {
            headerTooLong |= headerBytes == MAX_HEADER_BYTES;
            return;
        }
        inPage = true;
        int inThisPiece = end - (headerBytes - room);
        headerBytes = end;
        contentLength = contentLength();
        addToPage(bytes, offset + inThisPiece, length - inThisPiece);
    }

    /** Nothing that comes now can make it an answer. */
    boolean isHopeless() {
        return headerTooLong;
    }

    /** Whether the header was complete. */
    boolean isComplete() {
        return inPage;
    }

    /** The header as it came, with its empty line. */
    String header() {
        return new String(header, 0, headerBytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * The three digits between the first two blanks, whatever stands before them, or 0 when there
     * are others: so keepalived 2.2.7 reads it.
     */
    int status() {
        String line = header();
        int space = line.indexOf(' ');
        if (space < 0 || line.indexOf(' ', space + 1) != space + 4) return NO_STATUS;
        int status = 0;
        for (int i = space + 1; i < space + 4; i++) {
            int digit = Character.digit(line.charAt(i), 10);
            if (digit < 0) return NO_STATUS;
            status = 10 * status + digit;
        }
        return status;
    }

    /** MD5 of the page, as 32 hexadecimal digits in lower case. To be asked for once. */
    String digest() {
        if (digest == null) throw new IllegalStateException("no digest was asked for");
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The page, of which at most {@link #MAX_PAGE_BYTES}. */
    byte[] page() {
        return Arrays.copyOf(page, pageKept);
    }

    /** How long the page was, as far as {@code Content-Length} lets it be. */
    long pageBytes() {
        return pageBytes;
    }

    private void addToPage(byte[] bytes, int offset, int length) {
        int some = (int) Math.min(length, contentLength - pageBytes);
        if (some <= 0) return;
        pageBytes += some;
        if (digest != null) digest.update(bytes, offset, some);
        if (!keepsPage) return;
        int kept = Math.min(some, MAX_PAGE_BYTES - pageKept);
        if (pageKept + kept > page.length) {
            page = Arrays.copyOf(page, Math.max(pageKept + kept, 2 * page.length));
        }
        System.arraycopy(bytes, offset, page, pageKept, kept);
        pageKept += kept;
    }

    /** Where the page begins; -1 while that has not come. */
    private int endOfHeader(int from) {
        for (int i = from; i + HEADER_END.length <= headerBytes; i++) {
            if (Arrays.equals(header, i, i + HEADER_END.length, HEADER_END, 0, HEADER_END.length)) {
                return i + HEADER_END.length;
            }
        }
        return -1;
    }

    private long contentLength() {
        String text = header();
        int at = text.indexOf(LENGTH_FIELD);
        if (at < 0) return Long.MAX_VALUE;
        int from = at + LENGTH_FIELD.length();
        String value = text.substring(from, text.indexOf("\r\n", from)).strip();
        if (value.isEmpty() || value.length() > 18) return Long.MAX_VALUE;
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = Character.digit(value.charAt(i), 10);
            if (digit < 0) return Long.MAX_VALUE;
            length = 10 * length + digit;
        }
        return length;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }
}
