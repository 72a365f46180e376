package io.regent.config.feature;

import java.util.List;
import java.util.Optional;

/**
 * What a reload asks for, and files that are written. Each component is the keyword of its name, as
 * {@code docs/keyword-reference.md} describes it.
 */
public record FileConfig(
        Optional<String> reloadCheckConfig,
        Optional<String> reloadTimeFile,
        boolean reloadRepeat,
        Optional<String> reloadFile,
        List<String> includeCheck,
        Optional<String> configSaveDir,
        Optional<String> tmpConfigDirectory,
        boolean dataUseInstance,
        int jsonVersion,
        Optional<String> iprouteUsrDir,
        Optional<String> iprouteEtcDir,
        Optional<String> stateDumpFile,
        Optional<String> statsDumpFile,
        Optional<String> jsonDumpFile,
        int umask,
        Optional<Long> randomSeed) {
    public FileConfig {
        includeCheck = List.copyOf(includeCheck);
    }
}
