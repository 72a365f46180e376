package io.regent.lint.pair;

import io.regent.lint.Text;

/** What to think of one setting of all nodes. */
// Text is a record of strings; the checker believes in annotations only.
@SuppressWarnings("ImmutableEnumChecker")
public enum Verdict {
    EQUAL(new Text("equal", "相同")),
    DIFFERS_AS_IT_MUST(new Text("differs: good", "不同，正确")),
    MAY_DIFFER(new Text("may differ", "可以不同")),
    /** Works, but not as the operator will want it. A warning. */
    DOUBTFUL(new Text("doubtful", "可疑")),
    /** The nodes do not form a cluster. An error. */
    WRONG(new Text("WRONG", "错误"));

    private final Text text;

    Verdict(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
