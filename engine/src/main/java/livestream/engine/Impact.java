package livestream.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What viewers notice of a change.
 *
 * @param reason why, in a few words for a person
 * @param flags what else comes with it, at any level
 */
public record Impact(Level level, String reason, Set<Flag> flags) {

    /** How bad it is, from good to bad. */
    public enum Level {
        /** No byte differs for viewers. */
        NONE,
        /** The same bytes, under keys that no cache has yet: the origin is asked more, and answers come a little later. */
        CACHE_REFILL,
        /** Running sessions may stall, jump or be refused. */
        INTERRUPTION,
        /** A URL that players hold stops working, or a new one must be handed out. */
        URL_CHANGE;

        /** As a person writes it: {@code url-change}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The level that a person writes so. */
        public static Optional<Level> of(String word) {
            return Arrays.stream(values())
                    .filter(level -> level.word().equals(word))
                    .findFirst();
        }

        /** Whether it needs an agreement that names it. */
        public boolean needsConsent() {
            return compareTo(INTERRUPTION) >= 0;
        }
    }

    /** What comes beside a level. */
    public enum Flag {
        /** Some may watch who could not before, or the other way round. */
        ACCESS,
        COST,
        LATENCY;

        /** As a person writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing worth a word. */
    public static final Impact NONE = none("viewers notice nothing");

    /** What is said of a change that no kind speaks of: worth asking before, because it may be felt. */
    public static final Impact UNKNOWN = interruption("what viewers notice of this is not known");

    public Impact {
        Set<Flag> sorted = EnumSet.noneOf(Flag.class);
        sorted.addAll(flags);
        flags = Collections.unmodifiableSet(sorted);
    }

    public static Impact none(String reason, Flag... flags) {
        return new Impact(Level.NONE, reason, Set.of(flags));
    }

    public static Impact cacheRefill(String reason, Flag... flags) {
        return new Impact(Level.CACHE_REFILL, reason, Set.of(flags));
    }

    public static Impact interruption(String reason, Flag... flags) {
        return new Impact(Level.INTERRUPTION, reason, Set.of(flags));
    }

    public static Impact urlChange(String reason, Flag... flags) {
        return new Impact(Level.URL_CHANGE, reason, Set.of(flags));
    }

    /** The worst of some, the first where several are as bad, with the flags of all; {@link #NONE} of none. */
    public static Impact worst(Collection<Impact> impacts) {
        Impact worst = NONE;
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Impact impact : impacts) {
            flags.addAll(impact.flags);
            worst = impact.level.compareTo(worst.level) > 0 || worst.equals(NONE) ? impact : worst;
        }
        return new Impact(worst.level, worst.reason, flags);
    }

    /** {@link #worst(Collection)} of these. */
    public static Impact worst(Impact... impacts) {
        return worst(Arrays.asList(impacts));
    }
}
