package io.regent.lab;

import java.nio.file.Path;
import java.util.List;

/**
 * What keepalived alone makes of a file: in a network namespace without a name, which nobody shares
 * and which is gone with it, so that there may be several at a time.
 */
public final class KeepalivedTable {

    /** Between what is saved and the thresholds. */
    private static final String MARK = "---";

    /**
     * The file and a folder of its own. Without an address of its own the kernel takes no real
     * server. The checkers name the last kind of them when the table is made; where no virtual
     * server of the file is good, those of 2.2.7 crash. Each process costs time in an emulated
     * kernel, so that nobody looks again and again.
     */
    private static final String SCRIPT =
            """
            ip link set lo up
            mkfifo "$2/says"
            timeout 60 keepalived -C -D -n -l -f "$1" \\
                -p "$2/p" -c "$2/c" -r "$2/r" -b "$2/b" >"$2/says" 2>&1 &
            exec 3<"$2/says"
            while read -r line <&3; do
                echo "$line" >>"$2/log"
                case $line in *'Activating BFD'* | *'exited due to'*) break ;; esac
            done
            ipvsadm -Sn && echo %1$s && ipvsadm -Ln --thresholds || exit
            kill $! 2>/dev/null
            wait $! || :
            """
                    .formatted(MARK);

    private KeepalivedTable() {}

    /**
     * Starts it, looks, and ends it.
     *
     * @param folder for its log and its pid files
     */
    public static IpvsTable of(Path file, Path folder) {
        String tables =
                Shell.run(
                        List.of(
                                "unshare",
                                "-n",
                                "sh",
                                "-c",
                                SCRIPT,
                                "sh",
                                file.toString(),
                                folder.toString()));
        int mark = tables.indexOf(MARK);
        return IpvsTable.of(tables.substring(0, mark), tables.substring(mark));
    }
}
