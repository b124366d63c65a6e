package livestream.cli.command;

import livestream.cli.Console;
import picocli.CommandLine.Option;

/** Whether somebody agrees to a plan that was just shown. */
final class Consent {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    /** Whether it was given in advance. */
    boolean isGiven() {
        return yes;
    }

    /**
     * Asks, unless told not to; nobody there to ask means no.
     *
     * @param expected the one answer that is a yes
     */
    boolean given(String question, String expected, boolean mayAsk, Console console) {
        if (yes) {
            return true;
        } else if (!mayAsk || !console.interactive()) {
            console.err().println("Nothing was changed: nobody can be asked here. Add --yes to agree to this.");
            return false;
        }
        String answer = console.ask(question);
        boolean agreed = answer != null && answer.strip().equals(expected);
        if (!agreed) {
            console.err().println("Nothing was changed.");
        }
        return agreed;
    }
}
