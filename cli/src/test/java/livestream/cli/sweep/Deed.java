package livestream.cli.sweep;

import java.io.IOException;
import java.nio.file.Path;
import livestream.simulator.Simulator;

/**
 * What a run is to do that something happens to, and how its site comes to be.
 *
 * @param name of the example, or of the case of {@code src/test/resources/sweep}
 * @param kind what is done there
 */
record Deed(String name, Kind kind) {

    enum Kind {
        /** All of an example is made. */
        APPLY("apply FILE --yes"),
        /** All of an example is deleted. */
        DESTROY("destroy FILE --yes"),
        /** What a case begins with is changed into what it goes on to. */
        CHANGE("apply FILE --yes --accept url-change");

        private final String line;

        Kind(String line) {
            this.line = line;
        }
    }

    /** The command line. */
    String line() {
        return kind.line;
    }

    /** A new site where all is done that comes before. */
    Site begin(Path below, Simulator.Settings settings) throws IOException {
        Site site = kind == Kind.CHANGE ? Site.ofCase(name, below, settings) : Site.of(name, below, settings);
        if (kind != Kind.APPLY) {
            site.succeeds(Kind.APPLY.line);
            site.simulator().forgetCalls();
        }
        if (kind == Kind.CHANGE) {
            site.edit(name);
        }
        return site;
    }

    /**
     * The same command again finishes the work.
     *
     * @param undisturbed what it leads to when nothing happens
     */
    void finish(Site site, Holdings undisturbed) throws IOException {
        if (kind == Kind.DESTROY) {
            site.isDestroyed();
        } else {
            site.recovers(line(), undisturbed);
        }
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
