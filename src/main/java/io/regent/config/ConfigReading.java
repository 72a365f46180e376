package io.regent.config;

import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.TopLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of a configuration, statement by statement. */
final class ConfigReading implements TopLevel {

    /** When a virtual server is put together. */
    enum Assembly {
        /** As soon as it is read, so that its text can be let go: files with thousands exist. */
        AT_ONCE,
        /** When all is read that it could refer to. */
        AT_THE_END
    }

    private final Audience audience;
    private final Assembly assembly;
    private final Problems problems = new Problems();
    private final Secrets secrets = new Secrets();
    private final Values root;
    private final LvsAssembly lvs;
    private final Set<Audience> needed = EnumSet.noneOf(Audience.class);
    private boolean isInOrder = true;

    ConfigReading(Path file, Audience audience, Assembly assembly) {
        this.audience = audience;
        this.assembly = assembly;
        this.root = new Values(new Statement(List.of(), Span.wholeFile(file.toString()), null));
        this.lvs = new LvsAssembly(root, problems);
    }

    Problems problems() {
        return problems;
    }

    @Override
    public boolean reads(String keyword) {
        return audience.reads(keyword);
    }

    @Override
    public void take(Statement statement) {
        String keyword = statement.name();
        if (Audience.VRRP.isNeededFor(keyword)) needed.add(Audience.VRRP);
        if (Audience.BALANCER.isNeededFor(keyword)) needed.add(Audience.BALANCER);
        // What Regent cannot do of it is said by who reads it.
        if (!reads(keyword)) return;
        // There are none in virtual servers, and there may be thousands of these.
        if (!keyword.equals("virtual_server")) secrets.find(statement);
        BlockReader.read(RootKeywords.TABLE, List.of(own(statement)), root, problems);
        if (assembly == Assembly.AT_ONCE && isInOrder) isInOrder = lvs.advance(keyword);
    }

    /** Global settings without those of another process alone. */
    private Statement own(Statement statement) {
        Statement.Body body = statement.body();
        if (body == null || !statement.name().equals("global_defs")) return statement;
        var kept = new ArrayList<Statement>(body.statements().size());
        for (Statement line : body.statements()) {
            if (audience.readsGlobal(line.name())) kept.add(line);
        }
        var own = new Statement.Body(body.open(), kept);
        return new Statement(statement.words(), statement.at(), own, statement.written());
    }

    /**
     * False when a virtual server was put together without something that it refers to and that
     * stands behind it. Then nothing of this reading counts.
     */
    boolean isInOrder() {
        return isInOrder;
    }

    Loaded finish() {
        Configuration configuration = new ConfigAssembly(root, lvs, problems).assemble();
        return new Loaded(
                configuration,
                secrets.hidden(problems.sorted()),
                problems.stopping(),
                problems.interfaces(),
                needed,
                problems.hosts(),
                Optional.ofNullable(problems.namespace()),
                Optional.empty(),
                problems.anyFatal(),
                false);
    }
}
