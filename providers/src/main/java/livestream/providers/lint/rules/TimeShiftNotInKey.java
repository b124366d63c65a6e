package livestream.providers.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.Severity;

/** Start and end of time-shifted viewing. */
final class TimeShiftNotInKey extends Rule {
    TimeShiftNotInKey() {
        super(
                Severity.ERROR,
                "An endpoint can go back in time, and `start` and `end` are not part of the cache key of its "
                        + "manifests.",
                "The first viewer who asks for a window of time fills the cache for all: the next viewer asks for "
                        + "another window and gets the first one's, or the live manifest.",
                "Write `timeShift: true`, or leave it out: then a startover window decides. A policy of your own "
                        + "has to list `start` and `end`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Set<String> told = new HashSet<>();
        for (CachePolicyUse use : context.cachePolicyUses()) {
            for (Behavior behavior : use.forManifests() ? use.behaviors() : List.<Behavior>of()) {
                if ((use.hasQueryString("start") && use.hasQueryString("end"))
                        || isSmooth(context, behavior)
                        || !StartoverWindow.has(context, behavior.endpoint())
                        || !told.add(use.name() + " " + behavior.endpoint())) {
                    continue;
                }
                boolean said = context.channel(behavior.endpoint())
                        .filter(channel -> channel.place().has("timeShift"))
                        .isPresent();
                findings.add(finding("`" + behavior.endpoint() + "` has a startover window, and " + use.words()
                                + " leaves `start` and `end` out of the cache key.")
                        .at(
                                said && use.origin() == CachePolicyUse.Origin.GENERATED
                                        ? StartoverWindow.timeShiftAt(context, behavior.endpoint())
                                        : use.atKey("QueryStringsConfig"))
                        .help(
                                "write `timeShift: true` in the channel, or leave it out; a policy of your own has to list"
                                        + " both."));
            }
        }
    }

    /** Smooth Streaming takes times in the path alone, which is part of every key. */
    private static boolean isSmooth(LintContext context, Behavior behavior) {
        return context.endpoints().stream()
                .anyMatch(each -> each.name().equals(behavior.endpoint()) && each.format() == Format.MSS);
    }
}
