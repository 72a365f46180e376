package io.regent.config.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Includes, conditions, definitions, sequences and lists. */
class ExpansionTest {

    private final Problems problems = new Problems();
    private final MapFiles files = new MapFiles();

    /** Node "node1", with the variable HOME, and chance that always takes the most. */
    private record Node(SourceReader files) implements Surroundings {
        @Override
        public String configId() {
            return "node1";
        }

        @Override
        public boolean isStrict() {
            return false;
        }

        @Override
        public @Nullable String environment(String name) {
            return name.equals("HOME") ? "/root" : null;
        }

        @Override
        public long random(long least, long most) {
            return most;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@node1 state MASTER;a          | state MASTER, a",
                "@node2 state MASTER;a          | a",
                "@^node1 state MASTER;a         | a",
                "@^node2 state MASTER           | state MASTER",
                "  @node1 a { b }               | a { b }",
                "@node1;a                       | a",
                "@node1 $A=1;@node2 $A=2;x $A   | x 1",
                "@node2 $A= \\;b;c              | b, c",
            })
    void aConditionDecidesAboutItsLine(String text, String expected) {
        assertExpands(text, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$A=1;x $A                      | x 1",
                "  $A=1;x $A                    | x 1",
                "$A=  1 2  ;x_${A}_             | x_1 2_",
                "$A=1 # comment;x_${A}_         | x_1_",
                "$A=1;x $A                      | x 1",
                "$A=1;x \"a ${A} b\"            | x a 1 b",
                "$A=\"a b\";x $A                | x a b",
                "$A=1;x $A.2 ${A}.2 $A)         | x $A.2 1.2 1)",
                "$A=1;x $A# c                   | x 1",
                "$A=1;x $AB ${AB} $ $1 ${ A}    | x $AB ${AB} $ $1 ${ A}",
                "$A=1;# $A                      | ``",
                "$A=;x_${A}_                    | x__",
                "$A=1;x $A;$A=2;x $A            | x 1, x 2",
                "$B=2.${A};$A=0;x ${B}.1;$A=9;x ${B}.1 | x 2.0.1, x 2.9.1",
                "$B=$A;$A=1;x ${B} ${B}.1       | x 1 $A.1",
                "$A=b { c };x $A                | x b { c }",
                "$1=x                           | $1=x",
                "$A =1                          | $A =1",
                "x $A=1                         | x $A=1",
                "$A=x # c;$A y                  | x y",
                "$A=~SEQ(N,1,2) x;$A            | ~SEQ(N,1,2) x",
                "$A=@node2;$A x                 | @node2 x",
            })
    void aReferenceGivesWayToItsDefinition(String text, String expected) {
        assertExpands(text, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$M= \\; a \\; b;$M;c           | a, b, c",
                "$M= \\; a \\; b \\;;$M;c       | a, b, c",
                "$M=a \\;b;$M                   | a, b",
                "$M= \\;a \\;b;x $M             | x a, b",
                "$M= \\;a \\;b;x${M}            | xa, b",
                "$M= \\;a \\;b;$M x             | $M x",
                "$M= \\;a # c \\;#b \\;d;$M     | d, a",
                "$M= \\;a {\\;b $N \\;};$N=1;$M;$N=2;$M | a { b 1 }, a { b 2 }",
                "$M= \\;x \\;$A=5 \\;a $A \\;@node2 b \\;@node1 c;$M;d $A | x, a 5, c, d 5",
                "$M= \\;$A=5 \\;a $A;$M         | $A=5, a $A",
                "$N= \\;a \\;b;$M= \\;$N \\;c \\;$N;$M  | a, b, c, a, b",
                "$N= \\;a \\;b;$M=x $N \\;c;$M  | x a, b, c",
                "$M= \\;$X \\;${M2} x;$M        | $X, ${M2} x",
                "$M= \\                         | ``",
                "$M= \\;a \\;b;~SEQ(N,1,2) $M   | a, b, a, b",
            })
    void aDefinitionMayHaveManyLines(String text, String expected) {
        assertExpands(text, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x ${_INSTANCE}                 | x node1",
                "x ${_PWD}                      | x /etc/keepalived",
                "x_${_ENV HOME}_${_ENV NONE}_   | x_/root__",
                "x ${_RANDOM}                   | x 32767",
                "x ${_RANDOM 5}                 | x 5",
                "x ${_RANDOM 3 9}               | x 9",
                "x ${_RANDOM 9 3}               | x 9",
                "x ${_RANDOM a}                 | x ${_RANDOM a}",
                "x \"a${_HASH}b${_BANG}\"       | x a#b!",
                "x a${_HASH} b                  | x a",
                "$_PWD=y;x ${_PWD}              | x y",
                "x ${_OTHER}                    | x ${_OTHER}",
            })
    void someDefinitionsAreAlwaysThere(String text, String expected) {
        assertExpands(text, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "~SEQ(N,3) x$N                  | x1, x2, x3",
                "~SEQ(N,-2) x$N                 | x-1, x-2",
                "~SEQ(N,2,4) x$N                | x2, x3, x4",
                "~SEQ(N,4,2) x$N                | x4, x3, x2",
                "~SEQ(N,5,-2,1) x$N             | x5, x3, x1",
                "~SEQ(N,1,3,9) x$N              | x1, x4, x7",
                "~SEQ (N, 1 , 2) x$N            | x1, x2",
                "~SEQx(N,0x9,11) x$N            | x9, xa, xb",
                "~SEQ(N,010,011) x$N            | x8, x9",
                "$E=2;~SEQ(N,1,$E) x$N          | x1, x2",
                "~SEQ(A,1,2) ~SEQ(B,3,4) ${A}.$B | 1.3, 1.4, 2.3, 2.4",
                "~LST(N,a, b ,c) x$N            | xa, xb, xc",
                "~LST({A,B},{1,2},{3},{4,}) ${A}_$B | 1_2, 3_, 4_",
                "~LST(A,x,y) ~SEQ(N,1,2) ${A}$N | x1, x2, y1, y2",
                "$N=0;~SEQ(N,1,2) x$N;y$N       | x1, x2, y0",
                "~FOO(N) x                      | ~FOO(N) x",
            })
    void aSequenceRepeatsItsLine(String text, String expected) {
        assertExpands(text, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "~SEQ(N,5,2,1) x    | this sequence never reaches its end",
                "~SEQ(N,5,0,1) x    | this sequence never reaches its end",
                "~SEQ(N) x          | this sequence cannot be read",
                "~SEQ(1,2) x        | this sequence cannot be read",
                "~SEQ(N,1,a) x      | 'a' is no number",
                "~SEQ(N,9999999999) | '9999999999' is no number",
                "~SEQx(N,-1,2) x    | a sequence of hexadecimal numbers is not negative",
                "~SEQ(N,1,2 x       | '~SEQ(' is never closed",
                "~LST(N) x          | this list has no values",
                "~LST({A,B},{1,2,3}) x | '{1,2,3}' has more values than names",
                "$A=$A;x $A         | $A refers to itself",
                "$A=x${B};$B=y${A};${A} | $A refers to itself",
                "$A= \\;x \\;$A;$A  | $A refers to itself",
                "$A= \\;x \\;~SEQ(N,1,1) $A;$A | $A refers to itself",
            })
    void whatHasNoMeaningOrNoEndIsAnError(String text, String message) {
        read(text);
        var found = problems.sorted();
        assertEquals(List.of(message), found.stream().map(Problem::message).toList());
        assertTrue(problems.hasErrors());
    }

    @Test
    void anIncludedFileTakesThePlaceOfItsLine() {
        files.with("/etc/keepalived/b.conf", "b1 {\ninclude sub/c.conf\n}")
                .with("/etc/keepalived/sub/c.conf", "c1\ninclude d.conf")
                .with("/etc/keepalived/sub/d.conf", "d1 ${_PWD}");
        assertExpands("a;include b.conf;e", "a, b1 { c1, d1 /etc/keepalived/sub }, e");
        files.with("/x.conf", "x");
        assertExpands("a { include /x.conf;}", "a { x }");
        assertExpands("$D=/;@node1 include ${D}x.conf", "x");
        assertExpands("@node2 include /x.conf", "");
    }

    @Test
    void aPatternIncludesInOrder() {
        for (String name : List.of("b.conf", "a.conf", "c.txt", ".h.conf")) {
            files.with("/etc/keepalived/d/" + name, name);
        }
        assertExpands("include d/*.conf", "a.conf, b.conf");
        assertExpands("include d/[^a].*", "b.conf, c.txt");
        assertExpands("include d/{c.txt,?.conf}", "c.txt, a.conf, b.conf");
        assertExpands("include */a.conf", "a.conf");
        assertExpands("include d/.h*", ".h.conf");
    }

    @ParameterizedTest
    @CsvSource({
        "include none.conf, warning",
        "includer none.conf, warning",
        "includem none.conf, error",
        "includew none.conf, error",
        "includea none.conf, error",
        "include no*, note",
        "includem no*, note",
        "includew no*, error",
        "includea no*, error",
        "include run.conf, warning",
        "includer run.conf, error",
        "includeb run.conf, error",
        "'includem {x,none}.conf', ''",
        "'includeb {x,none}.conf', error",
        "'includea {x,none}.conf', error",
        "'includeb {x,x}.conf', ''",
    })
    void eachIncludeMindsWhatItSays(String line, String expected) {
        files.with("/etc/keepalived/x.conf", "x")
                .refusing("/etc/keepalived/run.conf", "is executable");
        read(line);
        String labels =
                problems.sorted().stream()
                        .map(problem -> problem.severity().label())
                        .collect(Collectors.joining(" "));
        assertEquals(expected, labels);
    }

    @Test
    void aFileThatIncludesItselfIsRefusedWithTheWayThere() {
        files.with("/etc/keepalived/b.conf", "include ../keepalived/c.conf")
                .with("/etc/keepalived/c.conf", "include b.conf");
        read("include b.conf");
        assertEquals(
                "a file includes itself: /etc/keepalived/a.conf includes /etc/keepalived/b.conf"
                        + " includes /etc/keepalived/../keepalived/c.conf includes"
                        + " /etc/keepalived/../keepalived/b.conf",
                problems.sorted().getFirst().message());
    }

    @Test
    void positionsAreThoseOfTheUseWithTheDefinitionBeside() {
        var pieces = read("$IF=eth0;interface  $IF x");
        var word = pieces.getFirst().words().get(1);
        assertEquals("eth0", word.text());
        assertEquals("$IF", word.at().text());
        assertEquals(12, word.at().column());
        assertEquals("x", pieces.getFirst().words().get(2).at().text());
        problems.add(Problem.error(ErrorClass.FATAL, word.at(), "wrong"));
        assertEquals(
                """
                /etc/keepalived/a.conf:2:12: error: wrong
                    2 | interface  $IF x
                      |            ^^^
                /etc/keepalived/a.conf:1:1: note: $IF is defined here
                    1 | $IF=eth0
                      | ^^^^^^^^
                """,
                ProblemRenderer.render(problems.sorted()));
    }

    @Test
    void aCommandReadsTheReplacedText() {
        byte[] bytes =
                "$D=/opt/bin\nnotify \"${D}/x 'a b'\" root\n".getBytes(StandardCharsets.UTF_8);
        var statements = BlockTree.read("f", bytes, new NoGrammar(), problems);
        var words = ScriptWords.arguments(statements.getFirst(), problems);
        assertEquals(List.of("/opt/bin/x", "a b"), ScriptWords.argv(words.getFirst(), problems));
        assertEquals("root", words.get(1).text());
        assertEquals("root", words.get(1).at().text());
        assertEquals("\"${D}/x 'a b'\"", words.getFirst().at().text());
    }

    private record NoGrammar() implements Grammar {
        @Override
        public boolean isEntries(Object block) {
            return false;
        }

        @Override
        public @Nullable Object inside(@Nullable Object block, String keyword) {
            return null;
        }

        @Override
        public @Nullable Object insideAnywhere(String keyword) {
            return null;
        }

        @Override
        public Object top() {
            return this;
        }

        @Override
        public boolean fits(@Nullable Object block, String word) {
            return true;
        }
    }

    /** Lines are separated by a semicolon. */
    private void assertExpands(String text, String expected) {
        assertEquals(expected, shown(read(text)));
        for (var problem : problems.sorted()) {
            // A name in braces that is not defined is reported where it is read.
            assertEquals(ErrorClass.UNEXPECTED_BOB, problem.kind(), problem::message);
        }
    }

    private List<Piece> read(String text) {
        byte[] bytes = text.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
        var file = Path.of("/etc/keepalived/a.conf");
        var pieces = new ArrayList<Piece>();
        var checks = new IncludeChecks(false, pieces::add);
        var lexer = new Lexer(checks, false, problems);
        var lines = new LineSplitter(file.toString(), bytes, problems);
        if (!lines.hasNext()) return pieces;
        boolean isWhole =
                new Expansion(new Node(files), lexer, checks, problems)
                        .read(file, lines.next(), lines);
        return isWhole ? pieces : List.of();
    }

    private static String shown(List<Piece> pieces) {
        var shown = new ArrayList<String>();
        boolean joins = true;
        for (Piece piece : pieces) {
            String text =
                    piece.isOpen()
                            ? "{"
                            : piece.isClose()
                                    ? "}"
                                    : piece.words().stream()
                                            .map(Word::text)
                                            .collect(Collectors.joining(" "));
            if (shown.isEmpty()) shown.add(text);
            else shown.add((joins || !piece.isWords() ? " " : ", ") + text);
            joins = piece.isOpen();
        }
        return String.join("", shown);
    }
}
