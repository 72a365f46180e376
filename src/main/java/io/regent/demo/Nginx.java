package io.regent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One nginx with a configuration, a pid file and temporary files of its own. The nginx that the
 * machine may run as a service is not touched.
 */
final class Nginx {

    static final String LOG = "nginx.log";

    private Nginx() {}

    /**
     * Writes its configuration and returns its argument vector.
     *
     * @param directory for all that it writes
     * @param sites the file to include, as conf.d does on a real machine
     */
    static List<String> prepare(Path directory, Path sites) throws DemoFailure {
        String program = Programs.require("nginx", "nginx");
        var configuration = directory.resolve("nginx.conf");
        try {
            Files.writeString(configuration, configuration(directory, sites));
        } catch (IOException e) {
            throw new DemoFailure("cannot write " + configuration, e);
        }
        return List.of(
                program,
                "-p",
                directory + "/",
                "-e",
                directory.resolve(LOG).toString(),
                "-c",
                configuration.toString());
    }

    private static String configuration(Path directory, Path sites) {
        var temporary = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
            temporary.append("    %s_temp_path %s;\n".formatted(kind, directory.resolve(kind)));
        return """
        # Written by `regent demo`; the sites are in the file that is included below.
        pid %s;
        error_log %s;
        worker_processes 1;
        daemon off;
        events { }
        http {
            access_log off;
        %s    include %s;
        }
        """
                .formatted(
                        directory.resolve("nginx.pid"), directory.resolve(LOG), temporary, sites);
    }
}
