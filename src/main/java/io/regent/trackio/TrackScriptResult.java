package io.regent.trackio;

import io.regent.script.ScriptEnd;

/**
 * One run of a tracked script is over, or has timed out.
 *
 * @param script name of the {@code vrrp_script} block
 */
public record TrackScriptResult(String script, ScriptEnd end) {

    public boolean isSuccess() {
        return end.isSuccess();
    }
}
