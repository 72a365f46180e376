package io.regent.config;

import io.regent.config.lvs.ServiceAddress;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * {@code virtual_server ADDR [PORT] { ... }}, {@code virtual_server fwmark N { ... }} and {@code
 * virtual_server group NAME { ... }}. Its tables are loaded when the first one is read: most files
 * have none.
 */
final class VirtualServerType extends BlocksType<VirtualServerType.Placed> {

    /**
     * A virtual server as it stands in the file. Its block is read when it is put together: ten
     * thousand blocks that have been read take more memory than one at a time.
     */
    record Placed(ServiceAddress address, Statement head, Statement.Body body) {}

    VirtualServerType() {
        super("ADDR [PORT] | fwmark N | group NAME { ... }", Integer.MAX_VALUE);
    }

    @Override
    @Nullable Placed readOne(Reading reading) {
        Word first = reading.required();
        Statement.Body body = bodyOf(reading);
        if (first == null || body == null) return null;
        ServiceAddress address = address(first, reading);
        if (address == null) {
            reading.adjusted(
                    ErrorClass.GENERAL_ERROR,
                    reading.statement().at(),
                    "not an address with a port, a firewall mark or a group;"
                            + " the virtual server is skipped");
            return null;
        }
        LvsTypes.reportSurplus(reading);
        return new Placed(address, reading.statement(), body);
    }

    private static @Nullable ServiceAddress address(Word first, Reading reading) {
        Word second = reading.optional(1);
        if (first.text().equals("group")) {
            return second == null ? null : new ServiceAddress.Group(second.text());
        }
        if (!first.text().equals("fwmark")) return LvsTypes.endpoint(reading);
        long mark = second == null ? -1 : Numbers.parse(second.text());
        return mark < 0 || mark > LvsTypes.U32 ? null : new ServiceAddress.FwMark(mark);
    }
}
