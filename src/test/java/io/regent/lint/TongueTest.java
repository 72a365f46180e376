package io.regent.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TongueTest {

    @Test
    void theStrongestVariableOfTheLocaleDecides() {
        assertEquals(Tongue.ENGLISH, Tongue.of(Map.of()));
        assertEquals(Tongue.CHINESE, Tongue.of(Map.of("LANG", "zh_CN.UTF-8")));
        assertEquals(Tongue.ENGLISH, Tongue.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C")));
        assertEquals(
                Tongue.CHINESE,
                Tongue.of(Map.of("LANG", "C", "LC_MESSAGES", "zh_TW", "LC_ALL", "")));
    }
}
