package io.regent.config.feature;

import io.regent.config.ScriptCommand.ScriptUser;
import java.util.Optional;

/**
 * A named pipe that takes state lines.
 *
 * @param owner empty for the default user of scripts
 */
public record Fifo(String path, Optional<ScriptUser> owner) {}
