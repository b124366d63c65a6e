package livestream.providers.routing;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;

/**
 * The paths of an endpoint's objects of one kind: a beginning that all of them have, and behind it what their names may be.
 *
 * <p>Endpoints differ in the beginning, where their ids are, and are alike behind it; what was found out of a rest once is
 * therefore known for all of them.
 *
 * @param beginning literal, without a leading slash
 * @param rest a regular expression
 */
record ObjectPathSet(String beginning, String rest) {

    /** All of them as a regular language. */
    Automaton language() {
        return Automaton.makeString(beginning).concatenate(restLanguage());
    }

    /** What follows the beginning. */
    Automaton restLanguage() {
        return new RegExp(rest, RegExp.NONE).toAutomaton(false);
    }
}
