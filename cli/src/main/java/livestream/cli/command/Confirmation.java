package livestream.cli.command;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import livestream.cli.Console;

/** Whether somebody agrees to a plan that was just shown. */
final class Confirmation {
    /** What people type who agree, and have not read which word is asked for. */
    private static final Set<String> YES = Set.of("y", "yes", "ok");

    private final Supplier<Boolean> yes;

    Confirmation(Arguments arguments) {
        yes = arguments.flag(new String[] {"-y", "--yes"}, "Do not ask.");
    }

    /** Whether it was given in advance. */
    boolean isGiven() {
        return yes.get();
    }

    /**
     * Asks, unless told not to; nobody there to ask means no.
     *
     * @param expected the one answer that is a yes
     */
    boolean given(String question, String expected, boolean mayAsk, Console console) {
        if (yes.get()) {
            return true;
        } else if (!mayAsk || !console.interactive()) {
            console.err()
                    .println("Nothing was changed: this is no terminal, so nothing can be asked. Add --yes to agree.");
            return false;
        }
        String answer = console.ask(question);
        boolean agreed = answer != null && answer.strip().equals(expected);
        if (answer != null && !agreed && YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
            answer = console.ask("To agree, type `" + expected + "`: ");
            agreed = answer != null && answer.strip().equals(expected);
        }
        if (!agreed) {
            console.err().println("Nothing was changed.");
        }
        return agreed;
    }
}
