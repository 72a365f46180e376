package io.regent.tool;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.config.syntax.DiskReader;
import io.regent.config.syntax.Surroundings;
import io.regent.lint.Linter;
import io.regent.lint.Remark;
import io.regent.lint.Site;
import io.regent.lint.Tongue;
import io.regent.lint.pair.Comparison;
import io.regent.sys.HostName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code regent check}: what is wrong with a configuration, for people and for pipelines. */
@Command(
        name = "check",
        header = "Say everything that is wrong with a configuration.",
        description = {
            "",
            "Reads the files, starts nothing, and reports mistakes of the language and of meaning,"
                    + " with the place, the reason and a remedy. A comment `#regent: ignore NAME`"
                    + " on the line, or alone on the line above, silences a warning.",
            "",
            "Exit code 0 if there is nothing to change, 1 with warnings, 2 with errors.",
            "",
        })
public final class CheckCommand implements Callable<Integer> {

    /** How a report is written. */
    enum Format {
        text,
        json,
        sarif
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "keepalived.conf, or several.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "How to report: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.text;

    @Option(
            names = "--pair",
            description = "Compare the files of all nodes of a cluster: do they fit each other?")
    private boolean pair;

    @Option(
            names = "--elsewhere",
            description =
                    "The files are for another machine: do not look at interfaces and scripts here.")
    private boolean elsewhere;

    @Option(
            names = {"-i", "--config-id"},
            paramLabel = "ID",
            description = {
                "Read lines that begin with @ID as the machine of this name; once, once for each"
                        + " file, or for one file once for each machine.",
                "Default: the name of this machine; none with --elsewhere or --pair.",
            })
    private List<String> configIds = List.of();

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            description = "Language of the report; that of the locale if absent.")
    private @Nullable String language;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int status = pair ? comparePair() : check();
        spec.commandLine().getOut().flush();
        return status;
    }

    private int check() {
        Site site = elsewhere ? Site.ELSEWHERE : new ThisMachine();
        var remarks = new LinkedHashSet<Remark>();
        for (NodeFile node : nodes()) remarks.addAll(remarks(node, site));
        return report(List.copyOf(remarks));
    }

    private int report(List<Remark> remarks) {
        String report =
                switch (format) {
                    case text -> new TextReport(tongue(), coloured()).of(remarks);
                    case json -> JsonReport.of(files, remarks);
                    case sarif -> SarifReport.of(remarks, tongue());
                };
        spec.commandLine().getOut().print(report);
        return CheckStatus.of(remarks).exitStatus();
    }

    private int comparePair() {
        List<NodeFile> nodes = nodes();
        if (nodes.size() < 2) throw wrongUse("--pair needs the files of at least two nodes");
        var configurations = new ArrayList<Configuration>();
        var errors = new LinkedHashSet<Remark>();
        for (NodeFile node : nodes) {
            ConfigLoader.load(node.path(), surroundings(node))
                    .configuration()
                    .ifPresent(configurations::add);
            // The other nodes are other machines.
            for (Remark each : remarks(node, Site.ELSEWHERE)) {
                if (each.problem().isError()) errors.add(each);
            }
        }
        // What cannot be read cannot be compared.
        if (configurations.size() < nodes.size()) return report(List.copyOf(errors));
        Comparison comparison = Comparison.of(configurations);
        var report = new PairReport(nodes, comparison, tongue(), coloured());
        String written =
                switch (format) {
                    case text -> report.text();
                    case json -> report.json();
                    case sarif -> SarifReport.of(NodeFile.paths(nodes), comparison, tongue());
                };
        spec.commandLine().getOut().print(written);
        return report.exitStatus();
    }

    private List<NodeFile> nodes() {
        return NodeFile.pair(files, configIds.isEmpty() ? List.of(defaultId()) : configIds)
                .orElseThrow(
                        () -> wrongUse("--config-id is given once, or once for each of the files"));
    }

    /** That of the daemon here, where the files are for here. */
    private String defaultId() {
        if (elsewhere || pair) return "";
        return io.regent.cli.CommandLine.configIdOf(HostName.ofThisMachine());
    }

    private List<Remark> remarks(NodeFile node, Site site) {
        return new Linter(surroundings(node), site, tongue()).check(node.path());
    }

    private static Surroundings surroundings(NodeFile node) {
        return new Surroundings.FilesOnly(new DiskReader(), node.configId());
    }

    private ParameterException wrongUse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static boolean coloured() {
        return Colour.wanted(System.getenv());
    }

    private Tongue tongue() {
        if (language == null) return Tongue.of(System.getenv());
        return language.startsWith("zh") ? Tongue.CHINESE : Tongue.ENGLISH;
    }
}
