package io.regent.lint;

import io.regent.config.ConfigLoader;
import io.regent.config.Loaded;
import io.regent.config.Secrets;
import io.regent.config.Statements;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Inactive;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that there is to say about one file. */
public final class Linter {

    private final Surroundings surroundings;
    private final Site site;
    private final Tongue tongue;

    /**
     * @param surroundings what the file is read with, above all the id of its machine
     */
    public Linter(Surroundings surroundings, Site site, Tongue tongue) {
        this.surroundings = surroundings;
        this.site = site;
        this.tongue = tongue;
    }

    /** Sorted by position. */
    public List<Remark> check(Path file) {
        Loaded loaded = ConfigLoader.load(file, surroundings);
        List<Statement> statements = Statements.read(file, surroundings);
        Blocks blocks = Blocks.of(file.toString(), statements);
        var texts = new Texts(surroundings.files());
        var remarks = new Remarks(tongue);
        if (!blocks.instances().isEmpty()) find(blocks, loaded, remarks);
        PlaceholderLints.find(statements, texts, remarks);
        MailLints.find(blocks, remarks);
        ServiceLints.find(blocks, remarks);
        var silences = new Silences(texts);
        silences.addUnknown(file.toString(), remarks);
        var all = new ArrayList<Remark>();
        for (Problem problem : loaded.problems()) {
            boolean restated = isRestated(problem, remarks.found());
            if (!restated || isMissingHere(problem, loaded)) all.add(Remark.ofReader(problem));
        }
        all.addAll(remarks.found());
        all.removeIf(silences::cover);
        var secrets = Secrets.of(statements);
        all.replaceAll(remark -> remark.with(secrets.hidden(remark.problem())));
        all.sort(BY_POSITION);
        return List.copyOf(all);
    }

    private void find(Blocks blocks, Loaded loaded, Remarks remarks) {
        for (Block block : blocks.instances()) {
            var instance = new Instance(block, blocks.global());
            ElectionLints.find(instance, remarks);
            AddressLints.find(instance, site, remarks);
            UnicastLints.find(instance, site, remarks);
            TrackLints.find(instance, blocks, remarks);
        }
        FileLints.find(blocks, remarks);
        SyncGroupLints.find(blocks, remarks);
        CommandLints.find(blocks, remarks);
        loaded.configuration()
                .ifPresent(configuration -> ScriptLints.find(blocks, configuration, site, remarks));
    }

    /** Where a lint says the same as the reader, with more words, the reader's are left out. */
    private static boolean isRestated(Problem problem, List<Remark> remarks) {
        for (Remark remark : remarks) {
            boolean restates = remark.lint().isPresent() && remark.lint().get().restatesReader();
            if (restates
                    && problem.severity() == remark.problem().severity()
                    && samePlace(problem.at(), remark.problem().at())) return true;
        }
        return false;
    }

    /** What Regent cannot do yet is no mistake of the file, and nobody else says it. */
    private static boolean isMissingHere(Problem problem, Loaded loaded) {
        if (problem.kind() != ErrorClass.OK) return false;
        for (Inactive each : loaded.stopping()) if (each.at().equals(problem.at())) return true;
        return false;
    }

    private static boolean samePlace(Span one, Span other) {
        return one.start() == other.start()
                && one.line().number() == other.line().number()
                && one.line().file().equals(other.line().file());
    }

    private static final Comparator<Remark> BY_POSITION =
            Comparator.comparing((Remark remark) -> remark.problem().at().line().file())
                    .thenComparingInt(remark -> remark.problem().at().line().number())
                    .thenComparingInt(remark -> remark.problem().at().start())
                    .thenComparing(remark -> remark.problem().severity())
                    .thenComparing(Remark::rule);
}
