package io.regent.daemon;

import io.regent.config.TrackScriptConfig;
import java.util.List;

/** Runs track scripts; results come back through {@link VrrpCore#scriptFinished}. */
public interface ScriptPort {

    /**
     * From now on these scripts are run, each at its interval; scripts that are not listed are
     * ended.
     */
    void run(List<TrackScriptConfig> scripts);
}
