package livestream.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both launchers find what they start, however they are reached and wherever one stands. */
final class LauncherTest {
    /** What is started in place of Java or of the tool: it says where it stands, in which locale, and with which words. */
    private static final String STARTED = """
            #!/bin/sh
            echo "started in $(pwd) with ${LC_ALL:-no locale}"
            printf '[%s]' "$@"
            """;

    /** A name that a shell takes apart unless it is quoted, in letters that ASCII lacks. */
    private static final String ODD = "live  tools 'é' \"$HOME\" `x` *";

    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cp",
            "cut",
            "env",
            "find",
            "ln",
            "mkdir",
            "mktemp",
            "readlink",
            "rm",
            "rmdir",
            "sh",
            "stty",
            "touch");

    @TempDir
    private Path scratch;

    /** The two scripts, each with a stand-in for what it starts. */
    enum Launcher {
        PACKAGED("src/main/app/livestream", "runtime/bin/java"),
        CHECKOUT("../livestream", "app/target/livestream/livestream");

        private final Path script;
        private final String starts;

        Launcher(String script, String starts) {
            this.script = Path.of(script);
            this.starts = starts;
        }

        /** Puts it into a folder, with all that it looks for. */
        Path in(Path folder) throws IOException {
            for (String part : List.of("app/src/main", "schema/src/main")) {
                Files.createDirectories(folder.resolve(part));
            }
            for (String source : List.of("pom.xml", "app/pom.xml", "app/assemble", "schema/src/main/Source.java")) {
                Files.createDirectories(folder.resolve(source).getParent());
                Files.writeString(folder.resolve(source), "");
            }
            executable(folder.resolve(starts), STARTED);
            return executable(folder.resolve("livestream"), Files.readString(script));
        }
    }

    @TempDir
    private static Path machine;

    private Path home;

    /** With the tools of a small machine, and no Maven among them. */
    @BeforeAll
    static void install() throws IOException {
        Shell.install(TOOLS, machine);
    }

    @BeforeEach
    void elsewhere() throws IOException {
        home = Files.createDirectory(scratch.resolve(ODD));
    }

    /**
     * Each line is typed in a folder that has a folder {@code bin} of links, with {@code $L} for the launcher and {@code $H} for
     * its folder.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as it is        | \"$L\"",
                "a link          | ln -s \"$L\" bin/livestream; bin/livestream",
                "another name    | ln -s \"$L\" bin/ls2; bin/ls2",
                "a dash          | ln -s \"$L\" ./-n; ./-n",
                "a dash, by path | ln -s \"$L\" bin/-n; PATH=$PWD/bin:$PATH; -n",
                "a chain         | ln -s \"$L\" a; ln -s ../a bin/b; ln -s bin/b c; ./c",
                "a relative link | mkdir x; cp -Rp \"$H\" x/y; ln -s ../x/y/livestream bin/l; cd /; \"$OLDPWD/bin/l\"",
                "of the folder   | ln -s \"$H\" tool; tool/livestream",
                "of its parent   | ln -s \"$H/..\" tools; tools/\"${H##*/}\"/livestream",
                "with dots       | cd \"$H\"; ./../\"${H##*/}\"/./livestream",
                "in its folder   | cd \"$H\"; ./livestream",
                "by sh           | cd \"$H\"; sh livestream",
                "by sh, a link   | ln -s \"$L\" livestream; sh livestream",
                "by bash         | cd \"$H\"; bash livestream",
                "bash, by path   | ln -s \"$L\" bin/livestream; PATH=$PWD/bin:$PATH; cd /; bash livestream",
                "on the path     | ln -s \"$L\" bin/livestream; PATH=$PWD/bin:$PATH; cd /; livestream",
                "a near path     | ln -s \"$L\" bin/livestream; PATH=bin:$PATH; livestream",
                "its own path    | PATH=$H:$PATH; livestream",
                "over a folder   | ln -s \"$L\" bin/livestream; PATH=$PWD/bin:$PATH; mkdir livestream; livestream",
                "CDPATH          | export CDPATH=/:/usr; ln -s \"$L\" bin/livestream; bin/livestream",
                "exec            | ln -s \"$L\" bin/livestream; exec bin/livestream",
            })
    void startsWhatIsBesideIt(String way, String typed) throws IOException {
        for (Launcher launcher : Launcher.values()) {
            Path script = launcher.in(Files.createDirectories(home.resolve(launcher.name())));
            Path folder = Files.createDirectory(scratch.resolve("in " + launcher.name()));
            Files.createDirectory(folder.resolve("bin"));
            String line = typed + " 'two words' '' '*' é";

            Shell.Answer answer = shell(folder, script).type(line);

            assertThat(answer.text())
                    .as(launcher + ", " + way)
                    .contains("started in /")
                    .endsWith("[two words][][*][é]");
            assertThat(answer.code()).as(launcher + ", " + way).isZero();
        }
    }

    /** Java would open a state or a connection in the place of a stream that is closed, and print into it. */
    @ParameterizedTest
    @ValueSource(strings = {"<&-", "2>&-", ">&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"})
    void leavesNoPlaceOfAClosedStreamFree(String closed) throws IOException {
        Path script = Launcher.PACKAGED.in(home);
        Path taken = scratch.resolve("taken");
        String look = "#!/bin/sh\nfor n in 0 1 2; do [ -e /dev/fd/$n ] && printf $n >>'" + taken + "'; done\n";
        executable(script.resolveSibling(Launcher.PACKAGED.starts), look + "echo words");

        Shell.Answer answer = shell(scratch, script).type("\"$L\" version " + closed);

        assertThat(taken).hasContent("012");
        assertThat(answer.code()).as("whether words were written").isEqualTo(closed.matches("<&-|2>&-") ? 0 : 1);
    }

    /** Every line of a file is read as UTF-8, and so is its name. */
    @Test
    void speaksUtf8WhateverTheLocaleIs() throws IOException {
        Path script = Launcher.PACKAGED.in(home);
        for (String locale : List.of("", "LC_ALL=C", "LANG=tr_TR.UTF-8", "LC_ALL=POSIX LANG=C", "LC_CTYPE=UTF-8")) {
            assertThat(shell(scratch, script).type("env " + locale + " \"$L\"").text())
                    .contains("with C.UTF-8")
                    .contains("-Dfile.encoding=UTF-8");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAFolderWasDeleted(Launcher launcher) throws IOException {
        // As far as the real one beside the checkout's, which asks.
        Path packaged = Launcher.PACKAGED.in(home);
        Path script = packaged;
        if (launcher == Launcher.CHECKOUT) {
            script = launcher.in(Files.createDirectory(scratch.resolve("checkout")));
            Path built = script.resolveSibling(launcher.starts);
            Files.delete(built);
            Files.createSymbolicLink(built, packaged);
        }

        Shell.Answer answer = shell(scratch, script).type("mkdir gone; cd gone; rmdir ../gone; \"$L\" version");

        assertThat(answer.text()).endsWith("livestream: the current folder was deleted. Change to one that exists.\n");
        assertThat(answer.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatItIsACopy(Launcher launcher) throws IOException {
        Shell.Answer answer = shell(scratch, launcher.in(home)).type("cp \"$L\" copy; ./copy version");

        assertThat(answer.text())
                .startsWith("livestream: ./copy ")
                .contains("ln -s ")
                .hasLineCount(1);
        assertThat(answer.code()).isEqualTo(1);
    }

    /** From anywhere, and once: what is newer than the last build is a reason, what is older is none. */
    @Test
    void aCheckoutIsBuiltWhenASourceIsNewer() throws IOException {
        Path script = Launcher.CHECKOUT.in(home);
        Path tools = Files.createDirectory(scratch.resolve("tools"));
        executable(tools.resolve("mvn"), "#!/bin/sh\necho \"$(pwd -P): mvn $*\" >>'" + tools.resolve("log") + "'\n");
        Shell shell = shell(scratch, script);
        String line = "PATH=" + tools + ":$PATH; ln -sf \"$L\" l; ";

        assertThat(shell.type(line + "./l version").text()).doesNotContain("building");
        assertThat(tools.resolve("log")).doesNotExist();
        String edited = "touch -d 2040-01-01 \"$H/schema/src/main/Source.java\"; ";
        assertThat(shell.type(line + edited + "./l version").text())
                .startsWith("livestream: building this checkout first")
                .contains("livestream: built.\nstarted in ")
                .endsWith("[version]");
        assertThat(tools.resolve("log"))
                .content()
                .startsWith(home.toRealPath() + ": mvn -q -B package")
                .hasLineCount(1);
    }

    @Test
    void saysWhatABuildNeeds() throws IOException {
        Path script = Launcher.CHECKOUT.in(home);
        Files.delete(script.resolveSibling(Launcher.CHECKOUT.starts));

        assertThat(shell(scratch, script).type("\"$L\" version").text())
                .isEqualTo("livestream: needs Maven 3.8 or later, and JDK 17 or later, to build this checkout.\n");
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Shell shell(Path folder, Path script) throws IOException {
        return new Shell(
                folder,
                Map.of(
                        "PATH",
                        machine.toString(),
                        "L",
                        script.toString(),
                        "H",
                        script.getParent().toString()));
    }
}
